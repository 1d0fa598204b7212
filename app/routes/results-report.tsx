import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ResultsPage } from '#app/features/results/results-page.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getResults } from '#app/features/results/view-results.server.ts'

export const meta = () => [{ title: pageTitle('Informe de resultados') }]

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => ({
  results: await getResults(actor, params.campaignId),
}))

export default function ResultsReport() {
  const { results } = useLoaderData<typeof loader>()
  return (
    <>
      <PrintHint back={`/panel/aplicaciones/${results.record.campaignId}/resultados`} />
      <ResultsPage results={results} view="report" mayPlan={false} />
    </>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
