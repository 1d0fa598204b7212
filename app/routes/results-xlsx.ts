import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { getResults } from '#app/features/results/view-results.server.ts'
import { resultsFileName, resultsWorkbook } from '#app/features/results/export-results.server.ts'
import { xlsxResponse } from '#app/kit/sheets/xlsx.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => {
  const results = await getResults(actor, params.campaignId)
  return xlsxResponse(await resultsWorkbook(results), resultsFileName(results, 'xlsx'))
})
