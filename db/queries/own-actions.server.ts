import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { planActions, plans } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { lockOf } from './plan-head.server.ts'
import { findNextPosition, insertMissingPlan } from './plan-proposals.server.ts'
import { insertTrace, type DecidedBy, type PlanAction, type PlanActionDetails } from './plans.server.ts'

export type OwnAction = Partial<PlanActionDetails> &
  Pick<PlanAction, 'title' | 'rationale' | 'responsible' | 'termMonths' | 'verification' | 'indicator'>

type OwnActionAdded = {
  /** Random, of the caller, who names it in the note. */
  readonly id: string
  readonly entityId: string
  readonly year: number
  /** ISO date in Lima time. */
  readonly today: string
  readonly action: OwnAction
}

/**
 * Adds an action of the entity's own at the end of its plan; accepted from the start.
 * @returns whether the plan may be changed: one that was handed in, signed or closed is not added to.
 */
export async function insertOwnAction(
  database: Database,
  { id, entityId, year, today, action }: OwnActionAdded,
  by: DecidedBy,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    insertMissingPlan(transaction, { entityId, year }, today)
    const here = and(eq(plans.entityId, entityId), eq(plans.year, year))
    const plan = transaction.select().from(plans).where(here).get()
    if (!plan || lockOf(plan) !== null) return false
    transaction
      .insert(planActions)
      .values({
        ...action,
        id,
        entityId,
        year,
        position: findNextPosition(transaction, { entityId, year }),
        reasons: [],
        status: 'accepted',
        decidedOn: today,
        effort: 'medium',
        norms: [],
      })
      .run()
    insertTrace(transaction, id, { event: 'added', detail: '', by, note })
    return true
  })
}
