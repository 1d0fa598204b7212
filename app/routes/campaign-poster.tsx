import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { Poster } from '#app/features/campaigns/poster-page.tsx'
import { pageTitle } from '#app/kit/words/names.ts'
import { explanationAt, invitationTo, promisedAt } from '#app/features/campaigns/invitation-links.server.ts'
import { logoOf } from '#app/features/logos/view-logo.server.ts'
import { viewPoster } from '#app/features/campaigns/view-poster.server.ts'
import { guarded } from '#app/door/guard.server.ts'

export const meta = () => [{ title: pageTitle('Afiche y mensajes') }]

const address = { params: { campaignId: z.string() } }

export const loader = guarded('campaign:manage', address, async ({ actor, params, visitor: { origin } }) => {
  const { campaign, linkCode, publicId } = await viewPoster(actor, params.campaignId)
  const logo = actor.entity && logoOf(actor.entity)
  const promised = publicId === null ? null : promisedAt(origin, publicId)
  return { campaign, logo, promised, explanation: explanationAt(origin), ...invitationTo(origin, linkCode) }
})

export default function CampaignPosterRoute() {
  return <Poster {...useLoaderData<typeof loader>()} />
}

export { RouteErrorBoundary as ErrorBoundary } from '#app/kit/shell/route-error-boundary.tsx'
