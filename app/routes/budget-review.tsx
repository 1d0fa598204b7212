import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ReviewOverview } from '#app/features/budget/review-pages.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { endRound, mayReview } from '#app/features/budget/review-assessment.server.ts'
import { viewSubmitted } from '#app/features/budget/view-assessment.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisión de presupuesto') }]

const ADDRESS = { params: { assessmentId: z.string() } }

export const loader = guarded('country:read', ADDRESS, async ({ actor, params }) => {
  const view = await viewSubmitted(actor, params.assessmentId)
  return { view, mayReview: await mayReview(actor, view) }
})

export const action = guarded('assessment:review', ADDRESS, async ({ actor, params, done }) => {
  const ended = await endRound(actor, params.assessmentId)
  return ended.ok
    ? done('/nacional/revisiones', 'Terminó la ronda de revisión. La entidad ya la ve.')
    : data({ problems: ended.problems }, { status: 422 })
})

export default function BudgetReviewRoute() {
  return (
    <ReviewOverview {...useLoaderData<typeof loader>()} problem={useActionData<typeof action>()?.problems['fin']} />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
