import { useLoaderData } from '@remix-run/react'
import { CountedPage } from '#app/features/country-report/counted-page.tsx'
import { DRAFT_FIGURE_ADDRESS } from '#app/features/country-report/edition-address.ts'
import { draftAddress, draftFigureAddress } from '#app/features/country-report/report-address.ts'
import { viewDraftFigure } from '#app/features/country-report/view-draft.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Qué cuenta una cifra') }]

export const loader = guarded('country:read', DRAFT_FIGURE_ADDRESS, ({ actor, params, search: { anio, pagina } }) => ({
  view: viewDraftFigure(actor, { ...params, year: anio, page: pagina }),
}))

export default function CountryReportFigureRoute() {
  const { view } = useLoaderData<typeof loader>()
  const { year, slot } = view
  return <CountedPage view={view} back={draftAddress(year)} here={(page) => draftFigureAddress(year, slot, page)} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
