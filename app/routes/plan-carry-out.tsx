import { useLoaderData } from '@remix-run/react'
import { CarryOutPage } from '#app/features/plan/carry-out/carry-out-page.tsx'
import { CARRY_OUT_SEARCH, carryOutSearch } from '#app/features/plan/carry-out/search.ts'
import { viewCarryOut } from '#app/features/plan/carry-out/view-carry-out.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Ejecutar el plan') }]

const ADDRESS = { params: { year: YEAR }, search: CARRY_OUT_SEARCH }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => ({
  carryOut: await viewCarryOut(actor, { ...params, search: carryOutSearch(search) }),
}))

export default function PlanCarryOutRoute() {
  return <CarryOutPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
