import { useLoaderData } from '@remix-run/react'
import { ResultsPage } from '#app/components/results/results-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { can } from '#app/services/policies.ts'
import { getResults } from '#app/services/results/results.server.ts'

export const meta = () => [{ title: pageTitle('Resultados') }]

export const loader = guarded('release:read', async ({ actor, params }) => ({
  results: await getResults(actor, params['campaignId'] ?? ''),
  mayPlan: can(actor.role, 'plan:write'),
  mayCertify: can(actor.role, 'certificate:read'),
}))

export default function ResultsRoute() {
  return <ResultsPage {...useLoaderData<typeof loader>()} view="page" />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
