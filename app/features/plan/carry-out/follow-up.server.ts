import { insertFollowUp, listFollowUps, type NewFollowUp } from '#db/queries/plan-follow-ups.server.ts'
import { findRhythm } from '#db/queries/plan-rhythm.server.ts'
import { listProofs } from '#db/queries/plan-proofs.server.ts'
import type { PlanAction } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { cutOffChoices, cutOffFor } from './cut-offs.ts'
import { lackingOf } from './follow-up-rules.ts'
import type { FollowUpForm, Read } from './form.ts'
import { loadWork, refusedBecause, traceOf, workersOf, type Refused, type WorkAsked } from './load-action.server.ts'
import { PROOF_LIMITS, readyProof, storedWith, type ReadyProof } from './read-proof.server.ts'
import { LACKING_WORDS, PROOF_REFUSALS, SHOWN_UNKNOWN } from './words.ts'

export type Told = { readonly ok: true; readonly id: string; readonly title: string } | Refused

/** What is told, with the proof that comes along. */
type Telling = { readonly followUp: NewFollowUp; readonly proof: ReadyProof | null }

/** "Sigue igual": state, indicator and reason of last time, for the cut-off of the day. */
async function theSame(action: PlanAction, today: string): Promise<NewFollowUp> {
  const last = (await listFollowUps(runtime().database, action)).at(-1)
  const { progress, indicatorNow } = action
  const cutOff = cutOffFor(action.year, today, findRhythm(runtime().database, action)).on
  return { cutOff, progress, indicatorNow, comment: last?.comment ?? '' }
}

async function told(
  form: Extract<FollowUpForm, { kind: 'tell' }>,
  action: PlanAction,
  today: string,
): Promise<Read<Telling>> {
  const proof = form.proof && (await readyProof(form.proof, action, today))
  const problems = { ...(form.told.ok ? {} : form.told.problems), ...(proof && !proof.ok ? proof.problems : {}) }
  if (
    form.told.ok &&
    !cutOffChoices(action.year, today, findRhythm(runtime().database, action)).some(
      ({ on }) => form.told.ok && on === form.told.input.cutOff,
    )
  )
    return { ok: false, problems: { ...problems, corte: 'Elija un corte de la lista' } }
  if (!form.told.ok || (proof && !proof.ok)) return { ok: false, problems }
  return { ok: true, input: { followUp: form.told.input, proof: proof?.input ?? null } }
}

/** What is lacking in it, told beside its field. */
async function lacking({ followUp, proof }: Telling, action: PlanAction, today: string): Promise<Refused | null> {
  const present = (await listProofs(runtime().database, action)).filter(({ removedOn }) => removedOn === null).length
  const found = lackingOf({ ...followUp, dueOn: action.dueOn, proofs: present + (proof ? 1 : 0) }, today)
  if (found === null) return null
  const [field, words] = LACKING_WORDS[found]
  return { ok: false, moved: false, problems: { [field]: words } }
}

/**
 * Tells how far an action is, with a proof where one comes along, and keeps who told it. Nothing is written over what
 * somebody else told meanwhile.
 * @throws {AppError} `not-found` outside of what the actor works on.
 */
export async function followUpAction(
  actor: Actor,
  { form, ...asked }: WorkAsked & { readonly form: FollowUpForm },
  clock: Clock = systemClock,
): Promise<Told> {
  const { action } = await loadWork(actor, asked)
  const now = clock()
  const today = limaDate(now)
  const telling: Read<Telling> =
    form.kind === 'same'
      ? { ok: true, input: { followUp: await theSame(action, today), proof: null } }
      : await told(form, action, today)
  if (!telling.ok) return { ok: false, moved: false, problems: telling.problems }
  if (form.revision === null) return { ok: false, moved: true, problems: { estado: SHOWN_UNKNOWN } }
  const { followUp, proof } = telling.input
  const incomplete = await lacking(telling.input, action, today)
  if (incomplete) return incomplete
  const { id, entityId, year } = action
  const shown = { id, entityId, year, revision: form.revision }
  const refusal = await storedWith(proof, () =>
    insertFollowUp(
      runtime().database,
      workersOf(actor),
      { shown, followUp, today, proof: proof?.row ?? null, limits: PROOF_LIMITS },
      traceOf(actor, action, now),
    ),
  )
  if (refusal === null) return { ok: true, id, title: action.title }
  if (refusal === 'closed' || refusal === 'moved' || refusal === 'not-accepted')
    return refusedBecause(refusal, shown, 'estado')
  const [field, words] = refusal === 'no-proof' ? LACKING_WORDS.proof : PROOF_REFUSALS[refusal]
  return { ok: false, moved: false, problems: { [field]: words } }
}
