import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetDimensionPage } from '#app/components/budget/dimension-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { saveLevel } from '#app/services/assessments/change.server.ts'
import { dimensionOf, requireAssessment } from '#app/services/assessments/view.server.ts'
import { typedValues } from '#app/services/form-values.ts'
import { guarded } from '#app/services/guard.server.ts'
import { can } from '#app/services/policies.ts'

export const meta = () => [{ title: pageTitle('Presupuesto') }]

export const loader = guarded('assessment:read', async ({ actor, params, request }) => {
  const view = await requireAssessment(actor, params['year'])
  return { view, dimension: dimensionOf(view, params['dimension']), mayWrite: can(actor.role, 'assessment:write'), plain: new URL(request.url).searchParams.has('sencillo') }
})

export const action = guarded('assessment:write', async ({ actor, params, request }) => {
  const form = await request.formData()
  const item = String(form.get('pregunta') ?? '')
  const saved = await saveLevel(actor, params['year'], item, form)
  if (saved.kind === 'saved') return redirect(`${new URL(request.url).pathname}?sencillo=si#${item}`, 303)
  const problems = saved.kind === 'refused' ? saved.problems : {}
  return data({ item, problems, now: saved.kind === 'conflict' ? saved.now : null, values: typedValues(form) }, { status: saved.kind === 'conflict' ? 409 : 422 })
})

export default function BudgetDimensionRoute() {
  return <BudgetDimensionPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
