import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { checkAddress } from '#app/features/certificates/check-address.ts'
import { certificateFileName, requireCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { guarded } from '#app/door/guard.server.ts'

const params = { campaignId: z.string() }

export const loader = guarded('certificate:read', { params }, async ({ actor, params: { campaignId }, visitor }) => {
  const certificate = await requireCertificate(actor, campaignId)
  const facts = { certificate, checkAddress: checkAddress(visitor.origin, certificate.code) }
  return pdfResponse(await drawn('certificate', facts), certificateFileName(certificate))
})
