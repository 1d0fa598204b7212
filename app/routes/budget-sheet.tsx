import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetSheetPage } from '#app/features/budget/sheet-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { announcedChanges, reportOnSheet, saveSheet } from '#app/features/budget/fill-by-sheet.server.ts'
import { readSheetForm } from '#app/features/budget/form.ts'
import { requireAssessment } from '#app/features/budget/view-assessment.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Planilla de presupuesto') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('assessment:write', ADDRESS, async ({ actor, params }) => ({
  year: (await requireAssessment(actor, params.year)).year,
}))

export const action = guarded('assessment:write', ADDRESS, async ({ actor, params: { year }, upload, done }) => {
  const asked = readSheetForm(await upload())
  if (asked.kind === 'confirm') {
    await saveSheet(actor, { year, announced: asked.announced })
    return done(`/panel/presupuesto/${year}`, 'Se guardó lo que decía la planilla.')
  }
  const report = await reportOnSheet(actor, { year, file: asked.file })
  return data(
    { ...report, announced: report.ok ? announcedChanges(report.changes) : '' },
    { status: report.ok && report.sound ? 200 : 422 },
  )
})

export default function BudgetSheetRoute() {
  return <BudgetSheetPage year={useLoaderData<typeof loader>().year} report={useActionData<typeof action>() ?? null} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
