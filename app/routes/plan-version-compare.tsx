import { useLoaderData } from '@remix-run/react'
import { ComparisonPage } from '#app/features/plan/approval/version-pages.tsx'
import { VERSION_ADDRESS } from '#app/features/plan/approval/version-param.ts'
import { viewComparison } from '#app/features/plan/approval/view-version.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Qué cambió en el plan') }]

export const loader = guarded('plan:read', VERSION_ADDRESS, async ({ actor, params, search }) => ({
  view: await viewComparison(actor, { ...params, entityId: search.entidad ?? null }),
}))

export default function PlanVersionCompareRoute() {
  return <ComparisonPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
