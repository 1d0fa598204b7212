import { randomBytes } from 'node:crypto'
import { and, desc, eq, max, type SQL } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { entities, planActions, planEvents, plans } from '#db/schema/index.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { PlanEventKind } from '#db/schema/plans.ts'
import { withinShared, type Scope } from '#db/scope.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import type { ProposedAction } from '#surveys/planning/proposal.ts'
import type { Note } from './audit.server.ts'

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

function nextPosition(transaction: Handle, entityId: string, year: number): number {
  const last = transaction
    .select({ position: max(planActions.position) })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .get()
  return (last?.position ?? 0) + 1
}

function ensurePlan(transaction: Handle, entityId: string, year: number, today: string): void {
  transaction.insert(plans).values({ entityId, year, createdOn: today }).onConflictDoNothing().run()
}

function templatesInPlan(transaction: Handle, entityId: string, year: number): Set<string | null> {
  const rows = transaction
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
export function insertProposals(transaction: Handle, { origin, entityId, today, proposals }: Proposals): void {
  const year = Number(today.slice(0, 4))
  ensurePlan(transaction, entityId, year, today)
  const known = templatesInPlan(transaction, entityId, year)
  const first = nextPosition(transaction, entityId, year)
  const added = proposals.filter(({ action }) => !known.has(action.id))
  added.forEach(({ action, reasons, sure }, index) => {
    transaction
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
export async function findPlannedEntity(database: Database, scope: Scope, entityId: string) {
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
export async function listPlanActions(
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

export async function findPlanAction(
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

export type PlanEvent = typeof planEvents.$inferSelect

/** Who decided, as account and name were, and when. */
export type DecidedBy = ChangedBy & { readonly userId: string }

/** What happened to an action, with the note of it; both are written in the transaction of the change. */
type Traced = { readonly event: PlanEventKind; readonly detail: string; readonly by: DecidedBy; readonly note: Note }

function trace(transaction: Transaction, actionId: string, { event, detail, by, note }: Traced): void {
  transaction
    .insert(planEvents)
    .values({ actionId, event, detail, ...by })
    .run()
  note(transaction)
}

/** What last happened to an action that was read within the scope, or null. */
export async function findNewestPlanEvent(
  database: Database,
  { id }: Pick<PlanAction, 'id'>,
): Promise<PlanEvent | null> {
  return (
    database.select().from(planEvents).where(eq(planEvents.actionId, id)).orderBy(desc(planEvents.id)).get() ?? null
  )
}

/**
 * Changes an action if it still has the revision that was read, and keeps what happened.
 * @returns whether it had; nothing is written over or kept otherwise.
 */
export async function updatePlanAction(
  database: Database,
  scope: Scope,
  action: PlanAction,
  change: PlanActionChange,
  traced: Traced,
): Promise<boolean> {
  const same = and(
    ofEntity(scope, action.entityId),
    eq(planActions.id, action.id),
    eq(planActions.revision, action.revision),
  )
  return inTransaction(database, (transaction) => {
    const { changes } = transaction
      .update(planActions)
      .set({ ...change, revision: action.revision + 1 })
      .where(same)
      .run()
    if (changes === 0) return false
    trace(transaction, action.id, traced)
    return true
  })
}

export type OwnAction = Pick<
  PlanAction,
  'title' | 'rationale' | 'responsible' | 'termMonths' | 'verification' | 'indicator'
>

type OwnActionAdded = {
  /** Random, of the caller, who names it in the note. */
  readonly id: string
  readonly entityId: string
  readonly year: number
  /** ISO date in Lima time. */
  readonly today: string
  readonly action: OwnAction
}

/** Adds an action of the entity's own at the end of its plan; accepted from the start. */
export async function insertOwnAction(
  database: Database,
  { id, entityId, year, today, action }: OwnActionAdded,
  by: DecidedBy,
  note: Note,
): Promise<void> {
  inTransaction(database, (transaction) => {
    ensurePlan(transaction, entityId, year, today)
    transaction
      .insert(planActions)
      .values({
        ...action,
        id,
        entityId,
        year,
        position: nextPosition(transaction, entityId, year),
        reasons: [],
        status: 'accepted',
        decidedOn: today,
        effort: 'medium',
        norms: [],
      })
      .run()
    trace(transaction, id, { event: 'added', detail: '', by, note })
  })
}
