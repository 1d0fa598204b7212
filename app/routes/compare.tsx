import { useLoaderData } from '@remix-run/react'
import { ComparePage } from '#app/features/comparison/compare-page.tsx'
import { COMPARE_SEARCH, compareSearch } from '#app/features/comparison/compare-search.ts'
import { getComparison } from '#app/features/comparison/view-compare.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Comparar') }]

export const loader = guarded('country:read', { search: COMPARE_SEARCH }, async ({ actor, search }) => ({
  view: getComparison(actor, compareSearch(search)),
}))

export default function CompareRoute() {
  return <ComparePage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
