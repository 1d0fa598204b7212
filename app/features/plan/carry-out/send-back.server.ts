import { updateActionAsSentBack } from '#db/queries/plan-work.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { findReviewAddress } from '../review/find-review-address.server.ts'
import { sendsBack } from '../review/may-review.server.ts'
import { followUpAddress } from './follow-up-address.ts'
import type { SendBackForm } from './form.ts'
import { loadWork, refusedBecause, traceOf, type Refused, type WorkAsked } from './load-action.server.ts'
import { viewFollowUp, type FollowUpView } from './view-follow-up.server.ts'
import { ADVISED, NOT_DONE_ANY_MORE, SHOWN_UNKNOWN } from './words.ts'

/** Page that is read next, and the id of an element of it. */
type NextPage = { readonly to: string; readonly at?: string }

export type SentBack = ({ readonly ok: true; readonly id: string; readonly title: string } & NextPage) | Refused

/** An action as it is sent back. @throws {AppError} `not-found` for whoever does not judge its plan. */
export async function viewSendBack(actor: Actor, asked: WorkAsked, clock: Clock = systemClock): Promise<FollowUpView> {
  const view = await viewFollowUp(actor, asked, clock)
  if (view.judging === 'may-not') throw new AppError('not-found')
  return view
}

/** The head goes on with the action, the Ministry with its reading of the plan, where it stands. */
async function nextPage(actor: Actor, { id, entityId, year }: PlanAction): Promise<NextPage> {
  const reading = actor.entity ? null : await findReviewAddress(actor, entityId, year)
  return reading === null ? { to: followUpAddress({ year, id }) } : { to: reading, at: `accion-${id}` }
}

/**
 * Sends an action that was told done back with what is asked: the head does, and whoever reviews for the Ministry.
 * @throws {AppError} `not-found` outside of the plans that the actor judges; `conflict` where she advises the entity.
 */
export async function sendActionBack(
  actor: Actor,
  { form, ...asked }: WorkAsked & { readonly form: SendBackForm },
  clock: Clock = systemClock,
): Promise<SentBack> {
  const { action } = await loadWork(actor, asked)
  const whose = await sendsBack(actor, action)
  if (whose.standing !== 'may') throw new AppError(whose.standing === 'assists' ? 'conflict' : 'not-found')
  if (!form.reason.ok) return { ok: false, moved: false, problems: form.reason.problems }
  if (form.revision === null) return { ok: false, moved: true, problems: { razon: SHOWN_UNKNOWN } }
  const now = clock()
  const { id, entityId, year, title } = action
  const shown = { id, entityId, year, revision: form.revision }
  const refusal = await updateActionAsSentBack(
    runtime().database,
    actor.scope,
    { shown, reason: form.reason.input, today: limaDate(now), judged: whose.judged },
    traceOf(actor, action, now),
  )
  if (refusal === null) return { ok: true, id, title, ...(await nextPage(actor, action)) }
  if (refusal === 'barred') return { ok: false, moved: true, problems: { razon: ADVISED } }
  if (refusal === 'not-done') return { ok: false, moved: true, problems: { razon: NOT_DONE_ANY_MORE } }
  return refusedBecause(refusal, shown, 'razon')
}
