import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ActionEditor } from '#app/features/plan/action-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { actionDone } from '#app/features/plan/done-words.ts'
import { guarded } from '#app/door/guard.server.ts'
import { decideAction } from '#app/features/plan/decide-action.server.ts'
import { readActionForm } from '#app/features/plan/form.ts'
import { goOnAfter } from '#app/features/plan/decide/go-on.server.ts'
import { getActionEditor } from '#app/features/plan/decide/view-editor.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Acción del plan') }]

const ADDRESS = { params: { year: YEAR, actionId: z.string() } }

export const loader = guarded('plan:write', ADDRESS, ({ actor, params }) => getActionEditor(actor, params))

export const action = guarded('plan:write', ADDRESS, async ({ actor, params, form, done }) => {
  const sent = await form()
  const saved = await decideAction(actor, { ...params, form: readActionForm(sent) })
  if (saved.ok) return done(await goOnAfter(actor, saved.done), ...actionDone(saved.done))
  const status = saved.moved ? 409 : 422
  return data({ problems: saved.problems, moved: saved.moved, values: typedValues(sent) }, { status })
})

export default function PlanActionRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ActionEditor
      view={useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
      moved={refused?.moved ?? false}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
