import { z } from 'zod'
import { guarded } from '#app/door/guard.server.ts'
import { getResultsDocument } from '#app/features/results/document/results-document.server.ts'
import { resultsFileName } from '#app/features/results/export-results.server.ts'
import { docxResponse } from '#app/kit/documents/docx-response.server.ts'
import { drawn } from '#app/kit/documents/drawn.server.ts'

const ADDRESS = { params: { campaignId: z.string() } }

export const loader = guarded('release:read', ADDRESS, async ({ actor, params }) => {
  const { results, manuscript } = await getResultsDocument(actor, params.campaignId)
  return docxResponse(await drawn('manuscript-docx', manuscript), resultsFileName(results, 'docx'))
})
