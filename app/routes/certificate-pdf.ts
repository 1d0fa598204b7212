import { z } from 'zod'
import { certificatePdf } from '#app/features/certificates/certificate-pdf.server.tsx'
import { pdfResponse } from '#app/kit/documents/pdf-page.server.tsx'
import { checkAddress } from '#app/features/certificates/check-address.ts'
import { requireCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { qrPng } from '#app/kit/documents/qr-code.server.ts'

const params = { campaignId: z.string() }

export const loader = guarded('certificate:read', { params }, async ({ actor, params: { campaignId }, visitor }) => {
  const certificate = await requireCertificate(actor, campaignId)
  const address = checkAddress(visitor.origin, certificate.code)
  return pdfResponse(
    await certificatePdf(certificate, address, await qrPng(address)),
    'constancia-evaluacion-anual.pdf',
  )
})
