import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DecidePage } from '#app/features/plan/decide/decide-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { GOES_ON_AT_FIELD } from '#app/kit/shell/done-banner.tsx'
import { dutiesDone } from '#app/features/plan/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { acceptDuties } from '#app/features/plan/decide/accept-duties.server.ts'
import { getDecidePage } from '#app/features/plan/decide/view-decide.server.ts'
import { readDutiesForm } from '#app/features/plan/form.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Plan de mejora') }]
export const handle = GOES_ON_AT_FIELD

const PARAMS = { year: YEAR }
const SEARCH = { entidad: z.string().optional(), accion: z.string().optional(), todas: z.string().optional() }

export const loader = guarded('plan:read', { params: PARAMS, search: SEARCH }, ({ actor, params, search }) =>
  getDecidePage(actor, {
    ...params,
    entityId: search.entidad ?? null,
    chosen: search.accion ?? null,
    opened: search.todas === 'si',
  }),
)

export const action = guarded('plan:write', { params: PARAMS }, async ({ actor, params: { year }, form, done }) => {
  const accepted = await acceptDuties(actor, { year, seen: readDutiesForm(await form()) })
  if (accepted.ok) return done(`/panel/plan/${year}`, dutiesDone(accepted.count))
  return data({ problem: accepted.problem }, { status: 409 })
})

export default function PlanRoute() {
  const refused = useActionData<typeof action>()
  return <DecidePage view={useLoaderData<typeof loader>()} problem={refused?.problem ?? null} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
