import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ReportPage } from '#app/features/plan/progress-report/report-page.tsx'
import { viewReport } from '#app/features/plan/progress-report/view-report.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Informe de avance del plan') }]

const ADDRESS = { params: { year: YEAR, cutOff: z.string() }, search: { entidad: z.string().optional() } }

export const loader = guarded('plan:read', ADDRESS, async ({ actor, params, search }) => ({
  view: await viewReport(actor, { ...params, entityId: search.entidad ?? null }),
}))

export default function PlanReportRoute() {
  return <ReportPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
