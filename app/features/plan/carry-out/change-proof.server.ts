import { insertActionProof, updateProofAsRemoved } from '#db/queries/plan-proofs.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { ProofForm } from './form.ts'
import { loadWork, refusedBecause, traceOf, workersOf, type Refused, type WorkAsked } from './load-action.server.ts'
import { PROOF_LIMITS, readyProof, storedWith } from './read-proof.server.ts'
import { LAST_PROOF, PROOF_REFUSALS, SHOWN_UNKNOWN } from './words.ts'

export type ProofChanged =
  | { readonly ok: true; readonly event: PlanEventKind; readonly id: string; readonly title: string }
  | Refused

type Action = Awaited<ReturnType<typeof loadWork>>['action']
type Asked<Kind extends ProofForm['kind']> = {
  readonly action: Action
  readonly form: Extract<ProofForm, { kind: Kind }>
  readonly revision: number
}

const shownOf = ({ id, entityId, year }: Action, revision: number) => ({ id, entityId, year, revision })

async function add(actor: Actor, { action, form, revision }: Asked<'add'>, now: Date): Promise<ProofChanged> {
  const shown = shownOf(action, revision)
  const proof = await readyProof(form.proof, shown, limaDate(now))
  if (!proof.ok) return { ok: false, moved: false, problems: proof.problems }
  const { row } = proof.input
  const trace = traceOf(actor, action, now)
  const refusal = await storedWith(proof.input, () =>
    insertActionProof(runtime().database, workersOf(actor), { shown, proof: row, limits: PROOF_LIMITS }, trace),
  )
  if (refusal === null) return { ok: true, event: 'evidence-added', id: action.id, title: action.title }
  if (refusal === 'closed' || refusal === 'moved' || refusal === 'not-accepted')
    return refusedBecause(refusal, shown, 'muestra')
  const [field, words] = PROOF_REFUSALS[refusal]
  return { ok: false, moved: false, problems: { [field]: words } }
}

async function remove(actor: Actor, { action, form, revision }: Asked<'remove'>, now: Date): Promise<ProofChanged> {
  const shown = shownOf(action, revision)
  const refusal = await updateProofAsRemoved(
    runtime().database,
    workersOf(actor),
    { shown, isDone: action.progress === 'done', proofId: form.proofId, today: limaDate(now) },
    traceOf(actor, action, now),
  )
  if (refusal === null) return { ok: true, event: 'evidence-removed', id: action.id, title: action.title }
  if (refusal === 'gone') throw new AppError('not-found')
  if (refusal === 'last') return { ok: false, moved: false, problems: { [`medio-${form.proofId}`]: LAST_PROOF } }
  return refusedBecause(refusal, shown, `medio-${form.proofId}`)
}

/**
 * Adds a proof to an action, or takes one off; it is never rewritten.
 * @throws {AppError} `not-found` outside of what the actor works on, and for a proof that is not on the action.
 */
export async function changeProof(
  actor: Actor,
  { form, ...asked }: WorkAsked & { readonly form: ProofForm },
  clock: Clock = systemClock,
): Promise<ProofChanged> {
  const { action } = await loadWork(actor, asked)
  const { revision } = form
  if (form.kind === 'add') {
    if (!form.proof.ok) return { ok: false, moved: false, problems: form.proof.problems }
    if (revision === null) return { ok: false, moved: true, problems: { muestra: SHOWN_UNKNOWN } }
    return add(actor, { action, form, revision }, clock())
  }
  if (revision === null) return { ok: false, moved: true, problems: { [`medio-${form.proofId}`]: SHOWN_UNKNOWN } }
  return remove(actor, { action, form, revision }, clock())
}
