import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { CertificateSearch } from '#app/features/certificates/certificate-pages.tsx'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Comprobar una constancia') }]

/** The code that was typed, or the text that it stands in. */
const codigo = z.string().optional()

export const loader = guarded('public', { search: { codigo } }, ({ search: { codigo: code } }) => {
  return code ? redirect(`/constancias/${encodeURIComponent(readCode(code) ?? code.slice(0, 40))}`) : null
})

export default function CertificateSearchRoute() {
  return <CertificateSearch />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
