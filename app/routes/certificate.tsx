import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CertificatePage } from '#app/features/certificates/certificate-pages.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { checkAddress } from '#app/features/certificates/check-address.ts'
import { issueCertificate, viewCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { logoOf } from '#app/features/logos/view-logo.server.ts'
import { qrModules } from '#app/kit/documents/qr-code.server.ts'

export const meta = () => [{ title: pageTitle('Constancia') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('certificate:read', address, async ({ actor, params, visitor }) => {
  const view = await viewCertificate(actor, params.campaignId)
  const checkedAt = view.certificate ? checkAddress(visitor.origin, view.certificate.code) : ''
  return {
    view,
    logo: actor.entity && logoOf(actor.entity),
    mayIssue: can(actor.role, 'certificate:issue'),
    checkAddress: checkedAt,
    qr: checkedAt ? qrModules(checkedAt) : null,
  }
})

export const action = guarded('certificate:issue', address, async ({ actor, params, done }) => {
  await issueCertificate(actor, params.campaignId)
  return done(`/panel/aplicaciones/${params.campaignId}/constancia`, 'La constancia se emitió.')
})

export default function CertificateRoute() {
  return <CertificatePage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
