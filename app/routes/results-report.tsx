import { useLoaderData } from '@remix-run/react'
import { ResultsPage } from '#app/components/results/results-page.tsx'
import { PrintHint } from '#app/components/shell/print-hint.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getResults } from '#app/services/results/results.server.ts'

export const meta = () => [{ title: pageTitle('Informe de resultados') }]

export const loader = guarded('release:read', async ({ actor, params }) => ({
  results: await getResults(actor, params['campaignId'] ?? ''),
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

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
