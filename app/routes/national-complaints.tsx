import { useLoaderData } from '@remix-run/react'
import { TOTALS_SEARCH, totalsSearch } from '#app/features/complaint-reports/country-search.ts'
import { TotalsPage } from '#app/features/complaint-reports/totals-page.tsx'
import { viewTotals } from '#app/features/complaint-reports/view-country.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Hoja semestral para SERVIR') }]

export const loader = guarded('country:read', { search: TOTALS_SEARCH }, ({ actor, search }) => ({
  view: viewTotals(actor, totalsSearch(search)),
}))

export default function NationalComplaintsRoute() {
  return <TotalsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
