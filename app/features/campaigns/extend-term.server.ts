import { updateCampaign } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { LONGEST_TERM_DAYS } from './campaign-rules.ts'
import type { CampaignTask } from './campaign-task.ts'
import { noteOf } from './load-campaign.server.ts'
import { doneOrConflict, refusal, type Outcome } from './outcome.server.ts'

/** Gives an open campaign a later last day. */
export async function extendTerm(actor: Actor, { campaign, order, now }: CampaignTask<'extend'>): Promise<Outcome> {
  const { closesOn } = order
  const latest = addDays(campaign.opensOn, LONGEST_TERM_DAYS)
  if (closesOn === null) return refusal('cierra', 'Elija la nueva fecha de cierre')
  if (closesOn <= campaign.closesOn)
    return refusal('cierra', `La nueva fecha debe ser posterior al ${formatLongDate(campaign.closesOn)}`)
  if (closesOn > latest) return refusal('cierra', `Puede extender hasta el ${formatLongDate(latest)}`)
  if (campaign.status !== 'open') throw new AppError('conflict')
  const note = noteOf(actor, campaign, 'campaign.extended', now, { from: campaign.closesOn, to: closesOn })
  // On its first day it may still be stored as scheduled, and after its last one not yet as prolonged.
  const change = { closesOn, selfExtended: campaign.selfExtended }
  const { database } = runtime()
  return doneOrConflict(await updateCampaign(database, actor.scope, campaign.id, ['scheduled', 'open'], change, note))
}
