import { updateCampaign } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { newAccessCodes } from '#app/respondent/desk/access-code.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { CampaignTask } from './campaign-task.ts'
import { noteOf } from './load-campaign.server.ts'
import { doneOrConflict, refusal, type Outcome } from './outcome.server.ts'

/** Gives a campaign another single link; the old one is then a code like any that does not exist. */
export async function replaceLink(
  actor: Actor,
  { campaign, order, now }: CampaignTask<'replace-link'>,
): Promise<Outcome> {
  if (campaign.linkCode === null) throw new AppError('conflict')
  if (!order.confirmed) return refusal('confirmo-enlace', 'Marque que entiende que el enlace de ahora deja de servir')
  const [linkCode = ''] = newAccessCodes(1)
  const note = noteOf(actor, campaign, 'campaign.link-replaced', now)
  return doneOrConflict(
    await updateCampaign(runtime().database, actor.scope, campaign.id, ['scheduled', 'open'], { linkCode }, note),
  )
}
