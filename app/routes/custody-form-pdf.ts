import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { explanationAt } from '#app/features/campaigns/invitation-links.server.ts'
import { viewBatchForm } from '#app/features/custody/print-forms.server.ts'
import { guarded } from '#app/door/guard.server.ts'

const address = { params: { campaignId: z.string(), batchId: z.string() } }

export const loader = guarded('codes:keep', address, async ({ actor, params, visitor }) => {
  const { batch, filename, ...form } = await viewBatchForm(actor, params)
  const explained = explanationAt(visitor.origin).printed
  return pdfResponse(await drawn('paper-form', { ...form, batch: { ...batch, explained } }), filename)
})
