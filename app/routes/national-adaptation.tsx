import { useLoaderData } from '@remix-run/react'
import { CountryAdaptationPage } from '#app/features/adaptation/country-page.tsx'
import { ADAPTATION_SEARCH, adaptationSearch } from '#app/features/adaptation/country-search.ts'
import { viewCountryAdaptation } from '#app/features/adaptation/view-country.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Adecuación en el país') }]

export const loader = guarded('country:read', { search: ADAPTATION_SEARCH }, ({ actor, search }) => ({
  country: viewCountryAdaptation(actor, adaptationSearch(search)),
}))

export default function NationalAdaptationRoute() {
  return <CountryAdaptationPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
