import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { plans } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

export type PlanRow = typeof plans.$inferSelect

/** Why what a plan says stands as it is: it waits for the head or is signed, or its year is over. */
export type PlanLock = 'approval' | 'year'

/** Whether, and why, nothing of a plan is decided any more; null where it is. An amendment unlocks what was signed. */
export function lockOf({ approval, closedOn }: Pick<PlanRow, 'approval' | 'closedOn'>): PlanLock | null {
  if (closedOn !== null) return 'year'
  return approval === 'submitted' || approval === 'signed' ? 'approval' : null
}

/**
 * Plan of an entity for a year, or null. To a reader, to whom single releases are shared, no plan as a whole is there;
 * whoever lists its actions for her shows what `listPlanActions` gives.
 */
export async function findPlan(
  database: Database,
  scope: Scope,
  entityId: string,
  year: number,
): Promise<PlanRow | null> {
  const here = and(within(scope, plans.entityId), eq(plans.entityId, entityId), eq(plans.year, year))
  return database.select().from(plans).where(here).get() ?? null
}
