import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PlanPage } from '#app/features/plan/plan-page.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { getPlanForExport } from '#app/features/plan/view-plan.server.ts'

export const meta = () => [{ title: pageTitle('Plan para imprimir') }]

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search: { entidad } }) => ({
  plan: await getPlanForExport(actor, { ...params, entityId: entidad ?? null }),
  search: entidad === undefined ? '' : `?entidad=${encodeURIComponent(entidad)}`,
}))

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
