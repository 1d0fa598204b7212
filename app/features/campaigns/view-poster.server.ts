import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { viewCampaign, type CampaignView } from './view-campaign.server.ts'

/** A campaign whose single link is put up. @throws {AppError} `not-found` where it has none, or nobody may answer any more. */
export async function viewPoster(
  actor: Actor,
  campaignId: string,
): Promise<{ readonly campaign: CampaignView; readonly linkCode: string }> {
  const campaign = await viewCampaign(actor, campaignId)
  const { phase, linkCode } = campaign
  if (linkCode === null || (phase !== 'open' && phase !== 'scheduled')) throw new AppError('not-found')
  return { campaign, linkCode }
}
