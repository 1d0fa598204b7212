import { data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { BudgetSheetPage, type ShownReport } from '#app/features/budget/sheet-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { announcedChanges, reportOnSheet, saveSheet } from '#app/features/budget/fill-by-sheet.server.ts'
import { readSheetForm } from '#app/features/budget/form.ts'
import { requireAssessment } from '#app/features/budget/view-assessment.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const meta = () => [{ title: pageTitle('Planilla de presupuesto') }]

const ADDRESS = { params: { year: YEAR } }

export const loader = guarded('assessment:write', ADDRESS, async ({ actor, params, shown }) => ({
  year: (await requireAssessment(actor, params.year)).year,
  report: shown(actor) as ShownReport | null,
}))

export const action = guarded('assessment:write', ADDRESS, async ({ actor, params: { year }, upload, done, show }) => {
  const asked = readSheetForm(await upload())
  if (asked.kind === 'confirm') {
    await saveSheet(actor, { year, announced: asked.announced })
    return done(`/panel/presupuesto/${year}`, 'Se guardó lo que decía la planilla.')
  }
  const report = await reportOnSheet(actor, { year, file: asked.file })
  const told = { ...report, announced: report.ok ? announcedChanges(report.changes) : '' }
  return report.ok && report.sound ? show(actor, told) : data(told, { status: 422 })
})

export default function BudgetSheetRoute() {
  const { year, report } = useLoaderData<typeof loader>()
  return <BudgetSheetPage year={year} report={useActionData<typeof action>() ?? report} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
