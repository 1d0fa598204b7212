import { assessmentWorkbook } from '#app/services/assessments/sheet.server.ts'
import { requireAssessment } from '#app/services/assessments/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { xlsxResponse } from '#app/services/xlsx.server.ts'

export const loader = guarded('assessment:read', async ({ actor, params }) => {
  const view = await requireAssessment(actor, params['year'])
  return xlsxResponse(await assessmentWorkbook(view), `presupuesto-${view.year}.xlsx`)
})
