import { useLoaderData, type MetaFunction } from '@remix-run/react'
import { CountedPage } from '#app/features/country-report/counted-page.tsx'
import { FIGURE_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { publicAddress, publicFigureAddress } from '#app/features/country-report/report-address.ts'
import { viewPublishedFigure } from '#app/features/country-report/view-published.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Qué cuenta: ${data.view.title}` : 'Informe del país') },
]

export const loader = guarded('public', FIGURE_ADDRESS, ({ params, search: { version, pagina } }) => ({
  version,
  view: viewPublishedFigure({ ...params, version, page: pagina }),
}))

export default function PublicReportFigureRoute() {
  const { view, version } = useLoaderData<typeof loader>()
  const { year, slot } = view
  return (
    <CountedPage
      view={view}
      back={publicAddress(year, version)}
      here={(page) => publicFigureAddress(year, slot, version, page)}
    />
  )
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
