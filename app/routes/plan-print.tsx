import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PrintedPlan } from '#app/features/plan/printed-plan.tsx'
import { Logo } from '#app/kit/shell/logo.tsx'
import { PrintHint } from '#app/kit/shell/print-hint.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { logoOf } from '#app/features/logos/view-logo.server.ts'
import { getPlan } from '#app/features/plan/view-plan.server.ts'

export const meta = () => [{ title: pageTitle('Plan para imprimir') }]

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search: { entidad } }) => {
  const plan = await getPlan(actor, { ...params, entityId: entidad ?? null })
  return {
    plan,
    logo: logoOf(plan.entity),
    search: entidad === undefined ? '' : `?entidad=${encodeURIComponent(entidad)}`,
  }
})

export default function PlanPrintRoute() {
  const { plan, logo, search } = useLoaderData<typeof loader>()
  return (
    <>
      <PrintHint back={`/panel/plan/${plan.year}${search}`} />
      <Logo logo={logo} />
      <PrintedPlan plan={plan} />
    </>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
