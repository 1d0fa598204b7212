import { updateActionAsSentBack } from '#db/queries/plan-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { SendBackForm } from './form.ts'
import { loadWork, refusedBecause, traceOf, type Refused, type WorkAsked } from './load-action.server.ts'
import { NOT_DONE_ANY_MORE, SHOWN_UNKNOWN } from './words.ts'

export type SentBack = { readonly ok: true; readonly id: string; readonly title: string } | Refused

/**
 * Sends an action that was told done back with what is asked: the head does, and whoever reviews for the Ministry.
 * @throws {AppError} `not-found` outside of the plans that the actor reads.
 */
export async function sendActionBack(
  actor: Actor,
  { form, ...asked }: WorkAsked & { readonly form: SendBackForm },
  clock: Clock = systemClock,
): Promise<SentBack> {
  const { action } = await loadWork(actor, asked)
  if (!form.reason.ok) return { ok: false, moved: false, problems: form.reason.problems }
  if (form.revision === null) return { ok: false, moved: true, problems: { razon: SHOWN_UNKNOWN } }
  const now = clock()
  const { id, entityId, year, title } = action
  const shown = { id, entityId, year, revision: form.revision }
  const refusal = await updateActionAsSentBack(
    runtime().database,
    actor.scope,
    { shown, reason: form.reason.input, today: limaDate(now) },
    traceOf(actor, action, now),
  )
  if (refusal === null) return { ok: true, id, title }
  if (refusal === 'not-done') return { ok: false, moved: true, problems: { razon: NOT_DONE_ANY_MORE } }
  return refusedBecause(refusal, shown, 'razon')
}
