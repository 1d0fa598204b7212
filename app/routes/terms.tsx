import { useLoaderData } from '@remix-run/react'
import { viewTerms } from '#app/features/site-notices/view-terms.server.ts'
import { TermsPage } from '#app/features/site-notices/terms-page.tsx'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Términos de uso') }]

export const loader = guarded('public', {}, () => viewTerms())

export default function TermsRoute() {
  return <TermsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
