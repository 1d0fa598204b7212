import { z } from 'zod'
import { paperFormPdf } from '#app/features/typing/paper-form.server.tsx'
import { pdfResponse } from '#app/kit/documents/pdf-page.server.tsx'
import { explanationAt } from '#app/features/campaigns/invitation-links.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { viewBatchForm } from '#app/features/typing/print-batch.server.ts'

const address = { params: { campaignId: z.string(), batchId: z.string() } }

export const loader = guarded('campaign:manage', address, async ({ actor, params, visitor }) => {
  const { publicTitle, minutes, parts, batch } = await viewBatchForm(actor, params)
  return pdfResponse(
    await paperFormPdf(publicTitle, minutes, parts, { ...batch, explained: explanationAt(visitor.origin).printed }),
    `formulario-${batch.code}.pdf`,
  )
})
