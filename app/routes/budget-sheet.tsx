import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetSheetPage } from '#app/features/budget/sheet-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { announcedChanges, reportOnSheet, saveSheet } from '#app/features/budget/fill-by-sheet.server.ts'
import { requireAssessment } from '#app/features/budget/view-budget.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { readUpload } from '#app/kit/forms/read-upload.server.ts'

export const meta = () => [{ title: pageTitle('Planilla de presupuesto') }]

export const loader = guarded('assessment:write', async ({ actor, params }) => ({
  year: (await requireAssessment(actor, params['year'])).year,
}))

export const action = guarded('assessment:write', async ({ actor, params, request }) => {
  const form = await readUpload(request)
  if (form.get('accion') === 'confirmar') {
    await saveSheet(actor, params['year'], String(form.get('cambios') ?? ''))
    return redirect(`/panel/presupuesto/${params['year']}`, 303)
  }
  const report = await reportOnSheet(actor, params['year'], form.get('planilla'))
  return data(
    { ...report, announced: report.ok ? announcedChanges(report.changes) : '' },
    { status: report.ok && report.sound ? 200 : 422 },
  )
})

export default function BudgetSheetRoute() {
  return <BudgetSheetPage year={useLoaderData<typeof loader>().year} report={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
