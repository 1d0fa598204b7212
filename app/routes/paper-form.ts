import { paperFormPdf } from '#app/features/typing/paper-form.server.tsx'
import { pdfResponse } from '#app/kit/documents/pdf-page.server.tsx'
import { explanationAt } from '#app/features/campaigns/invite.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { batchForm } from '#app/features/typing/print-batch.server.ts'

export const loader = guarded('campaign:manage', async ({ actor, params, request }) => {
  const { publicTitle, minutes, parts, batch } = await batchForm(
    actor,
    params['campaignId'] ?? '',
    params['batchId'] ?? '',
  )
  return pdfResponse(
    await paperFormPdf(publicTitle, minutes, parts, { ...batch, explained: explanationAt(request).printed }),
    `formulario-${batch.code}.pdf`,
  )
})
