import { guarded } from '#app/services/guard.server.ts'
import { getResults } from '#app/services/results/results.server.ts'
import { resultsWorkbook } from '#app/services/results/results-workbook.server.ts'
import { xlsxResponse } from '#app/services/xlsx.server.ts'

export const loader = guarded('release:read', async ({ actor, params }) => {
  const results = await getResults(actor, params['campaignId'] ?? '')
  return xlsxResponse(await resultsWorkbook(results), `resultados-${results.record.entityId}-${results.record.releasedOn}.xlsx`)
})
