import { findCommitment } from '#db/queries/commitments.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { viewCampaign, type CampaignView } from './view-campaign.server.ts'

/** A campaign whose single link is put up. @throws {AppError} `not-found` where it has none, or nobody may answer any more. */
export async function viewPoster(
  actor: Actor,
  campaignId: string,
): Promise<{ readonly campaign: CampaignView; readonly linkCode: string; readonly publicId: string | null }> {
  const campaign = await viewCampaign(actor, campaignId)
  const { phase, linkCode } = campaign
  if (linkCode === null || (phase !== 'open' && phase !== 'scheduled')) throw new AppError('not-found')
  const promised = await findCommitment(runtime().database, actor.scope, campaignId)
  return { campaign, linkCode, publicId: promised?.publicId ?? null }
}
