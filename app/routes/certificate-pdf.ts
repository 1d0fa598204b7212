import { z } from 'zod'
import { drawn } from '#app/kit/documents/drawn.server.ts'
import { pdfResponse } from '#app/kit/documents/pdf-response.server.ts'
import { checkAddress } from '#app/features/certificates/check-address.ts'
import { certificateFileName, requireCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { ownLogoImage } from '#app/features/logos/view-logo.server.ts'
import { guarded } from '#app/door/guard.server.ts'

const params = { campaignId: z.string() }

export const loader = guarded('certificate:read', { params }, async ({ actor, params: { campaignId }, visitor }) => {
  const certificate = await requireCertificate(actor, campaignId)
  const at = checkAddress(visitor.origin, certificate.code)
  const facts = { certificate, checkAddress: at, logo: ownLogoImage(actor) }
  return pdfResponse(await drawn('certificate', facts), certificateFileName(certificate))
})
