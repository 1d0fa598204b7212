import { and, desc, eq, gte, inArray, type SQL } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { entities, planActions, planEvents, planSteps, sharedReleases } from '#db/schema/index.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import { withinShared, type Scope } from '#db/scope.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import type { Note } from './audit.server.ts'

export type PlanAction = typeof planActions.$inferSelect
/** What is written of an action when it is adjusted. */
export type PlanActionDetails = Pick<
  PlanAction,
  | 'title'
  | 'responsible'
  | 'inCharge'
  | 'startsOn'
  | 'dueOn'
  | 'termMonths'
  | 'verification'
  | 'indicator'
  | 'baseline'
  | 'target'
  | 'soles'
  | 'poiActivity'
  | 'poiYear'
  | 'pei'
>
export type PlanActionChange = Partial<PlanActionDetails & Pick<PlanAction, 'status' | 'decidedOn' | 'decisionReason'>>

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

/**
 * An action as the scope may see it: to a reader neither the reasons of a release that was not shared with her are told,
 * nor where a dimension of it stood and is to go.
 */
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
  return actions.map((action) => ({
    ...action,
    reasons: action.reasons.filter(isHers),
    ...(action.baseline && !shared.has(action.baseline.campaignId) ? { baseline: null, target: null } : {}),
  }))
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

/** Minutes from its first change for which one person's writing on one action is one event. */
const WRITING_MINUTES = 15

/**
 * The change of an action that whoever writes is still at: hers, the last thing that happened to the action, begun not
 * long ago, and no step of the plan's approval since.
 */
function findWriting(transaction: Transaction, actionId: string, { userId, at }: DecidedBy): PlanEvent | null {
  const last = transaction
    .select({ event: planEvents, entityId: planActions.entityId, year: planActions.year })
    .from(planEvents)
    .innerJoin(planActions, eq(planActions.id, planEvents.actionId))
    .where(eq(planEvents.actionId, actionId))
    .orderBy(desc(planEvents.id))
    .get()
  if (last?.event.event !== 'changed' || last.event.userId !== userId || last.event.detail === '') return null
  const { event, entityId, year } = last
  if (Date.parse(at) - Date.parse(event.at) >= WRITING_MINUTES * 60_000) return null
  const since = and(eq(planSteps.entityId, entityId), eq(planSteps.year, year), gte(planSteps.at, event.at))
  return transaction.select({ id: planSteps.id }).from(planSteps).where(since).limit(1).get() ? null : event
}

/** Adds to a change the columns that it does not name yet. */
function updateWriting(transaction: Transaction, { id, detail }: PlanEvent, more: string): void {
  const named = new Set(detail.split(', '))
  const fresh = more.split(', ').filter((column) => !named.has(column))
  if (fresh.length === 0) return
  transaction
    .update(planEvents)
    .set({ detail: [...named, ...fresh].join(', ') })
    .where(eq(planEvents.id, id))
    .run()
}

/**
 * Keeps what happened to an action, and notes it. What one person writes on it without a pause of the plan in between is
 * one event, noted when it began: its columns grow, and nothing of it is taken back.
 */
export function insertTrace(transaction: Transaction, actionId: string, { event, detail, by, note }: Traced): void {
  const writing = event === 'changed' ? findWriting(transaction, actionId, by) : null
  if (writing) return updateWriting(transaction, writing, detail)
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

/** A change of one action as it was read. */
export type PlanActionUpdate = {
  readonly action: Pick<PlanAction, 'id' | 'entityId' | 'revision'>
  readonly change: PlanActionChange
}

/**
 * Changes actions if each still has the revision that was read, and keeps what happened to each.
 * @returns whether all had; nothing is written over or kept otherwise.
 */
export async function updatePlanActions(
  database: Database,
  scope: Scope,
  updates: readonly (PlanActionUpdate & { readonly traced: Traced })[],
): Promise<boolean> {
  const same = ({ action: { id, entityId, revision } }: PlanActionUpdate) =>
    and(ofEntity(scope, entityId), eq(planActions.id, id), eq(planActions.revision, revision))
  return inTransaction(
    database,
    (transaction) => {
      const isThere = (update: PlanActionUpdate) =>
        transaction.select({ id: planActions.id }).from(planActions).where(same(update)).get() !== undefined
      if (!updates.every(isThere)) return false
      for (const update of updates) {
        const { action, change, traced } = update
        const revision = action.revision + 1
        transaction
          .update(planActions)
          .set({ ...change, revision })
          .where(same(update))
          .run()
        insertTrace(transaction, action.id, traced)
      }
      return true
    },
    'immediate',
  )
}

/** The same of one action. */
export async function updatePlanAction(
  database: Database,
  scope: Scope,
  action: PlanAction,
  change: PlanActionChange,
  traced: Traced,
): Promise<boolean> {
  return updatePlanActions(database, scope, [{ action, change, traced }])
}
