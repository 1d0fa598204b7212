import { useLoaderData } from '@remix-run/react'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { formatCount } from '#app/kit/format.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { readMoveForm } from '#app/features/plan/next-year/form.ts'
import { MovePage } from '#app/features/plan/next-year/move-page.tsx'
import { bringProposals, viewMovable } from '#app/features/plan/next-year/move-proposals.server.ts'

export const meta = () => [{ title: pageTitle('Traer al plan de este año') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('plan:write', ADDRESS, ({ actor, params }) => viewMovable(actor, params.year))

export const action = guarded('plan:write', ADDRESS, async ({ actor, params: { year }, form, done }) => {
  const moved = await bringProposals(actor, { year, form: readMoveForm(await form()) })
  return done(
    `/panel/plan/${year}`,
    moved === 0
      ? 'No quedaba nada por traer: alguien lo trajo o lo decidió antes.'
      : `${formatCount(moved, 'propuesta está', 'propuestas están')} ahora en el plan de ${year}, por decidir.`,
  )
})

export default function PlanBringRoute() {
  return <MovePage movable={useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
