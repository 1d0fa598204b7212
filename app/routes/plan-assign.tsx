import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AssignPage } from '#app/features/plan/carry-out/assign-page.tsx'
import { assignActions, findAssignees } from '#app/features/plan/carry-out/assign.server.ts'
import { assignedDone } from '#app/features/plan/carry-out/done-words.ts'
import { readAssignForm } from '#app/features/plan/carry-out/form.ts'
import { viewAssignable } from '#app/features/plan/carry-out/view-carry-out.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Asignar acciones') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('plan:write', ADDRESS, async ({ actor, params }) => ({
  ...(await viewAssignable(actor, params.year)),
  assignees: await findAssignees(actor, limaDate(new Date())),
}))

export const action = guarded('plan:write', ADDRESS, async ({ actor, params, form, path, done }) => {
  const sent = await form()
  const asked = readAssignForm(sent)
  const assigned = await assignActions(actor, { ...params, form: asked })
  if (assigned.ok) return done(path, assignedDone(assigned))
  const chosen = asked.actions.map(({ id }) => id)
  const { problems, moved } = assigned
  return data({ problems, chosen, values: typedValues(sent) }, { status: moved ? 409 : 422 })
})

export default function PlanAssignRoute() {
  const refused = useActionData<typeof action>()
  return (
    <AssignPage
      loaded={useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      chosen={refused?.chosen ?? null}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
