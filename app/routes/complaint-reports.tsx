import { useLoaderData } from '@remix-run/react'
import { ReportsPage } from '#app/features/complaint-reports/reports-page.tsx'
import { viewReports } from '#app/features/complaint-reports/view-reports.server.ts'
import { DueBlock } from '#app/features/panel/due-block.tsx'
import { viewDue } from '#app/features/panel/view-due.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Hoja semestral para SERVIR') }]

export const loader = guarded('complaints:write', {}, async ({ actor }) => ({
  view: viewReports(actor),
  due: await viewDue(actor),
}))

export default function ComplaintReportsRoute() {
  const { view, due } = useLoaderData<typeof loader>()
  return <ReportsPage view={view} due={<DueBlock due={due} silent />} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
