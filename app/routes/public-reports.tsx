import { useLoaderData } from '@remix-run/react'
import { PublishedReports } from '#app/features/country-report/public-pages.tsx'
import { viewPublishedReports } from '#app/features/country-report/view-published.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Informes del país') }]

export const loader = guarded('public', {}, () => ({ reports: viewPublishedReports() }))

export default function PublicReportsRoute() {
  return <PublishedReports reports={useLoaderData<typeof loader>().reports} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
