import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { SummaryPage } from '#app/features/results/summary/summary-page.tsx'
import { resultTitle } from '#app/features/results/tabs.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getSummary } from '#app/features/results/load-tab.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => ({
  view: await getSummary(actor, params.campaignId),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? resultTitle(data.view.head, 'Resultados') : 'Resultados') },
]

export default function ResultsRoute() {
  return <SummaryPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
