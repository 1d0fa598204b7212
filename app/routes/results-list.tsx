import { useLoaderData } from '@remix-run/react'
import { ResultsListPage } from '#app/features/results/results-list-page.tsx'
import { listResults } from '#app/features/results/list-results.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Resultados') }]

export const loader = guarded('panel:read', {}, async ({ actor }) => ({ results: await listResults(actor) }))

export default function ResultsListRoute() {
  return <ResultsListPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
