import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CustodyCampaign } from '#app/features/custody/custody-page.tsx'
import { viewCustody } from '#app/features/custody/view-custody.server.ts'
import { guarded } from '#app/door/guard.server.ts'
import { pageTitle } from '#app/kit/words/names.ts'

export const meta = () => [{ title: pageTitle('Códigos de una aplicación') }]

export const loader = guarded('codes:keep', { params: { campaignId: z.string() } }, async ({ actor, params }) => ({
  custody: await viewCustody(actor, params.campaignId),
}))

export default function CustodyCampaignRoute() {
  return <CustodyCampaign {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
