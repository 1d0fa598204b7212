import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetOverview, BudgetStart } from '#app/features/budget/overview-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { startThisYear } from '#app/features/budget/change-item.server.ts'
import { signAssessment } from '#app/features/budget/sign-budget.server.ts'
import { currentAssessmentYear, viewAssessment, yearOf } from '#app/features/budget/view-budget.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Presupuesto') }]

export const loader = guarded('assessment:read', async ({ actor, params }) => ({
  view: await viewAssessment(actor, params['year']),
  year: yearOf(params['year']),
  entityName: actor.entity?.name ?? '',
  isThisYear: yearOf(params['year']) === currentAssessmentYear(),
  mayWrite: can(actor.role, 'assessment:write'),
  maySign: actor.headsPlanning,
  mayReadPlan: can(actor.role, 'plan:read'),
}))

export const action = guarded('assessment:write', async ({ actor, params, request }) => {
  const form = await request.formData()
  const here = `/panel/presupuesto/${params['year']}`
  if (form.get('accion') !== 'firmar') {
    await startThisYear(actor, params['year'])
    return redirect(here, 303)
  }
  const signed = await signAssessment(actor, params['year'], form)
  return signed.ok
    ? redirect(here, 303)
    : data({ problems: signed.problems, values: typedValues(form) }, { status: signed.moved ? 409 : 422 })
})

export default function BudgetRoute() {
  const { view, year, entityName, isThisYear, mayWrite, maySign, mayReadPlan } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (!view) return <BudgetStart year={year} entityName={entityName} mayWrite={mayWrite} isThisYear={isThisYear} />
  return (
    <BudgetOverview
      view={view}
      mayWrite={mayWrite}
      maySign={maySign}
      mayReadPlan={mayReadPlan}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
