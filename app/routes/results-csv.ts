import { csvResponse } from '#app/services/csv.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getResults } from '#app/services/results/results.server.ts'
import { resultsCsv } from '#app/services/results/results-workbook.server.ts'

export const loader = guarded('release:read', async ({ actor, params }) => {
  const results = await getResults(actor, params['campaignId'] ?? '')
  return csvResponse(resultsCsv(results), `resultados-${results.record.entityId}-${results.record.releasedOn}.csv`)
})
