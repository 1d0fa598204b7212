import { useLoaderData } from '@remix-run/react'
import { ReviewQueue } from '#app/components/budget/review-pages.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { reviewQueue } from '#app/services/assessments/review.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisiones de presupuesto') }]

export const loader = guarded('country:read', async ({ actor }) => ({ rows: await reviewQueue(actor) }))

export default function BudgetReviewsRoute() {
  return <ReviewQueue {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
