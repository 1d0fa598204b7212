import { useLoaderData } from '@remix-run/react'
import { ReviewQueue } from '#app/features/budget/review-pages.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { reviewQueue } from '#app/features/budget/list-reviews.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisiones de presupuesto') }]

export const loader = guarded('country:read', {}, async ({ actor }) => ({ rows: await reviewQueue(actor) }))

export default function BudgetReviewsRoute() {
  return <ReviewQueue {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
