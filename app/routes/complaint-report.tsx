import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readReportForm, typedReport } from '#app/features/complaint-reports/form.ts'
import { HALF } from '#app/features/complaint-reports/half-param.ts'
import { ReportPage } from '#app/features/complaint-reports/report-page.tsx'
import { saveReport } from '#app/features/complaint-reports/save-report.server.ts'
import { viewReport } from '#app/features/complaint-reports/view-reports.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Hoja para SERVIR') }]

const ADDRESS = { params: { half: HALF } }

export const loader = guarded('complaints:write', ADDRESS, ({ actor, params }) => ({
  view: viewReport(actor, params.half),
}))

export const action = guarded(
  'complaints:write',
  { ...ADDRESS, neverKept: 'counts of complaints: what could not be saved waits in the page of who typed it' },
  async ({ actor, params: { half }, form, done }) => {
    const sent = await form()
    const saved = saveReport(actor, { half, form: readReportForm(sent) })
    if (saved.ok) return done('/panel/hoja-servir', 'La hoja del semestre se guardó.')
    return data({ problems: saved.problems, values: typedReport(sent) }, { status: saved.moved ? 409 : 422 })
  },
)

export default function ComplaintReportRoute() {
  const refused = useActionData<typeof action>()
  return (
    <ReportPage
      {...useLoaderData<typeof loader>()}
      problems={refused?.problems ?? {}}
      values={refused?.values ?? null}
    />
  )
}

export { reloadAfterConflict as shouldRevalidate } from '#app/kit/forms/after-conflict.ts'
export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
