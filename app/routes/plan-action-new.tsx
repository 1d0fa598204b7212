import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnActionForm } from '#app/features/plan/action-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { actionDone } from '#app/features/plan/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { addOwnAction } from '#app/features/plan/decide-action.server.ts'
import { readOwnActionForm } from '#app/features/plan/form.ts'
import { goOnAfter } from '#app/features/plan/decide/go-on.server.ts'
import { getOwnActionForm } from '#app/features/plan/decide/view-editor.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Agregar una acción') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('plan:write', ADDRESS, ({ actor, params }) => getOwnActionForm(actor, params.year))

export const action = guarded('plan:write', ADDRESS, async ({ actor, params: { year }, form, done }) => {
  const sent = await form()
  const added = await addOwnAction(actor, { year, form: readOwnActionForm(sent) })
  if (added.ok) return done(await goOnAfter(actor, added.done), ...actionDone(added.done))
  return data({ problems: added.problems, values: typedValues(sent) }, { status: 422 })
})

export default function PlanActionNewRoute() {
  const refused = useActionData<typeof action>()
  return (
    <OwnActionForm
      view={useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
