import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { getOnePage } from '#app/features/results/document/results-document.server.ts'
import { onePageFileName } from '#app/features/results/export-results.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => {
  const { results, manuscript } = await getOnePage(actor, params.campaignId)
  return pdfResponse(await drawn('manuscript-pdf', manuscript), onePageFileName(results))
})
