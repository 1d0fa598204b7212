import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReviewDimension } from '#app/features/budget/review-dimension-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { mayReview, reviewByForm } from '#app/features/budget/review-budget.server.ts'
import { dimensionOf, viewSubmitted } from '#app/features/budget/view-budget.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisión de presupuesto') }]

export const loader = guarded('country:read', async ({ actor, params }) => {
  const view = await viewSubmitted(actor, params['assessmentId'] ?? '')
  return {
    view,
    dimension: dimensionOf(view, params['dimension']),
    mayReview: view.status === 'submitted' && (await mayReview(actor, view)),
  }
})

export const action = guarded('assessment:review', async ({ actor, params, request }) => {
  const form = await request.formData()
  const reviewed = await reviewByForm(actor, params['assessmentId'] ?? '', form)
  if (reviewed.ok) return redirect(`${new URL(request.url).pathname}#${String(form.get('pregunta'))}`, 303)
  return data({ problems: reviewed.problems, values: typedValues(form) }, { status: reviewed.decided ? 409 : 422 })
})

export default function BudgetReviewDimensionRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ReviewDimension
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? {}}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
