import { Link, useLoaderData } from '@remix-run/react'
import { REPORT_QUEUE } from '#app/features/november-report/november-address.ts'
import { ReviewQueue } from '#app/features/budget/review-pages.tsx'
import { PlanReviewQueue } from '#app/features/plan/review/queue-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { reviewQueue } from '#app/features/budget/list-reviews.server.ts'
import { planQueue } from '#app/features/plan/review/list-queue.server.ts'
import { QUEUE_SEARCH } from '#app/features/plan/review/queue-search.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Revisiones') }]

const address = { search: { ...QUEUE_SEARCH, presupuestos: pageNumber, revisados: pageNumber } }

export const loader = guarded('country:read', address, async ({ actor, search }) => ({
  queue: await planQueue(actor, search),
  budgets: await reviewQueue(actor, search),
}))

export default function ReviewsRoute() {
  const { queue, budgets } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Revisiones</h1>
      <p className="no-imprimir">
        <Link to={REPORT_QUEUE}>Informes de noviembre</Link> · <a href="#planes">Planes firmados</a> ·{' '}
        <a href="#presupuestos">Presupuestos</a> · <Link to="/nacional/registros">Registros anuales</Link>
      </p>
      <PlanReviewQueue queue={queue} />
      <ReviewQueue queue={budgets} />
    </>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
