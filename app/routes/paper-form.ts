import { paperFormPdf } from '#app/components/documents/paper-form.server.tsx'
import { pdfResponse } from '#app/components/documents/page.server.tsx'
import { explanationAt } from '#app/services/campaigns/invitation.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { batchForm } from '#app/services/paper/batches.server.ts'

export const loader = guarded('campaign:manage', async ({ actor, params, request }) => {
  const { publicTitle, minutes, parts, batch } = await batchForm(actor, params['campaignId'] ?? '', params['batchId'] ?? '')
  return pdfResponse(await paperFormPdf(publicTitle, minutes, parts, { ...batch, explained: explanationAt(request).printed }), `formulario-${batch.code}.pdf`)
})
