import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CertificatePage } from '#app/components/certificates/certificate-pages.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { checkAddress } from '#app/services/certificates/check-address.server.ts'
import { issueCertificate, viewCertificate } from '#app/services/certificates/certificates.server.ts'
import { guarded } from '#app/services/guard.server.ts'
import { can } from '#app/services/policies.ts'
import { qrSvg } from '#app/services/qr-code.server.ts'

export const meta = () => [{ title: pageTitle('Constancia') }]

export const loader = guarded('certificate:read', async ({ actor, params, request }) => {
  const view = await viewCertificate(actor, params['campaignId'] ?? '')
  const address = view.certificate ? checkAddress(request, view.certificate.code) : ''
  return { view, mayIssue: can(actor.role, 'certificate:issue'), checkAddress: address, qr: address ? await qrSvg(address) : null }
})

export const action = guarded('certificate:issue', async ({ actor, params }) => {
  await issueCertificate(actor, params['campaignId'] ?? '')
  return redirect(`/panel/aplicaciones/${params['campaignId']}/constancia`, 303)
})

export default function CertificateRoute() {
  return <CertificatePage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
