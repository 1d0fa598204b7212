import { cancelCampaign } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { CampaignTask } from './campaign-task.ts'
import { noteOf } from './load-campaign.server.ts'
import { doneOrConflict, type Outcome } from './outcome.server.ts'

/** Gives up a campaign that has not opened. */
export async function cancel(actor: Actor, { campaign, now }: CampaignTask<'cancel'>): Promise<Outcome> {
  // While people can answer, a refusal to cancel would tell that somebody has: then it can only be annulled.
  if (campaign.status !== 'draft' && campaign.status !== 'scheduled') throw new AppError('conflict')
  const note = noteOf(actor, campaign, 'campaign.cancelled', now)
  return doneOrConflict(await cancelCampaign(runtime().database, actor.scope, campaign.id, note))
}
