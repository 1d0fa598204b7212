import { findMember, type Member } from '#db/queries/accounts.server.ts'
import type { PlanRow } from '#db/queries/plan-head.server.ts'
import { listSignable, planDigest, signPlanVersion } from '#db/queries/plan-versions.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { signingTries } from '#app/door/attempts.ts'
import { isOwnCode } from '#app/door/own-code.server.ts'
import type { Visitor } from '#app/door/visitor.ts'
import { addWorkingDays, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { readVersion } from '../review/read-version.server.ts'
import { REVIEW_WORKING_DAYS } from './approval-steps.ts'
import type { ApprovalForm } from './form.ts'
import { signatureNote, stepRow } from './step-trace.server.ts'
import type { StepTaken } from './take-step.server.ts'
import { MOVED, NO_SECOND_STEP, TOO_MANY_CODES, WRONG_CODE } from './words.ts'

type Asked = {
  readonly plan: PlanRow
  readonly visitor: Visitor
  readonly form: Extract<ApprovalForm, { deed: 'sign' }>
}

const SIGNED_ELSEWHERE: StepTaken = { ok: false, moved: true, problems: { [MOVED.sign.field]: MOVED.sign.words } }

function refused(problem: string): StepTaken {
  return { ok: false, moved: false, problems: { codigo: problem } }
}

/** The membership by which somebody signs: a delegate's names her resolution. */
export async function signerOf(actor: Actor): Promise<Member | null> {
  return actor.membershipId === null ? null : findMember(runtime().database, actor.scope, actor.membershipId)
}

/** Why a second step does not prove her; null where it does. A code is spent by it, so it is asked for last. */
export async function problemOfCode({ userId }: Actor, signer: Member | null, visitor: Visitor, code: string) {
  if (!signer?.secondFactor) return NO_SECOND_STEP
  if (signingTries.isSpent(userId)) return TOO_MANY_CODES
  if (await isOwnCode(visitor, code)) {
    signingTries.forget(userId)
    return null
  }
  signingTries.note(userId)
  return WRONG_CODE
}

/**
 * Signs a plan by name with account and second step, for exactly what the page showed: its digest comes with the form.
 * Whoever acts for the head signs with the number of her resolution.
 */
export async function signPlan(actor: Actor, { plan, visitor, form }: Asked, now: Date): Promise<StepTaken> {
  const { database } = runtime()
  if (planDigest(plan, listSignable(database, plan)) !== form.digest) return SIGNED_ELSEWHERE
  if (!form.signature.ok) return { ok: false, moved: false, problems: form.signature.problems }
  const { position, document, code } = form.signature.input
  const signer = await signerOf(actor)
  const problem = await problemOfCode(actor, signer, visitor, code)
  if (problem !== null) return refused(problem)
  const today = limaDate(now)
  const resolution = actor.isDelegate ? (signer?.resolution ?? '') : ''
  const signature = { kind: 'account', name: actor.name, position, resolution, userId: actor.userId, document } as const
  const version = await signPlanVersion(
    database,
    plan,
    {
      today,
      reviewDueOn: addWorkingDays(today, REVIEW_WORKING_DAYS),
      signature,
      shown: form.digest,
      paper: null,
    },
    stepRow(actor, 'signed', `${actor.name}, ${position}`, now),
    { noteOf: (made) => signatureNote(actor, plan, made, now), read: readVersion },
  )
  return version ? { ok: true, step: 'signed' } : SIGNED_ELSEWHERE
}
