import { redirect } from '@remix-run/node'
import { CertificateSearch } from '#app/features/certificates/certificate-pages.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Comprobar una constancia') }]

export const loader = guarded('public', ({ request }) => {
  const code = new URL(request.url).searchParams.get('codigo')?.trim()
  return code ? redirect(`/constancias/${encodeURIComponent(code.slice(0, 40))}`) : null
})

export default function CertificateSearchRoute() {
  return <CertificateSearch />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
