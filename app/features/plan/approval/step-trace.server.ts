import type { Note } from '#db/queries/audit.server.ts'
import type { PlanRow } from '#db/queries/plan-head.server.ts'
import type { PlanTraced } from '#db/queries/plan-approval.server.ts'
import type { PlanStepTaken } from '#db/queries/plan-steps.server.ts'
import { planName, type PlanVersion } from '#db/queries/plan-versions.server.ts'
import type { PlanStep } from '#db/schema/plans.ts'
import type { Actor } from '#app/door/actor.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'

/** Steps that somebody takes; that a plan is over the calendar says. */
export type TakenStep = Exclude<PlanStep, 'closed'>

const DEEDS: Readonly<Record<TakenStep, string>> = {
  submitted: 'plan.submitted',
  'taken-back': 'plan.taken-back',
  returned: 'plan.returned',
  signed: 'plan.signed',
  'amendment-started': 'plan.amendment-started',
  'amendment-dropped': 'plan.amendment-dropped',
}

type Taken = { readonly step: TakenStep; readonly detail: string; readonly version: PlanVersion | null }

/**
 * Everything that is written because a step was taken, in the transaction of the step: whoever else must hear of it is
 * told here, by step.
 */
function told(actor: Actor, plan: PlanRow, { step, version }: Taken, now: Date): Note {
  const { entityId, year } = plan
  const detail = version === null ? { year } : { year, version: version.version, digest: version.digest }
  const deed = { action: DEEDS[step], objectKind: 'plan', objectId: planName(plan), entityId, detail }
  return (transaction) => recordDeed(transaction, actor, deed, now)
}

/** The row of the history that a step leaves. */
export function stepRow(actor: Actor, step: TakenStep, detail: string, now: Date): PlanStepTaken {
  return { step, detail, by: { userId: actor.userId, who: actor.name, at: now.toISOString() } }
}

/** A step that freezes nothing, with all that is written because of it. */
export function stepTrace(actor: Actor, plan: PlanRow, step: TakenStep, detail: string, now: Date): PlanTraced {
  return { ...stepRow(actor, step, detail, now), note: told(actor, plan, { step, detail, version: null }, now) }
}

/** What is written because a version was signed; its deed repeats the digest. */
export function signatureNote(actor: Actor, plan: PlanRow, version: PlanVersion, now: Date): Note {
  return told(actor, plan, { step: 'signed', detail: '', version }, now)
}
