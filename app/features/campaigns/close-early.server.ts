import { listBatches } from '#db/queries/typing.server.ts'
import { findLastReleaseDay } from '#db/queries/campaigns.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { earliestClose, earlyCloseFrom, SHORTEST_REASON } from './campaign-rules.ts'
import type { CampaignTask } from './campaign-task.ts'
import { closeCampaign } from './close-campaign.server.ts'
import { untypedWords } from './paper-words.ts'
import { untypedPaper } from './untyped-paper.ts'
import { doneOrConflict, refusal, type Outcome } from './outcome.server.ts'

/** Closes an open campaign before its last day, after half of its term and with a reason. */
export async function closeEarly(
  actor: Actor,
  { campaign, order, now }: CampaignTask<'close-early'>,
): Promise<Outcome> {
  const { database } = runtime()
  const today = limaDate(now)
  if (campaign.status !== 'open') throw new AppError('conflict')
  const from = earlyCloseFrom(campaign.opensOn, campaign.closesOn)
  if (today < from) return refusal('razon-cierre', `Se puede cerrar antes de su fecha desde el ${formatLongDate(from)}`)
  const last = await findLastReleaseDay(database, actor.scope, campaign.instrumentSlug)
  if (last && today < earliestClose(last))
    return refusal(
      'razon-cierre',
      `Por la aplicación anterior, puede cerrar desde el ${formatLongDate(earliestClose(last))}`,
    )
  if (order.reason.length < SHORTEST_REASON) return refusal('razon-cierre', 'Escriba la razón del cierre, en una frase')
  if (!order.confirmed) return refusal('confirmo-cierre', 'Marque que entiende que no se podrá reabrir')
  const paper = untypedPaper(await listBatches(database, actor.scope, campaign.id))
  if (paper && !order.leavesPaper)
    return refusal(
      'sin-papel',
      `${untypedWords(paper).join(' ')} Si cierra, lo que falte no cuenta: márquelo para seguir`,
    )
  const closed = await closeCampaign(database, campaign.id, today, order.reason, { actor, at: now })
  return doneOrConflict(closed !== null)
}
