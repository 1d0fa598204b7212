import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ReviewPage } from '#app/features/plan/review/review-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readReviewForm } from '#app/features/plan/review/form.ts'
import { planReviewAddress } from '#app/features/plan/review/review-address.ts'
import { REVIEW_PARAMS } from '#app/features/plan/review/review-params.ts'
import { reviewedWords } from '#app/features/plan/review/done-words.ts'
import { reviewPlan } from '#app/features/plan/review/review-plan.server.ts'
import { viewReview } from '#app/features/plan/review/view-review.server.ts'

export const meta = () => [{ title: pageTitle('Revisión de un plan') }]

const ADDRESS = { params: REVIEW_PARAMS }

export const loader = guarded('country:read', ADDRESS, async ({ actor, params }) => ({
  view: await viewReview(actor, params),
}))

export const action = guarded('plan:review', ADDRESS, async ({ actor, params, form, done }) => {
  const sent = await form()
  const read = readReviewForm(sent)
  const reviewed = await reviewPlan(actor, { form: read, place: params })
  if (reviewed.ok) return done(planReviewAddress(params), ...reviewedWords(read))
  const status = reviewed.moved ? 409 : 422
  return data({ problems: reviewed.problems, values: typedValues(sent) }, { status })
})

export default function PlanReviewRoute() {
  const refused = useActionData<typeof action>()
  const { view } = useLoaderData<typeof loader>()
  return <ReviewPage view={view} refused={{ values: refused?.values ?? {}, problems: refused?.problems ?? {} }} />
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
