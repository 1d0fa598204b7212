import { certificatePdf } from '#app/components/documents/certificate.server.tsx'
import { pdfResponse } from '#app/components/documents/page.server.tsx'
import { checkAddress } from '#app/services/certificates/check-address.server.ts'
import { requireCertificate } from '#app/services/certificates/certificates.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { qrPng } from '#app/services/qr-code.server.ts'

export const loader = guarded('certificate:read', async ({ actor, params, request }) => {
  const certificate = await requireCertificate(actor, params['campaignId'] ?? '')
  const address = checkAddress(request, certificate.code)
  return pdfResponse(await certificatePdf(certificate, address, await qrPng(address)), 'constancia-evaluacion-anual.pdf')
})
