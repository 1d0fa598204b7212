import { useLoaderData } from '@remix-run/react'
import { CountryPage } from '#app/components/national/country-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { pendingRequestCount } from '#app/services/accounts/account-requests.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getCountry } from '#app/services/national/national.server.ts'

export const meta = () => [{ title: pageTitle('El país') }]

export const loader = guarded('country:read', async ({ actor, request }) => ({ country: await getCountry(actor, new URL(request.url).searchParams), waiting: await pendingRequestCount(actor) }))

export default function NationalRoute() {
  return <CountryPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
