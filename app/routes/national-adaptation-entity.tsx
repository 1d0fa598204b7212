import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { EntityAdaptationPage } from '#app/features/adaptation/adaptation-page.tsx'
import { viewAdaptationOf } from '#app/features/adaptation/view-adaptation.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Adecuación de una entidad') }]

export const loader = guarded('country:read', { params: { entityId: z.string() } }, ({ actor, params }) => ({
  view: viewAdaptationOf(actor, params.entityId),
}))

export default function NationalAdaptationEntityRoute() {
  return <EntityAdaptationPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
