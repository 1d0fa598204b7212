import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { updatePlanApproval, type ApprovalChange } from '#db/queries/plan-approval.server.ts'
import { findPlan, type PlanRow } from '#db/queries/plan-head.server.ts'
import type { PlanKey } from '#db/queries/plan-proposals.server.ts'
import { listSignable, planDigest, signPlanVersion } from '#db/queries/plan-versions.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import { planActions } from '#db/schema/index.ts'
import type { PlanStep } from '#db/schema/plans.ts'
import { countryScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { actorFor } from '#app/door/actor.ts'
import { REVIEW_WORKING_DAYS } from '#app/features/plan/approval/approval-steps.ts'
import { signatureNote } from '#app/features/plan/approval/step-trace.server.ts'
import { readVersion } from '#app/features/plan/review/read-version.server.ts'
import { addDays, addWorkingDays } from '#app/kit/program/clock.ts'
import { atNoon, type Person, type PlanPeople } from './plan-people.ts'
import { insertDemoEvent } from './plan-work.ts'

const POSITION = 'Titular de la entidad'
const WHY_RETURNED = 'Falta precisar qué área se encarga del canal de quejas'
const WHY_AMENDED = 'El presupuesto del segundo semestre cambió'

/**
 * Days before today by which a plan was handed in, for each state of its approval; what is proposed later is not in it.
 * `draft`: half decided; `unsigned`: decided, and never handed in; `amended`: an amendment is being written;
 * `signed-again`: one was signed.
 */
const HANDED_IN_BEFORE = {
  draft: 0,
  unsigned: 0,
  submitted: 5,
  unanswered: 41,
  returned: 12,
  signed: 20,
  amended: 30,
  'signed-again': 60,
} as const
export type ApprovalState = keyof typeof HANDED_IN_BEFORE
/** Days from handing in to the head's answer. */
const ANSWERED_AFTER = 6
/** Days from the signature to the amendment, and from that to its own way to the signature. */
const AMENDED_AFTER = 9
const HANDED_IN_AGAIN_AFTER = 5

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

/** What the amendment is about: the money of the first accepted action. */
async function amendFirst(database: Database, key: PlanKey, { coordination }: PlanPeople, day: string): Promise<void> {
  const actions = await listPlanActions(database, countryScope(), key.entityId, key.year)
  const first = actions.find(({ status }) => status === 'accepted')
  if (!first) return
  inTransaction(database, (transaction) => {
    transaction
      .update(planActions)
      .set({ soles: (first.soles ?? 0) + 1500, poiYear: key.year, poiActivity: 'AOI 0052' })
      .where(eq(planActions.id, first.id))
      .run()
    const event = { actionId: first.id, event: 'changed', detail: 'soles, poiActivity, poiYear' } as const
    insertDemoEvent(transaction, event, day, coordination)
  })
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
  const isAmended = state === 'amended' || state === 'signed-again'
  if (state === 'signed' || isAmended) await sign(database, key, people, answered)
  if (!isAmended) return
  const amended = addDays(answered, AMENDED_AFTER)
  await take(
    database,
    key,
    { approval: 'draft', amendmentReason: WHY_AMENDED },
    { step: 'amendment-started', day: amended, by: people.coordination, detail: WHY_AMENDED },
  )
  await amendFirst(database, key, people, amended)
  if (state === 'amended') return
  const again = addDays(amended, HANDED_IN_AGAIN_AFTER)
  await take(
    database,
    key,
    { approval: 'submitted', submittedOn: again },
    { step: 'submitted', day: again, by: people.coordination },
  )
  await sign(database, key, people, addDays(again, ANSWERED_AFTER))
}
