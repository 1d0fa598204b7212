import { YEAR } from '#app/door/year-param.ts'
import { guarded } from '#app/door/guard.server.ts'
import { mefFileName, mefSheet } from '#app/features/mef-budget/view-mef.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('mef:manage', { params: { year: YEAR } }, async ({ actor, params: { year } }) =>
  xlsxResponse(await mefSheet(actor, { year }), mefFileName(year)),
)
