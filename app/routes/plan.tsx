import { useLoaderData } from '@remix-run/react'
import { PlanPage } from '#app/features/plan/plan-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getPlan } from '#app/features/plan/view-plan.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Plan de mejora') }]

export const loader = guarded('plan:read', async ({ actor, params, request }) => ({
  plan: await getPlan(actor, params['year'], new URL(request.url).searchParams.get('entidad')),
  mayWrite: can(actor.role, 'plan:write'),
}))

export default function PlanRoute() {
  return <PlanPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
