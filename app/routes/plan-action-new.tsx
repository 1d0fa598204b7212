import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnActionForm } from '#app/features/plan/action-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { addPlanAction, getPlan } from '#app/features/plan/view-plan.server.ts'

export const meta = () => [{ title: pageTitle('Agregar una acción') }]

export const loader = guarded('plan:write', async ({ actor, params }) => ({
  year: (await getPlan(actor, params['year'], null)).year,
}))

export const action = guarded('plan:write', async ({ actor, params, request }) => {
  const form = await request.formData()
  const added = await addPlanAction(actor, params['year'], form)
  if (added.ok) return redirect(`/panel/plan/${params['year']}`, 303)
  return data({ problems: added.problems, values: typedValues(form) }, { status: 422 })
})

export default function PlanActionNewRoute() {
  const { year } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return <OwnActionForm year={year} problems={refused?.problems ?? {}} values={refused?.values ?? {}} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
