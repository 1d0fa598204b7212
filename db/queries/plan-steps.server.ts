import { and, asc, eq, type SQL } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { plans, planSteps } from '#db/schema/index.ts'
import type { PlanStep } from '#db/schema/plans.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { PlanRow } from './plan-head.server.ts'

export type PlanStepRow = typeof planSteps.$inferSelect

/** A step of a plan as its history keeps it. */
export type PlanStepTaken = {
  readonly step: PlanStep
  readonly detail: string
  readonly by: ChangedBy & { readonly userId: string }
}

/** Condition that a plan still is what was read. */
export function isAtRevision({ entityId, year, revision }: PlanRow): SQL | undefined {
  return and(eq(plans.entityId, entityId), eq(plans.year, year), eq(plans.revision, revision))
}

export function insertPlanStep(
  transaction: Handle,
  { entityId, year }: PlanRow,
  { step, detail, by }: PlanStepTaken,
): void {
  transaction
    .insert(planSteps)
    .values({ entityId, year, step, detail, ...by })
    .run()
}

/** What became of a plan as a whole, first step first. */
export async function listPlanSteps(
  database: Database,
  scope: Scope,
  { entityId, year }: Pick<PlanRow, 'entityId' | 'year'>,
): Promise<PlanStepRow[]> {
  return database
    .select()
    .from(planSteps)
    .where(and(within(scope, planSteps.entityId), eq(planSteps.entityId, entityId), eq(planSteps.year, year)))
    .orderBy(asc(planSteps.id))
    .all()
}

/** Plans of the scope, newest year first. */
export async function listPlans(database: Database, scope: Scope): Promise<PlanRow[]> {
  const rows = database.select().from(plans).where(within(scope, plans.entityId)).orderBy(asc(plans.entityId)).all()
  return rows.sort((one, other) => other.year - one.year)
}
