import { randomBytes } from 'node:crypto'
import { and, eq, max, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities, planActions, plans } from '#db/schema/index.ts'
import { withinShared, type Scope } from '#db/scope.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import type { ProposedAction } from '#surveys/planning/proposal.ts'

export type PlanAction = typeof planActions.$inferSelect
export type PlanActionChange = Partial<
  Pick<
    PlanAction,
    'status' | 'decidedOn' | 'title' | 'responsible' | 'termMonths' | 'verification' | 'indicator' | 'rejectionReason'
  >
>

/** Where proposals come from: a release or an institutional assessment. */
type Origin = { readonly campaignId: string } | { readonly assessmentId: string }
type Proposals = {
  readonly origin: Origin
  readonly entityId: string
  readonly today: string
  readonly proposals: readonly ProposedAction[]
}

function nextPosition(database: Database, entityId: string, year: number): number {
  const last = database
    .select({ position: max(planActions.position) })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .get()
  return (last?.position ?? 0) + 1
}

function ensurePlan(database: Database, entityId: string, year: number, today: string): void {
  database.insert(plans).values({ entityId, year, createdOn: today }).onConflictDoNothing().run()
}

function templatesInPlan(database: Database, entityId: string, year: number): Set<string | null> {
  const rows = database
    .select({ templateId: planActions.templateId })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .all()
  return new Set(rows.map(({ templateId }) => templateId))
}

/**
 * Adds what is proposed to the plan of the year, except what the plan already has from the same template. Runs inside
 * the transaction that closes the campaign or hands the assessment in.
 */
export function addProposals(database: Database, { origin, entityId, today, proposals }: Proposals): void {
  const year = Number(today.slice(0, 4))
  ensurePlan(database, entityId, year, today)
  const known = templatesInPlan(database, entityId, year)
  const first = nextPosition(database, entityId, year)
  const added = proposals.filter(({ action }) => !known.has(action.id))
  added.forEach(({ action, reasons, sure }, index) => {
    database
      .insert(planActions)
      .values({
        id: randomBytes(8).toString('hex'),
        entityId,
        year,
        position: first + index,
        ...origin,
        templateId: action.id,
        dimension: action.dimension,
        title: action.title,
        rationale: action.rationale,
        reasons,
        sure,
        status: 'proposed',
        responsible: action.responsibleUnit,
        termMonths: action.termMonths,
        effort: action.effort,
        verification: action.verification,
        indicator: action.indicator,
        norms: action.norms,
      })
      .run()
  })
}

/** Actions of an entity in the scope; for a reader, those that a release proposed which was shared with her. */
function ofEntity(scope: Scope, entityId: string): SQL | undefined {
  return and(eq(planActions.entityId, entityId), withinShared(scope, planActions.entityId, planActions.campaignId))
}

/** Entity whose plan may be read within the scope, or null. */
export async function plannedEntity(database: Database, scope: Scope, entityId: string) {
  if (scope.kind === 'entity' && scope.entityId !== entityId) return null
  return (
    database
      .select({
        id: entities.id,
        name: entities.name,
        governmentLevel: entities.governmentLevel,
        invented: entities.invented,
      })
      .from(entities)
      .where(eq(entities.id, entityId))
      .get() ?? null
  )
}

/** Actions of a plan: the urgent ones first, the rest in the order in which they came. */
export async function planActionsOf(
  database: Database,
  scope: Scope,
  entityId: string,
  year: number,
): Promise<PlanAction[]> {
  return inPlanOrder(
    database
      .select()
      .from(planActions)
      .where(and(ofEntity(scope, entityId), eq(planActions.year, year)))
      .all(),
  )
}

export async function planActionOf(
  database: Database,
  scope: Scope,
  entityId: string,
  year: number,
  id: string,
): Promise<PlanAction | null> {
  return (
    database
      .select()
      .from(planActions)
      .where(and(ofEntity(scope, entityId), eq(planActions.year, year), eq(planActions.id, id)))
      .get() ?? null
  )
}

/** Changes an action if it still has the revision that was read. @returns whether it had. */
export async function changePlanAction(
  database: Database,
  scope: Scope,
  action: PlanAction,
  change: PlanActionChange,
): Promise<boolean> {
  const same = and(
    ofEntity(scope, action.entityId),
    eq(planActions.id, action.id),
    eq(planActions.revision, action.revision),
  )
  return (
    database
      .update(planActions)
      .set({ ...change, revision: action.revision + 1 })
      .where(same)
      .run().changes === 1
  )
}

export type OwnAction = Pick<
  PlanAction,
  'title' | 'rationale' | 'responsible' | 'termMonths' | 'verification' | 'indicator'
>

/** Adds an action of the entity's own at the end of its plan; accepted from the start. */
export async function addOwnAction(
  database: Database,
  entityId: string,
  year: number,
  today: string,
  action: OwnAction,
): Promise<void> {
  database.transaction(() => {
    ensurePlan(database, entityId, year, today)
    database
      .insert(planActions)
      .values({
        ...action,
        id: randomBytes(8).toString('hex'),
        entityId,
        year,
        position: nextPosition(database, entityId, year),
        reasons: [],
        status: 'accepted',
        decidedOn: today,
        effort: 'medium',
        norms: [],
      })
      .run()
  })
}
