import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { PublishedReport } from '#app/features/country-report/public-pages.tsx'
import { EDITION_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { viewPublishedReport } from '#app/features/country-report/view-published.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data?.view.report.title ?? 'Informe del país') },
]

export const loader = guarded('public', EDITION_ADDRESS, ({ params, search }) => ({
  view: viewPublishedReport({ ...params, ...search }),
}))

export default function PublicReportRoute() {
  return <PublishedReport view={useLoaderData<typeof loader>().view} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
