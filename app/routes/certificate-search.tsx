import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { CertificateSearch } from '#app/features/certificates/certificate-pages.tsx'
import { readCode } from '#app/kit/codes/typed-code.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Comprobar una constancia') }]

/** The code that was typed, or the text that it stands in. */
const codigo = z.string().optional()
/** Letters of a text without a code that the next page shows. */
const LONGEST_SHOWN = 40

export const loader = guarded('public', { search: { codigo } }, ({ search: { codigo: code } }) => {
  if (!code) return null
  // Whole letters: half of one could not be written in an address.
  const shown = [...code].slice(0, LONGEST_SHOWN).join('')
  return redirect(`/constancias/${encodeURIComponent(readCode(code) ?? shown)}`)
})

export default function CertificateSearchRoute() {
  return <CertificateSearch />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
