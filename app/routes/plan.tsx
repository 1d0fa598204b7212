import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { PlanPage } from '#app/features/plan/plan-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getPlan } from '#app/features/plan/view-plan.server.ts'
import { can } from '#app/door/policies.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Plan de mejora') }]

const ADDRESS = { params: { year: YEAR }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => ({
  plan: await getPlan(actor, { ...params, entityId: search.entidad ?? null }),
  mayWrite: can(actor.role, 'plan:write'),
}))

export default function PlanRoute() {
  return <PlanPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
