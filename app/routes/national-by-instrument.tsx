import { useLoaderData } from '@remix-run/react'
import { CountryPage } from '#app/features/national/country-page.tsx'
import { COUNTRY_SEARCH, countrySearch } from '#app/features/national/country-search.ts'
import { getCountry } from '#app/features/national/view-country.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { packed, unpacked } from '#app/kit/shell/packed.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Por herramienta') }]

export const loader = guarded('country:read', { search: COUNTRY_SEARCH }, async ({ actor, search }) => ({
  country: packed(await getCountry(actor, countrySearch(search))),
}))

export default function NationalByInstrumentRoute() {
  return <CountryPage country={unpacked(useLoaderData<typeof loader>().country)} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
