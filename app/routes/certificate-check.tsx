import { data } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CertificateCheck } from '#app/features/certificates/certificate-pages.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { checkCertificate } from '#app/features/certificates/issue-certificate.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Comprobar una constancia') }]

export const loader = guarded('public', { params: { code: z.string() } }, async ({ params: { code: typed } }) => {
  const certificate = await checkCertificate(typed)
  return data({ certificate, typed: typed.slice(0, 40) }, { status: certificate ? 200 : 404 })
})

export default function CertificateCheckRoute() {
  return <CertificateCheck {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
