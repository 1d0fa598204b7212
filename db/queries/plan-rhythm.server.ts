import { and, eq, ne } from 'drizzle-orm'
import { plans } from '#db/schema/index.ts'
import type { Database } from '#db/client.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { PlanKey } from './plan-work.server.ts'

/** How often it is told how far the actions of a plan are: at the two cut-offs that are asked of all, or each quarter. */
export const RHYTHMS = ['twice-a-year', 'quarterly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

const isOf = ({ entityId, year }: PlanKey) => and(eq(plans.entityId, entityId), eq(plans.year, year))

/** How often a plan that was read within the scope is told of: twice a year unless its entity chose otherwise. */
export function findRhythm(database: Database, plan: PlanKey): Rhythm {
  const found = database.select({ quarterly: plans.quarterly }).from(plans).where(isOf(plan)).get()
  return found?.quarterly ? 'quarterly' : 'twice-a-year'
}

/** Changes how often a plan that was read within the scope is told of; chosen again, it changes and notes nothing. */
export function updateRhythm(database: Database, plan: PlanKey, rhythm: Rhythm, note: Note): void {
  const quarterly = rhythm === 'quarterly'
  inTransaction(database, (transaction) => {
    const here = and(isOf(plan), ne(plans.quarterly, quarterly))
    if (transaction.update(plans).set({ quarterly }).where(here).run().changes > 0) note(transaction)
  })
}
