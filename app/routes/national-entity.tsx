import { useLoaderData } from '@remix-run/react'
import { NationalEntityPage } from '#app/components/national/entity-page.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { guarded } from '#app/services/guard.server.ts'
import { getNationalEntity } from '#app/services/national/national.server.ts'

export const meta = () => [{ title: pageTitle('Entidad') }]

export const loader = guarded('country:read', ({ actor, params }) => getNationalEntity(actor, params['entityId'] ?? ''))

export default function NationalEntityRoute() {
  return <NationalEntityPage national={useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
