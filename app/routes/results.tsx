import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ResultsPage } from '#app/features/results/results-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { getResults } from '#app/features/results/view-results.server.ts'

export const meta = () => [{ title: pageTitle('Resultados') }]

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => ({
  results: await getResults(actor, params.campaignId),
  mayPlan: can(actor.role, 'plan:write'),
  mayCertify: can(actor.role, 'certificate:read'),
}))

export default function ResultsRoute() {
  return <ResultsPage {...useLoaderData<typeof loader>()} view="page" />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
