import { useLoaderData } from '@remix-run/react'
import { AttachedPage } from '#app/features/attached/attached-page.tsx'
import { ATTACHED_SEARCH } from '#app/features/attached/attached-search.ts'
import { viewAttached } from '#app/features/attached/view-attached.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Entidades adscritas') }]

export const loader = guarded('attached:read', { search: ATTACHED_SEARCH }, ({ actor, search }) => ({
  view: viewAttached(actor, { search: search.buscar, page: search.pagina }),
}))

export default function AttachedRoute() {
  return <AttachedPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
