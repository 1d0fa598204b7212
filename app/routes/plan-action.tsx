import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActionEditor } from '#app/features/plan/action-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getPlanAction, savePlanAction } from '#app/features/plan/view-plan.server.ts'

export const meta = () => [{ title: pageTitle('Acción del plan') }]

export const loader = guarded('plan:write', ({ actor, params }) =>
  getPlanAction(actor, params['year'], params['actionId'] ?? '', null),
)

export const action = guarded('plan:write', async ({ actor, params, request }) => {
  const form = await request.formData()
  const saved = await savePlanAction(actor, params['year'], params['actionId'] ?? '', form)
  if (saved.ok) return redirect(`/panel/plan/${params['year']}`, 303)
  return data({ problems: saved.problems, values: typedValues(form) }, { status: 422 })
})

export default function PlanActionRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ActionEditor
      loaded={useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused && 'titulo' in refused.values ? refused.values : null}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
