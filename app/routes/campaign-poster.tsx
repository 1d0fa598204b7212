import { useLoaderData } from '@remix-run/react'
import { Poster } from '#app/components/campaigns/poster.tsx'
import { pageTitle } from '#app/i18n/es.ts'
import { AppError } from '#app/services/app-error.server.ts'
import { explanationAt, invitationTo } from '#app/services/campaigns/invitation.server.ts'
import { viewCampaign } from '#app/services/campaigns/view.server.ts'
import { guarded } from '#app/services/guard.server.ts'

export const meta = () => [{ title: pageTitle('Afiche y mensajes') }]

export const loader = guarded('campaign:manage', async ({ actor, params, request }) => {
  const campaign = await viewCampaign(actor, params['campaignId'] ?? '')
  if (!campaign.linkCode || !['open', 'scheduled'].includes(campaign.phase)) throw new AppError('not-found')
  return { campaign, explanation: explanationAt(request), ...(await invitationTo(request, campaign.linkCode)) }
})

export default function CampaignPosterRoute() {
  return <Poster {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/components/shell/route-error-boundary.tsx'
