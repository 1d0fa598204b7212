import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CertificatePage } from '#app/features/certificates/certificate-pages.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { checkAddress } from '#app/features/certificates/check-address.server.ts'
import { issueCertificate, viewCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { qrSvg } from '#app/kit/documents/qr-code.server.ts'

export const meta = () => [{ title: pageTitle('Constancia') }]

export const loader = guarded('certificate:read', async ({ actor, params, request }) => {
  const view = await viewCertificate(actor, params['campaignId'] ?? '')
  const address = view.certificate ? checkAddress(request, view.certificate.code) : ''
  return {
    view,
    mayIssue: can(actor.role, 'certificate:issue'),
    checkAddress: address,
    qr: address ? await qrSvg(address) : null,
  }
})

export const action = guarded('certificate:issue', async ({ actor, params }) => {
  await issueCertificate(actor, params['campaignId'] ?? '')
  return redirect(`/panel/aplicaciones/${params['campaignId']}/constancia`, 303)
})

export default function CertificateRoute() {
  return <CertificatePage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
