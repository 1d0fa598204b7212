import { useLoaderData } from '@remix-run/react'
import { PlanPage } from '#app/features/plan/plan-page.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getPlanForExport } from '#app/features/plan/view-plan.server.ts'

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

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
