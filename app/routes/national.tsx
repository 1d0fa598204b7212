import { useLoaderData } from '@remix-run/react'
import { CountryPage } from '#app/features/national/country-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { pendingRequestCount } from '#app/features/account-requests/list-requests.server.ts'
import { COUNTRY_SEARCH, countrySearch } from '#app/features/national/country-search.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getCountry } from '#app/features/national/view-country.server.ts'

export const meta = () => [{ title: pageTitle('El país') }]

export const loader = guarded('country:read', { search: COUNTRY_SEARCH }, async ({ actor, search }) => ({
  country: await getCountry(actor, countrySearch(search)),
  waiting: await pendingRequestCount(actor),
}))

export default function NationalRoute() {
  return <CountryPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
