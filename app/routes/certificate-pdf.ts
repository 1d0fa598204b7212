import { certificatePdf } from '#app/features/certificates/certificate-pdf.server.tsx'
import { pdfResponse } from '#app/kit/documents/pdf-page.server.tsx'
import { checkAddress } from '#app/features/certificates/check-address.server.ts'
import { requireCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { qrPng } from '#app/kit/documents/qr-code.server.ts'

export const loader = guarded('certificate:read', async ({ actor, params, request }) => {
  const certificate = await requireCertificate(actor, params['campaignId'] ?? '')
  const address = checkAddress(request, certificate.code)
  return pdfResponse(
    await certificatePdf(certificate, address, await qrPng(address)),
    'constancia-evaluacion-anual.pdf',
  )
})
