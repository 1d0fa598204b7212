import { makeRecordSheet } from '#app/features/yearly-record/make-sheet.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { YEAR } from '#app/door/year-param.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

export const loader = guarded('record:write', { params: { year: YEAR } }, async ({ actor, params: { year } }) => {
  const { bytes, filename } = await makeRecordSheet(actor, { year })
  return xlsxResponse(bytes, filename)
})
