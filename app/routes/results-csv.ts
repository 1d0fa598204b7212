import { z } from 'zod'
import { csvResponse } from '#app/kit/sheets/csv.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { getResults } from '#app/features/results/view-results.server.ts'
import { resultsCsv, resultsFileName } from '#app/features/results/export-results.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => {
  const results = await getResults(actor, params.campaignId)
  return csvResponse(resultsCsv(results), resultsFileName(results, 'csv'))
})
