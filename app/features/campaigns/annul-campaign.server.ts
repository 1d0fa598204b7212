import { annulCampaign } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { SHORTEST_REASON } from './campaign-rules.ts'
import type { CampaignTask } from './campaign-task.ts'
import { noteOf } from './load-campaign.server.ts'
import { doneOrConflict, refusal, type Outcome } from './outcome.server.ts'

/** Ends an open campaign without results: its answers are destroyed unseen, and its reason is public. */
export async function annul(actor: Actor, { campaign, order, now }: CampaignTask<'annul'>): Promise<Outcome> {
  const { reason, confirmed } = order
  if (reason.length < SHORTEST_REASON) return refusal('razon-anulacion', 'Escriba la razón, en una frase. Será pública')
  if (!confirmed) return refusal('confirmo-anulacion', 'Marque que entiende que las respuestas se destruyen')
  const note = noteOf(actor, campaign, 'campaign.annulled', now, { reason })
  return doneOrConflict(await annulCampaign(runtime().database, actor.scope, campaign.id, reason, limaDate(now), note))
}
