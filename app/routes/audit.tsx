import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { AuditPage } from '#app/features/audit/audit-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { viewAudit } from '#app/features/audit/view-audit.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Registro') }]

const address = {
  search: {
    antes: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .optional()
      .catch(undefined),
  },
}

export const loader = guarded('audit:read', address, async ({ actor, search }) => ({
  audit: await viewAudit(actor, { before: search.antes ?? null }),
}))

export default function AuditRoute() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
