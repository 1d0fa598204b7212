import { and, eq, isNull, or, sql, type Placeholder } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { assistances } from '#db/schema/index.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** What of a plan decides who may judge it. ISO dates: when it was begun, and when the version was signed. */
export type JudgedPlan = { readonly entityId: string; readonly planCreatedOn: string; readonly signedOn: string }
/** The same, or the columns of a statement that hold it. */
type Judged = Readonly<Record<keyof JudgedPlan, string | SQLiteColumn>>

/**
 * Advice that keeps an account from judging a plan: whoever advises the entity, did while the plan was written or carried
 * out, or in the twelve months before it was signed; as `isBarred` of the budget says it, for the statement of the change.
 */
export function barredFrom(
  handle: Handle,
  { entityId, planCreatedOn, signedOn }: Judged,
  userId: string | Placeholder,
) {
  const lately = or(
    isNull(assistances.endedOn),
    sql`${assistances.endedOn} >= ${planCreatedOn}`,
    sql`${assistances.endedOn} >= date(${signedOn}, '-12 months')`,
  )
  return handle
    .select({ id: assistances.id })
    .from(assistances)
    .where(and(eq(assistances.userId, userId), sql`${assistances.entityId} = ${entityId}`, lately))
}
