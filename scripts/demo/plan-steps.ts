import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updatePlanApproval, type ApprovalChange } from '#db/queries/plan-approval.server.ts'
import { findPlan, type PlanRow } from '#db/queries/plan-head.server.ts'
import type { PlanKey } from '#db/queries/plan-proposals.server.ts'
import { listSignable, planDigest, signPlanVersion } from '#db/queries/plan-versions.server.ts'
import type { PlanStep } from '#db/schema/plans.ts'
import { countryScope } from '#db/scope.ts'
import { actorFor } from '#app/door/actor.ts'
import { REVIEW_WORKING_DAYS } from '#app/features/plan/approval/approval-steps.ts'
import { signatureNote } from '#app/features/plan/approval/step-trace.server.ts'
import { readVersion } from '#app/features/plan/review/read-version.server.ts'
import { addDays, addWorkingDays } from '#app/kit/program/clock.ts'
import { atNoon, type Person, type PlanPeople } from './plan-people.ts'

const POSITION = 'Titular de la entidad'
const WHY_RETURNED = 'Falta precisar qué área se encarga del canal de quejas'
const WHY_AMENDED = 'El presupuesto del segundo semestre cambió'

/** How far the approval of a plan is. `draft`: half decided; `unsigned`: decided, and never handed in. */
export type ApprovalState = 'draft' | 'unsigned' | 'submitted' | 'unanswered' | 'returned' | 'signed' | 'amended'

/** Days before today by which a plan was handed in; what is proposed later is not in it. */
const HANDED_IN_BEFORE: Readonly<Record<ApprovalState, number>> = {
  draft: 0,
  unsigned: 0,
  submitted: 5,
  unanswered: 41,
  returned: 12,
  signed: 20,
  amended: 30,
}
/** Days from handing in to the head's answer. */
const ANSWERED_AFTER = 6

/** Last day on which something of a plan is decided, so that its approval is where it is. @param today ISO date. */
export function lastDecisionDay(state: ApprovalState, today: string): string {
  return addDays(today, -HANDED_IN_BEFORE[state])
}

async function planOf(database: Database, { entityId, year }: PlanKey): Promise<PlanRow> {
  const found = await findPlan(database, countryScope(), entityId, year)
  if (!found) throw new Error(`${entityId} has no plan of ${year}`)
  return found
}

const shownOf = (database: Database, plan: PlanRow) => planDigest(plan, listSignable(database, plan))

async function take(
  database: Database,
  key: PlanKey,
  change: ApprovalChange,
  { step, day, by, detail = '' }: { step: PlanStep; day: string; by: Person; detail?: string },
): Promise<void> {
  const plan = await planOf(database, key)
  const shown = step === 'submitted' ? shownOf(database, plan) : null
  const taken = { step, detail, by: { ...by, at: atNoon(day) }, note: NO_NOTE }
  if (!(await updatePlanApproval(database, plan, change, shown, taken)))
    throw new Error(`${key.entityId} ${key.year} could not be ${step}`)
}

async function sign(database: Database, key: PlanKey, { head }: PlanPeople, day: string): Promise<void> {
  const plan = await planOf(database, key)
  const entity = { id: key.entityId, name: key.entityId }
  const actor = actorFor({ userId: head.userId, name: head.who, role: 'head', entity })
  const signature = {
    kind: 'account' as const,
    ...{ userId: head.userId, name: head.who, position: POSITION, resolution: '', document: 'DNI 00000000' },
  }
  const reviewDueOn = addWorkingDays(day, REVIEW_WORKING_DAYS)
  const made = { today: day, reviewDueOn, signature, shown: shownOf(database, plan), paper: null }
  const by = { ...head, at: atNoon(day) }
  const signed = await signPlanVersion(
    database,
    plan,
    made,
    { step: 'signed', detail: `${head.who}, ${POSITION}`, by },
    { noteOf: (version) => signatureNote(actor, plan, version, new Date(by.at)), read: readVersion },
  )
  if (!signed) throw new Error(`${key.entityId} ${key.year} could not be signed`)
}

/**
 * The steps that lead where the approval of a plan is.
 * @param handedIn ISO date: what was decided, was decided by then.
 */
export async function approvePlan(
  database: Database,
  key: PlanKey,
  { state, handedIn, people }: { state: ApprovalState; handedIn: string; people: PlanPeople },
): Promise<void> {
  if (state === 'draft' || state === 'unsigned') return
  const answered = addDays(handedIn, ANSWERED_AFTER)
  await take(
    database,
    key,
    { approval: 'submitted', submittedOn: handedIn },
    { step: 'submitted', day: handedIn, by: people.coordination },
  )
  if (state === 'returned')
    await take(
      database,
      key,
      { approval: 'returned', returnedOn: answered, returnReason: WHY_RETURNED },
      { step: 'returned', day: answered, by: people.head, detail: WHY_RETURNED },
    )
  if (state === 'signed' || state === 'amended') await sign(database, key, people, answered)
  if (state === 'amended')
    await take(
      database,
      key,
      { approval: 'draft', amendmentReason: WHY_AMENDED },
      { step: 'amendment-started', day: addDays(answered, 9), by: people.coordination, detail: WHY_AMENDED },
    )
}
