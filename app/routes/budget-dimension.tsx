import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetDimensionPage } from '#app/features/budget/dimension-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { saveLevel } from '#app/features/budget/change-item.server.ts'
import { dimensionOf, requireAssessment } from '#app/features/budget/view-budget.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'

export const meta = () => [{ title: pageTitle('Presupuesto') }]

export const loader = guarded('assessment:read', async ({ actor, params, request }) => {
  const view = await requireAssessment(actor, params['year'])
  return {
    view,
    dimension: dimensionOf(view, params['dimension']),
    mayWrite: can(actor.role, 'assessment:write'),
    plain: new URL(request.url).searchParams.has('sencillo'),
  }
})

export const action = guarded('assessment:write', async ({ actor, params, request }) => {
  const form = await request.formData()
  const item = String(form.get('pregunta') ?? '')
  const saved = await saveLevel(actor, params['year'], item, form)
  if (saved.kind === 'saved') return redirect(`${new URL(request.url).pathname}?sencillo=si#${item}`, 303)
  const problems = saved.kind === 'refused' ? saved.problems : {}
  return data(
    { item, problems, now: saved.kind === 'conflict' ? saved.now : null, values: typedValues(form) },
    { status: saved.kind === 'conflict' ? 409 : 422 },
  )
})

export default function BudgetDimensionRoute() {
  return <BudgetDimensionPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
