import { annulCampaign, cancelCampaign, changeCampaign, lastReleaseDay } from '#db/queries/campaigns.server.ts'
import { formatLongDate } from '#app/kit/format.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { earliestClose, earlyCloseFrom, LONGEST_TERM_DAYS } from './campaign-rules.ts'
import { must, noteOf, refused, type Asked, type Changed } from './load-campaign.server.ts'
import { closeCampaign } from './close-campaign.server.ts'

const SHORTEST_REASON = 10

export async function extendTerm({ actor, campaign, form, now }: Asked): Promise<Changed> {
  const closesOn = String(form.get('cierra') ?? '')
  const latest = addDays(campaign.opensOn, LONGEST_TERM_DAYS)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(closesOn)) return refused('cierra', 'Elija la nueva fecha de cierre')
  if (closesOn <= campaign.closesOn)
    return refused('cierra', `La nueva fecha debe ser posterior al ${formatLongDate(campaign.closesOn)}`)
  if (closesOn > latest) return refused('cierra', `Puede extender hasta el ${formatLongDate(latest)}`)
  if (campaign.status !== 'open') throw new AppError('conflict')
  const note = noteOf(actor, campaign, 'campaign.extended', now, { from: campaign.closesOn, to: closesOn })
  // On its first day it may still be stored as scheduled, and after its last one not yet as prolonged.
  const change = { closesOn, selfExtended: campaign.selfExtended }
  return must(await changeCampaign(runtime().database, actor.scope, campaign.id, ['scheduled', 'open'], change, note))
}

export async function closeEarly({ actor, campaign, form, now }: Asked): Promise<Changed> {
  const today = limaDate(now)
  const reason = String(form.get('razon') ?? '').trim()
  if (campaign.status !== 'open') throw new AppError('conflict')
  const from = earlyCloseFrom(campaign.opensOn, campaign.closesOn)
  if (today < from) return refused('razon-cierre', `Se puede cerrar antes de su fecha desde el ${formatLongDate(from)}`)
  const last = await lastReleaseDay(runtime().database, actor.scope, campaign.instrumentSlug)
  if (last && today < earliestClose(last))
    return refused(
      'razon-cierre',
      `Por la aplicación anterior, puede cerrar desde el ${formatLongDate(earliestClose(last))}`,
    )
  if (reason.length < SHORTEST_REASON) return refused('razon-cierre', 'Escriba la razón del cierre, en una frase')
  if (!form.has('confirmo')) return refused('confirmo-cierre', 'Marque que entiende que no se podrá reabrir')
  return must((await closeCampaign(runtime().database, campaign.id, today, reason, { actor, at: now })) !== null)
}

export async function cancel({ actor, campaign, now }: Asked): Promise<Changed> {
  // While people can answer, a refusal to cancel would tell that somebody has: then it can only be annulled.
  if (campaign.status !== 'draft' && campaign.status !== 'scheduled') throw new AppError('conflict')
  return must(
    await cancelCampaign(
      runtime().database,
      actor.scope,
      campaign.id,
      noteOf(actor, campaign, 'campaign.cancelled', now),
    ),
  )
}

export async function annul({ actor, campaign, form, now }: Asked): Promise<Changed> {
  const reason = String(form.get('razon') ?? '').trim()
  if (reason.length < SHORTEST_REASON) return refused('razon-anulacion', 'Escriba la razón, en una frase. Será pública')
  if (!form.has('confirmo')) return refused('confirmo-anulacion', 'Marque que entiende que las respuestas se destruyen')
  const note = noteOf(actor, campaign, 'campaign.annulled', now, { reason })
  return must(await annulCampaign(runtime().database, actor.scope, campaign.id, reason, limaDate(now), note))
}
