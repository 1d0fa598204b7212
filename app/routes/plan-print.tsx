import { useLoaderData } from '@remix-run/react'
import { PlanPage } from '#app/components/plan/plan-page.tsx'
import { PrintHint } from '#app/components/shell/print-hint.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getPlanForExport } from '#app/services/plans/plans.server.ts'

export const meta = () => [{ title: pageTitle('Plan para imprimir') }]

export const loader = guarded('plan:read', async ({ actor, params, request }) => {
  const { search, searchParams } = new URL(request.url)
  return { plan: await getPlanForExport(actor, params['year'], searchParams.get('entidad')), search }
})

export default function PlanPrintRoute() {
  const { plan, search } = useLoaderData<typeof loader>()
  return (
    <>
      <PrintHint back={`/panel/plan/${plan.year}${search}`} />
      <PlanPage plan={plan} mayWrite={false} printing />
    </>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
