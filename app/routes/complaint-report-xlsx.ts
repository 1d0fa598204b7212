import { HALF } from '#app/features/complaint-reports/half-param.ts'
import { reportFileName, reportWorkbook } from '#app/features/complaint-reports/report-workbook.server.ts'
import { viewReport } from '#app/features/complaint-reports/view-reports.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const loader = guarded('complaints:write', { params: { half: HALF } }, async ({ actor, params }) => {
  const view = viewReport(actor, params.half)
  return xlsxResponse(await reportWorkbook(view), reportFileName(view))
})
