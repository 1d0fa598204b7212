import { and, desc, eq, inArray, type SQL } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { entities, planActions, planEvents, sharedReleases } from '#db/schema/index.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import { withinShared, type Scope } from '#db/scope.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import type { Note } from './audit.server.ts'
import { insertMissingPlan, findNextPosition } from './plan-proposals.server.ts'

export type PlanAction = typeof planActions.$inferSelect
export type PlanActionChange = Partial<
  Pick<
    PlanAction,
    'status' | 'decidedOn' | 'title' | 'responsible' | 'termMonths' | 'verification' | 'indicator' | 'decisionReason'
  >
>

/** Actions of an entity in the scope; for a reader, those that a release proposed which was shared with her. */
function ofEntity(scope: Scope, entityId: string): SQL | undefined {
  return and(eq(planActions.entityId, entityId), withinShared(scope, planActions.entityId, planActions.campaignId))
}

/** Plans of before held what was published of a finding; no plan tells it any more. */
function withoutFinding(reason: ProposalReason): ProposalReason {
  if (reason.kind !== 'prevalence') return reason
  const { kind, trigger, gravity, instrumentHash, added } = reason
  return { kind, trigger, gravity, instrumentHash, ...(added ? { added } : {}) }
}

/** An action as the scope may see it: to a reader the reasons of a release that was not shared with her are not told. */
function inScope(database: Database, scope: Scope, stored: readonly PlanAction[]): PlanAction[] {
  const actions = stored.map((action) => ({ ...action, reasons: action.reasons.map(withoutFinding) }))
  if (scope.kind === 'country' || scope.sharedWith === undefined) return actions
  const shared = new Set(
    database
      .select({ campaignId: sharedReleases.campaignId })
      .from(sharedReleases)
      .where(eq(sharedReleases.membershipId, scope.sharedWith))
      .all()
      .map(({ campaignId }) => campaignId),
  )
  const isHers = ({ added }: ProposalReason) =>
    added === undefined || ('campaignId' in added && shared.has(added.campaignId))
  return actions.map((action) => ({ ...action, reasons: action.reasons.filter(isHers) }))
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

/** Actions of a plan, in its order. */
export async function listPlanActions(
  database: Database,
  scope: Scope,
  entityId: string,
  year: number,
): Promise<PlanAction[]> {
  const actions = database
    .select()
    .from(planActions)
    .where(and(ofEntity(scope, entityId), eq(planActions.year, year)))
    .all()
  return inPlanOrder(inScope(database, scope, actions))
}

/**
 * Actions of the plans of several years, in one order: a result from October on may have led to two. What passed on from
 * one of these plans to another stands once, where it was first.
 */
export async function listActionsOfYears(
  database: Database,
  scope: Scope,
  entityId: string,
  years: readonly number[],
): Promise<PlanAction[]> {
  const actions = database
    .select()
    .from(planActions)
    .where(and(ofEntity(scope, entityId), inArray(planActions.year, [...years])))
    .all()
  const ids = new Set(actions.map(({ id }) => id))
  const first = actions.filter(({ carriedFromId }) => carriedFromId === null || !ids.has(carriedFromId))
  return inPlanOrder(inScope(database, scope, first))
}

export async function findPlanAction(
  database: Database,
  scope: Scope,
  entityId: string,
  year: number,
  id: string,
): Promise<PlanAction | null> {
  const actions = database
    .select()
    .from(planActions)
    .where(and(ofEntity(scope, entityId), eq(planActions.year, year), eq(planActions.id, id)))
    .all()
  return inScope(database, scope, actions)[0] ?? null
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
    insertMissingPlan(transaction, { entityId, year }, today)
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
    trace(transaction, id, { event: 'added', detail: '', by, note })
  })
}
