import { useLoaderData } from '@remix-run/react'
import { AuditPage } from '#app/features/audit/audit-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { viewAudit } from '#app/features/audit/view-audit.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Registro') }]

export const loader = guarded('audit:read', async ({ actor, request }) => ({
  audit: await viewAudit(actor, new URL(request.url).searchParams.get('antes')),
}))

export default function AuditRoute() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
