import { useLoaderData } from '@remix-run/react'
import { ASKED_ADDRESS, askedIn } from '#app/features/november-report/asked-address.ts'
import { ReadReportPage } from '#app/features/november-report/read-page.tsx'
import { viewAskedReport } from '#app/features/november-report/view-report.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Leer el informe de noviembre') }]

export const loader = guarded('november:read', ASKED_ADDRESS, async ({ actor, ...typed }) => ({
  view: await viewAskedReport(actor, askedIn(typed)),
}))

export default function NovemberReadRoute() {
  return <ReadReportPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
