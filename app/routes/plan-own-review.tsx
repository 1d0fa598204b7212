import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnReviewPage } from '#app/features/plan/review/own-review-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { typedValues } from '#app/kit/forms/fields.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { answerComment } from '#app/features/plan/review/answer-comment.server.ts'
import { readAnswerForm } from '#app/features/plan/review/form.ts'
import { ownReviewAddress } from '#app/features/plan/review/review-address.ts'
import { viewOwnReview } from '#app/features/plan/review/view-review.server.ts'

export const meta = () => [{ title: pageTitle('Revisión del MIMP') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('review:read', ADDRESS, async ({ actor, params }) => ({
  review: await viewOwnReview(actor, params.year),
}))

export const action = guarded('plan:write', ADDRESS, async ({ actor, params: { year }, form, done }) => {
  const sent = await form()
  const read = readAnswerForm(sent)
  const answered = await answerComment(actor, { year, form: read })
  if (answered.ok)
    return done(ownReviewAddress(year), 'Su respuesta se envió al MIMP.', { at: `comentario-${read.commentId}` })
  const status = answered.answered ? 409 : 422
  return data({ problems: answered.problems, values: typedValues(sent) }, { status })
})

export default function PlanOwnReviewRoute() {
  const refused = useActionData<typeof action>()
  const { review } = useLoaderData<typeof loader>()
  return (
    <OwnReviewPage review={review} refused={{ values: refused?.values ?? {}, problems: refused?.problems ?? {} }} />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
