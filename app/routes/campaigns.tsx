import { useLoaderData } from '@remix-run/react'
import { CampaignsPage } from '#app/features/campaigns/campaigns-page.tsx'
import { campaignsByYear } from '#app/features/campaigns/list-by-year.server.ts'
import { ownEntityEnd } from '#app/features/directory/describe-own-entity.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { can } from '#app/door/policies.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Aplicaciones') }]

export const loader = guarded('campaign:read', {}, async ({ actor }) => ({
  years: await campaignsByYear(actor),
  mayCreate: can(actor.role, 'campaign:manage') && ownEntityEnd(actor) === null,
}))

export default function CampaignsRoute() {
  return <CampaignsPage {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
