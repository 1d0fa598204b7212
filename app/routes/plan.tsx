import { useLoaderData } from '@remix-run/react'
import { PlanPage } from '#app/components/plan/plan-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getPlan } from '#app/services/plans/plans.server.ts'
import { can } from '#app/services/policies.ts'

export const meta = () => [{ title: pageTitle('Plan de mejora') }]

export const loader = guarded('plan:read', async ({ actor, params, request }) => ({
  plan: await getPlan(actor, params['year'], new URL(request.url).searchParams.get('entidad')),
  mayWrite: can(actor.role, 'plan:write'),
}))

export default function PlanRoute() {
  return <PlanPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
