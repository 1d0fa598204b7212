import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { loadCampaign, type Asked, type Changed } from './load-campaign.server.ts'
import { replaceLink } from './replace-link.server.ts'
import { openCampaign } from './open-campaign.server.ts'
import { annul, cancel, closeEarly, extendTerm } from './change-term.server.ts'

const CHANGES: Readonly<Record<string, (asked: Asked) => Promise<Changed>>> = {
  abrir: openCampaign,
  extender: extendTerm,
  cerrar: closeEarly,
  cancelar: cancel,
  anular: annul,
  'cambiar-enlace': replaceLink,
}

/**
 * Carries out what the coordinator asks of a campaign; each change is audited in its own transaction.
 * @throws {AppError} `not-found` outside the scope, `conflict` when its state does not allow it any more.
 */
export async function changeByForm(
  actor: Actor,
  campaignId: string,
  form: FormData,
  clock: Clock = systemClock,
): Promise<Changed> {
  const campaign = await loadCampaign(actor, campaignId, clock)
  const asked = String(form.get('accion') ?? '')
  const change = Object.hasOwn(CHANGES, asked) ? CHANGES[asked] : undefined
  if (!change) throw new AppError('invalid-input')
  return change({ actor, campaign, form, now: clock() })
}
