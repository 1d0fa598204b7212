import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { Poster } from '#app/features/campaigns/poster-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { explanationAt, invitationTo } from '#app/features/campaigns/invitation-links.server.ts'
import { viewCampaign } from '#app/features/campaigns/view-campaign.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Afiche y mensajes') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('campaign:manage', address, async ({ actor, params, visitor: { origin } }) => {
  const campaign = await viewCampaign(actor, params.campaignId)
  if (!campaign.linkCode || !['open', 'scheduled'].includes(campaign.phase)) throw new AppError('not-found')
  return { campaign, explanation: explanationAt(origin), ...(await invitationTo(origin, campaign.linkCode)) }
})

export default function CampaignPosterRoute() {
  return <Poster {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
