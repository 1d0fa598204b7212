import { useLoaderData } from '@remix-run/react'
import { CountryNowPage } from '#app/features/open-data/country-now/country-now-page.tsx'
import { viewCountryNow } from '#app/features/open-data/country-now/view-country-now.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Cómo va el país') }]

export const loader = guarded('public', {}, () => ({ view: viewCountryNow() }))

export default function CountryNowRoute() {
  return <CountryNowPage view={useLoaderData<typeof loader>().view} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
