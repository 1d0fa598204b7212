import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { z } from 'zod'
import { ReportPage } from '#app/features/results/report/report-page.tsx'
import { resultTitle } from '#app/features/results/tabs.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getReport } from '#app/features/results/report/view-report.server.ts'

const ADDRESS = { params: { campaignId: z.string() }, search: { anexo: z.string().optional() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params, search, visitor }) => ({
  link: `${visitor.origin}/panel/aplicaciones/${params.campaignId}/informe`,
  view: await getReport(actor, { campaignId: params.campaignId, annex: search.anexo === 'si' }),
}))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? resultTitle(data.view.summary.head, 'Informe') : 'Informe de resultados') },
]

export default function ResultsReport() {
  return <ReportPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
