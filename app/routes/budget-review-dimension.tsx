import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ReviewDimension } from '#app/features/budget/review-dimension-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { mayReview, reviewAssessmentItem } from '#app/features/budget/review-assessment.server.ts'
import { nextToReview, reviewAddress } from '#app/features/budget/review-queue.ts'
import { reviewedWords } from '#app/features/budget/done-words.ts'
import { GOES_ON_AT_FIELD } from '#app/kit/shell/done-banner.tsx'
import { readReview } from '#app/features/budget/review-form.ts'
import { dimensionOf, viewSubmitted } from '#app/features/budget/view-assessment.server.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'

/** Whoever reviews goes from one decision to the next with one key. */
export const handle = GOES_ON_AT_FIELD

export const meta = () => [{ title: pageTitle('Revisión de presupuesto') }]

const ADDRESS = {
  params: { assessmentId: z.string(), dimension: z.string() },
  search: { pregunta: z.string().optional(), documento: z.string().optional() },
}

export const loader = guarded('country:read', ADDRESS, async ({ actor, params, search }) => {
  const view = await viewSubmitted(actor, params.assessmentId)
  return {
    view,
    dimension: dimensionOf(view, params.dimension),
    asked: search,
    mayReview: view.status === 'submitted' && (await mayReview(actor, view)),
  }
})

export const action = guarded('assessment:review', ADDRESS, async ({ actor, params: { assessmentId }, form, done }) => {
  const sent = await form()
  const read = readReview(sent)
  const reviewed = await reviewAssessmentItem(actor, { assessmentId, form: read })
  if (reviewed.ok) {
    const view = await viewSubmitted(actor, assessmentId)
    const next = nextToReview(view.dimensions, read.itemId)
    const to = next ? reviewAddress(view, next) : `/nacional/presupuestos/${view.id}`
    return done(to, reviewedWords(view, read.itemId, next !== null), { at: next?.item })
  }
  return data({ problems: reviewed.problems, values: typedValues(sent) }, { status: reviewed.decided ? 409 : 422 })
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

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
