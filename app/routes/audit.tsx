import { useLoaderData } from '@remix-run/react'
import { AuditPage } from '#app/components/audit/audit-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { viewAudit } from '#app/services/audit/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Registro') }]

export const loader = guarded('audit:read', async ({ actor, request }) => ({ audit: await viewAudit(actor, new URL(request.url).searchParams.get('antes')) }))

export default function AuditRoute() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
