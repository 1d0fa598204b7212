import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, planEvents, plans } from '#db/schema/index.ts'
import type { SignedAction } from '#db/schema/plans.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { PlanRow } from './plan-head.server.ts'
import { insertPlanStep, isAtRevision, type PlanStepTaken } from './plan-steps.server.ts'
import { listSignable, findNewestVersion, planDigest, type PlanVersion } from './plan-versions.server.ts'
import type { PlanAction } from './plans.server.ts'

/** A step with the note of it: both are written in the transaction of the step. */
export type PlanTraced = PlanStepTaken & { readonly note: Note }

export type ApprovalChange = Partial<
  Pick<PlanRow, 'approval' | 'submittedOn' | 'returnedOn' | 'returnReason' | 'amendmentReason'>
>

/**
 * Takes a step of the approval, if the plan still has the revision that was read.
 * @param shown digest of what was handed in, as `planDigest` makes it; null where the step does not hand anything in.
 * @returns whether it had, and still was what was shown; nothing is changed or kept otherwise.
 */
export async function updatePlanApproval(
  database: Database,
  plan: PlanRow,
  change: ApprovalChange,
  shown: string | null,
  traced: PlanTraced,
): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      if (shown !== null && planDigest(plan, listSignable(transaction, plan)) !== shown) return false
      const { changes } = transaction
        .update(plans)
        .set({ ...change, revision: plan.revision + 1 })
        .where(isAtRevision(plan))
        .run()
      if (changes === 0) return false
      insertPlanStep(transaction, plan, traced)
      traced.note(transaction)
      return true
    },
    'immediate',
  )
}

type Restored = Pick<
  PlanAction,
  Exclude<keyof SignedAction, 'id' | 'rationale' | 'movesDimension' | 'norms'> | 'rationale' | 'year'
>

/** The columns of an action as a version holds them. */
function asSigned(
  { id: _id, movesDimension: _moves, norms: _norms, ...columns }: SignedAction,
  year: number,
): Restored {
  return { ...columns, year }
}

function differing(action: PlanAction, signed: Restored): string[] {
  const columns = Object.keys(signed) as (keyof Restored)[]
  return columns.filter((column) => JSON.stringify(action[column]) !== JSON.stringify(signed[column]))
}

/** Gives an action back what the version holds of it; one that it does not hold waits for a decision again. */
function restore(
  transaction: Transaction,
  action: PlanAction,
  signed: SignedAction | undefined,
  plan: PlanRow,
  { by }: PlanTraced,
): void {
  const back = signed ? asSigned(signed, plan.year) : null
  if (back === null && action.status === 'proposed') return
  const columns = back === null ? [] : differing(action, back)
  if (back !== null && columns.length === 0) return
  transaction
    .update(planActions)
    .set({ ...(back ?? { status: 'proposed', decidedOn: null, decisionReason: null }), revision: action.revision + 1 })
    .where(eq(planActions.id, action.id))
    .run()
  const event = back === null ? 'reopened' : 'changed'
  transaction
    .insert(planEvents)
    .values({ actionId: action.id, event, detail: columns.join(', '), ...by })
    .run()
}

/** Actions that stand in the plan or in its signed version: an amendment may have moved some to another year. */
function touchedBy(transaction: Transaction, { entityId, year }: PlanRow, version: PlanVersion): PlanAction[] {
  const signed = version.content.map(({ id }) => id)
  const mine = eq(planActions.entityId, entityId)
  const here = transaction
    .select()
    .from(planActions)
    .where(and(mine, eq(planActions.year, year)))
    .all()
  const elsewhere = transaction
    .select()
    .from(planActions)
    .where(and(mine, inArray(planActions.id, signed)))
    .all()
  return [...here, ...elsewhere.filter((action) => action.year !== year)]
}

/**
 * Drops an amendment: every action is again what the signed version says of it, and what it does not hold waits for a
 * decision. What was told of how far an action is stays.
 * @returns false where somebody took another step meanwhile.
 * @throws {RuleRefused} where an action was moved to a plan that is signed or handed in by now.
 */
export async function dropPlanAmendment(database: Database, plan: PlanRow, traced: PlanTraced): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      const version = findNewestVersion(transaction, plan)
      const here = transaction.select({ revision: plans.revision }).from(plans).where(isAtRevision(plan)).get()
      if (!version || !here) return false
      for (const action of touchedBy(transaction, plan, version))
        restore(
          transaction,
          action,
          version.content.find(({ id }) => id === action.id),
          plan,
          traced,
        )
      transaction
        .update(plans)
        .set({ approval: 'signed', amendmentReason: null, returnReason: '', revision: plan.revision + 1 })
        .where(isAtRevision(plan))
        .run()
      insertPlanStep(transaction, plan, traced)
      traced.note(transaction)
      return true
    },
    'immediate',
  )
}
