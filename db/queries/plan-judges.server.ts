import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { assistances } from '#db/schema/index.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'

/** What of a plan decides who may judge it. ISO dates: when it was begun, and when the version was signed. */
export type JudgedPlan = { readonly entityId: string; readonly planCreatedOn: string; readonly signedOn: string }

/**
 * Advice that keeps an account from judging a plan: whoever advises the entity, did while the plan was written or carried
 * out, or in the twelve months before it was signed; as `isBarred` of the budget says it, for the statement of the change.
 */
export function barredFrom(
  transaction: Transaction,
  { entityId, planCreatedOn, signedOn }: JudgedPlan,
  userId: string,
) {
  const lately = or(
    isNull(assistances.endedOn),
    sql`${assistances.endedOn} >= ${planCreatedOn}`,
    sql`${assistances.endedOn} >= date(${signedOn}, '-12 months')`,
  )
  return transaction
    .select({ id: assistances.id })
    .from(assistances)
    .where(and(eq(assistances.userId, userId), eq(assistances.entityId, entityId), lately))
}
