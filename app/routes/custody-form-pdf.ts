import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { explanationAt, promisedAt } from '#app/features/campaigns/invitation-links.server.ts'
import { viewBatchForm } from '#app/features/custody/print-forms.server.ts'
import { guarded } from '#app/door/guard.server.ts'

const address = { params: { campaignId: z.string(), batchId: z.string() } }

export const loader = guarded('codes:keep', address, async ({ actor, params, visitor }) => {
  const { batch, filename, promised: page, ...form } = await viewBatchForm(actor, params)
  const explained = explanationAt(visitor.origin).printed
  const promised = page && { says: page.says, printed: promisedAt(visitor.origin, page.publicId).printed }
  return pdfResponse(await drawn('paper-form', { ...form, batch: { ...batch, explained, promised } }), filename)
})
