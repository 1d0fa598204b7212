import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { explanationAt } from '#app/features/campaigns/invitation-links.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewBatchForm } from '#app/features/typing/print-batch.server.ts'

const address = { params: { campaignId: z.string(), batchId: z.string() } }

export const loader = guarded('campaign:manage', address, async ({ actor, params, visitor }) => {
  const { publicTitle, minutes, parts, batch } = await viewBatchForm(actor, params)
  const explained = explanationAt(visitor.origin).printed
  const facts = { title: publicTitle, minutes, parts, batch: { ...batch, explained } }
  return pdfResponse(await drawn('paper-form', facts), `formulario-${batch.code}.pdf`)
})
