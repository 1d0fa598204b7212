import { randomBytes } from 'node:crypto'
import { and, desc, eq, max, type SQL } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { entities, planActions, planEvents, plans, sharedReleases } from '#db/schema/index.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import { withinShared, type Scope } from '#db/scope.ts'
import { inPlanOrder } from '#surveys/planning/plan-order.ts'
import { currentActionId } from '#surveys/instruments/shared-actions.ts'
import type { FittedProposal, ProposalOrigin, ProposalReason } from '#surveys/planning/proposal.ts'
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

type Proposals = {
  readonly origin: ProposalOrigin
  readonly entityId: string
  readonly today: string
  readonly proposals: readonly FittedProposal[]
}

/** Which plan. */
type PlanKey = { readonly entityId: string; readonly year: number }

/** Place at the end of a plan. */
export function nextPosition(transaction: Handle, { entityId, year }: PlanKey): number {
  const last = transaction
    .select({ position: max(planActions.position) })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .get()
  return (last?.position ?? 0) + 1
}

/** A plan has a row from its first action on. */
export function ensurePlan(transaction: Handle, { entityId, year }: PlanKey, today: string): void {
  transaction.insert(plans).values({ entityId, year, createdOn: today }).onConflictDoNothing().run()
}

type PlannedAction = Pick<PlanAction, 'id' | 'campaignId' | 'assessmentId' | 'reasons'>

/** Actions of the plan by the id under which their template is known today. */
function plannedByTemplate(transaction: Handle, entityId: string, year: number): Map<string, PlannedAction> {
  const { id, campaignId, assessmentId, reasons, templateId } = planActions
  const rows = transaction
    .select({ id, campaignId, assessmentId, reasons, templateId })
    .from(planActions)
    .where(and(eq(planActions.entityId, entityId), eq(planActions.year, year)))
    .all()
  return new Map(
    rows.flatMap((row) => (row.templateId === null ? [] : [[currentActionId(row.templateId), row] as const])),
  )
}

function comesFrom(
  made: Partial<Record<'campaignId' | 'assessmentId', string | null>>,
  origin: ProposalOrigin,
): boolean {
  return 'campaignId' in origin ? made.campaignId === origin.campaignId : made.assessmentId === origin.assessmentId
}

/**
 * Gives an action of the plan the reasons of a later result that asks for it too. Its words and what was decided about it
 * stay as they are; a duty that stands there is not said twice.
 */
function addReasons(transaction: Handle, planned: PlannedAction, more: readonly ProposalReason[], added: Added): void {
  const told = [planned, ...planned.reasons.flatMap((reason) => reason.added ?? [])]
  if (told.some((made) => comesFrom(made, added.origin))) return
  const known = new Set(planned.reasons.map(({ kind }) => kind))
  const news = more.filter(({ kind }) => kind !== 'fitted' && !(kind === 'duty' && known.has('duty')))
  if (news.length === 0) return
  const from = { ...added.origin, on: added.on }
  transaction
    .update(planActions)
    .set({ reasons: [...planned.reasons, ...news.map((reason) => ({ ...reason, added: from }))] })
    .where(eq(planActions.id, planned.id))
    .run()
}

type Added = { readonly origin: ProposalOrigin; readonly on: string }

/**
 * Adds what is proposed to the plan of the year. What the plan already has, from another result, is not added again: it
 * gets the reasons of this one. Runs inside the transaction that closes the campaign or hands the assessment in.
 */
export function insertProposals(transaction: Handle, { origin, entityId, today, proposals }: Proposals): void {
  const year = Number(today.slice(0, 4))
  ensurePlan(transaction, { entityId, year }, today)
  const known = plannedByTemplate(transaction, entityId, year)
  const first = nextPosition(transaction, { entityId, year })
  for (const { action, reasons } of proposals) {
    const planned = known.get(action.id)
    if (planned) addReasons(transaction, planned, reasons, { origin, on: today })
  }
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

/**
 * An action as the scope may see it: to a reader neither the reasons of a release that was not shared with her are told,
 * nor where a dimension of it stood and is to go.
 */
function inScope(database: Database, scope: Scope, actions: readonly PlanAction[]): PlanAction[] {
  if (scope.kind === 'country' || scope.sharedWith === undefined) return [...actions]
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

/** Actions of a plan: the urgent ones first, the rest in the order in which they came. */
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

/** Keeps what happened to an action, and notes it. */
export function insertTrace(transaction: Transaction, actionId: string, { event, detail, by, note }: Traced): void {
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
