import { useLoaderData } from '@remix-run/react'
import { OwnActionsPage } from '#app/features/plan/carry-out/own-actions-page.tsx'
import { viewOwnActions } from '#app/features/plan/carry-out/view-carry-out.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Mis acciones') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('plan:assigned', ADDRESS, async ({ actor, params }) => ({
  own: await viewOwnActions(actor, params.year),
}))

export default function PlanOwnActionsRoute() {
  return <OwnActionsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
