import { useLoaderData } from '@remix-run/react'
import { CountryPage } from '#app/features/national/country-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { DueBlock } from '#app/features/panel/due-block.tsx'
import { FailedMails } from '#app/features/panel/failed-mails.tsx'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import { viewFailedMails } from '#app/features/panel/view-failed-mails.server.ts'
import { COUNTRY_SEARCH, countrySearch } from '#app/features/national/country-search.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getCountry } from '#app/features/national/view-country.server.ts'

export const meta = () => [{ title: pageTitle('El país') }]

export const loader = guarded('country:read', { search: COUNTRY_SEARCH }, async ({ actor, search }) => ({
  country: await getCountry(actor, countrySearch(search)),
  due: await viewDue(actor),
  mails: await viewFailedMails(actor),
}))

export default function NationalRoute() {
  const { country, due, mails } = useLoaderData<typeof loader>()
  return (
    <CountryPage country={country} top={<DueBlock due={due} />}>
      <FailedMails mails={mails} />
    </CountryPage>
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
