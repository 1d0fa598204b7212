import { factsFileName, factsWorkbook } from '#app/features/fact-sheet/facts-workbook.server.ts'
import { viewFacts } from '#app/features/fact-sheet/view-facts.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'

export const loader = guarded('facts:read', { params: { year: YEAR } }, async ({ actor, params }) => {
  const view = viewFacts(actor, params.year)
  return xlsxResponse(await factsWorkbook(view), factsFileName(view))
})
