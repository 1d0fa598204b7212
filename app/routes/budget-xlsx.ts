import { assessmentFileName, assessmentWorkbook } from '#app/features/budget/fill-by-sheet.server.ts'
import { requireAssessment } from '#app/features/budget/view-assessment.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('assessment:read', { params: { year: YEAR } }, async ({ actor, params }) => {
  const view = await requireAssessment(actor, params.year)
  return xlsxResponse(await assessmentWorkbook(view), assessmentFileName(view))
})
