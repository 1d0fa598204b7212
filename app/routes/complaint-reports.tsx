import { useLoaderData } from '@remix-run/react'
import { ReportsPage } from '#app/features/complaint-reports/reports-page.tsx'
import { viewReports } from '#app/features/complaint-reports/view-reports.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Hoja semestral para SERVIR') }]

export const loader = guarded('complaints:write', {}, ({ actor }) => ({ view: viewReports(actor) }))

export default function ComplaintReportsRoute() {
  return <ReportsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
