import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EntityReportsPage } from '#app/features/complaint-reports/entity-page.tsx'
import { viewReportsOf } from '#app/features/complaint-reports/view-reports.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Hoja para SERVIR de una entidad') }]

export const loader = guarded('complaints:read', { params: { entityId: z.string() } }, ({ actor, params }) => ({
  view: viewReportsOf(actor, params.entityId),
}))

export default function NationalComplaintsEntityRoute() {
  return <EntityReportsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
