import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetSheetPage } from '#app/components/budget/sheet-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { announcedChanges, reportOnSheet, saveSheet } from '#app/services/assessments/sheet.server.ts'
import { requireAssessment } from '#app/services/assessments/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { readUpload } from '#app/services/read-upload.server.ts'

export const meta = () => [{ title: pageTitle('Planilla de presupuesto') }]

export const loader = guarded('assessment:write', async ({ actor, params }) => ({ year: (await requireAssessment(actor, params['year'])).year }))

export const action = guarded('assessment:write', async ({ actor, params, request }) => {
  const form = await readUpload(request)
  if (form.get('accion') === 'confirmar') {
    await saveSheet(actor, params['year'], String(form.get('cambios') ?? ''))
    return redirect(`/panel/presupuesto/${params['year']}`, 303)
  }
  const report = await reportOnSheet(actor, params['year'], form.get('planilla'))
  return data({ ...report, announced: report.ok ? announcedChanges(report.changes) : '' }, { status: report.ok && report.sound ? 200 : 422 })
})

export default function BudgetSheetRoute() {
  return <BudgetSheetPage year={useLoaderData<typeof loader>().year} report={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
