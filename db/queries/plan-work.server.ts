import { and, asc, eq, gte, isNull, ne, sql } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { memberships, planActions, planEvents, planFollowUps, plans, user } from '#db/schema/index.ts'
import type { PlanEventKind } from '#db/schema/plan-actions.ts'
import type { ProgressState } from '#db/schema/plan-words.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { isHandedBack } from './plan-handovers.server.ts'
import { barredFrom, type JudgedPlan } from './plan-judges.server.ts'
import type { PlanAction } from './plans.server.ts'

/** Whose actions are worked on: those of a scope, or of them those that one account follows up. */
export type Workers = { readonly scope: Scope; readonly assigneeId: string | null }

/** A plan that was read within the scope. */
export type PlanKey = { readonly entityId: string; readonly year: number }

function worked({ scope, assigneeId }: Workers) {
  return and(
    within(scope, planActions.entityId),
    assigneeId === null ? undefined : eq(planActions.assigneeId, assigneeId),
  )
}

/** Condition that an action stands in a plan. */
const ofPlan = ({ entityId, year }: PlanKey) => and(eq(planActions.entityId, entityId), eq(planActions.year, year))

/** Accepted actions that an account follows up, of every year, in the order of their plans. */
export async function listAssignedActions(
  database: Database,
  workers: Workers & { readonly assigneeId: string },
): Promise<PlanAction[]> {
  return database
    .select()
    .from(planActions)
    .where(and(worked(workers), eq(planActions.status, 'accepted')))
    .orderBy(asc(planActions.year), asc(planActions.position))
    .all()
}

/** One action of those that an account follows up, whatever was decided of it since; null where it is none. */
export async function findAssignedAction(
  database: Database,
  workers: Workers & { readonly assigneeId: string },
  year: number,
  id: string,
): Promise<PlanAction | null> {
  return (
    database
      .select()
      .from(planActions)
      .where(and(worked(workers), eq(planActions.year, year), eq(planActions.id, id)))
      .get() ?? null
  )
}

/**
 * Accepted actions that are not done, of plans of a year or later that run, with whether something was told for a cut-off
 * (ISO date) at an instant or later: for a list of what waits, so nothing long comes along.
 */
export async function listRunningActions(
  database: Database,
  workers: Workers,
  firstYear: number,
  told: { readonly cutOff: string; readonly since: string },
) {
  const { id, title, year, progress, startsOn, dueOn } = planActions
  return database
    .select({
      ...{ id, title, year, progress, startsOn, dueOn },
      isTold:
        sql<number>`EXISTS (SELECT 1 FROM ${planFollowUps} WHERE ${planFollowUps.actionId} = ${planActions.id} AND ${planFollowUps.cutOff} = ${told.cutOff} AND ${planFollowUps.at} >= ${told.since})`.mapWith(
          Boolean,
        ),
    })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .where(
      and(
        worked(workers),
        eq(planActions.status, 'accepted'),
        ne(planActions.progress, 'done'),
        gte(planActions.year, firstYear),
        isNull(plans.closedOn),
      ),
    )
    .orderBy(asc(planActions.dueOn), asc(planActions.id))
    .all()
}

export type RunningAction = Awaited<ReturnType<typeof listRunningActions>>[number]

/** What happened to an action that was read within the scope, the oldest first. */
export async function listActionEvents(database: Database, { id }: Pick<PlanAction, 'id'>) {
  return database.select().from(planEvents).where(eq(planEvents.actionId, id)).orderBy(asc(planEvents.id)).all()
}

/** Accounts that follow up actions of a plan, and whether each still may: her role has not ended. */
export async function listAssignees(database: Database, plan: PlanKey) {
  return database
    .selectDistinct({
      id: user.id,
      name: user.name,
      hasAccess:
        sql<number>`EXISTS (SELECT 1 FROM ${memberships} WHERE ${memberships.userId} = ${user.id} AND ${memberships.entityId} = ${plan.entityId} AND ${memberships.role} = 'contributor' AND ${memberships.endedAt} IS NULL)`.mapWith(
          Boolean,
        ),
    })
    .from(planActions)
    .innerJoin(user, eq(user.id, planActions.assigneeId))
    .where(ofPlan(plan))
    .all()
}

/** Day (ISO date) on which a plan that was read within the scope was closed; null where it runs. */
export async function findPlanClosing(database: Database, { entityId, year }: PlanKey): Promise<string | null> {
  const found = database
    .select({ closedOn: plans.closedOn })
    .from(plans)
    .where(and(eq(plans.entityId, entityId), eq(plans.year, year)))
    .get()
  return found?.closedOn ?? null
}

/** Who does it, as account and name were. */
export type DoneBy = ChangedBy & { readonly userId: string }

/** What a step leaves behind; written in the transaction of the change. */
export type WorkTrace = { readonly by: DoneBy; readonly noteOf: (event: PlanEventKind, actionId: string) => Note }

/** Keeps what happened to an action, with its note. A part of the work that changed it. */
export function insertPlanEvent(
  transaction: Transaction,
  { actionId, event, detail }: Pick<typeof planEvents.$inferInsert, 'actionId' | 'event' | 'detail'>,
  { by, noteOf }: WorkTrace,
): void {
  transaction
    .insert(planEvents)
    .values({ actionId, event, detail, ...by })
    .run()
  noteOf(event, actionId)(transaction)
}

/** Why nothing was changed: the plan is closed, the action is not carried out, or somebody changed it since it was read. */
export type WorkRefusal = 'closed' | 'not-accepted' | 'moved'

/** An action as the page showed it. */
export type ShownAction = Pick<PlanAction, 'id' | 'entityId' | 'year' | 'revision'>

/** What stands against working on an action at this moment. A part of the work. */
export function findWorkRefusal(transaction: Handle, workers: Workers, shown: ShownAction): WorkRefusal | null {
  const now = transaction
    .select({ status: planActions.status, revision: planActions.revision, closedOn: plans.closedOn })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .where(and(worked(workers), ofPlan(shown), eq(planActions.id, shown.id)))
    .get()
  if (now?.closedOn) return 'closed'
  if (now?.status !== 'accepted') return 'not-accepted'
  return now.revision === shown.revision ? null : 'moved'
}

type Progress = {
  readonly progress: ProgressState
  readonly progressOn: string
  readonly indicatorNow?: string
}

/** How far an action is from now on. A part of the work. */
export function updateProgress(transaction: Transaction, { id, revision }: ShownAction, change: Progress): void {
  transaction
    .update(planActions)
    .set({ ...change, revision: revision + 1 })
    .where(eq(planActions.id, id))
    .run()
}

/** What is asked of an action that is sent back, and by whom. */
type SentBack = {
  readonly shown: ShownAction
  readonly reason: string
  /** ISO date in Lima time. */
  readonly today: string
  /** What the Ministry judges; null for the head, who judges her own plan. */
  readonly judged: JudgedPlan | null
}

/**
 * Sends an action that was told done back, with what is asked: it is under way again.
 * @returns what stands against it (`not-done`: it is not done any more; `barred`: whoever judges it advised the entity), or
 * null when it was sent back.
 */
export async function updateActionAsSentBack(
  database: Database,
  scope: Scope,
  { shown, reason, today, judged }: SentBack,
  trace: WorkTrace,
): Promise<WorkRefusal | 'not-done' | 'barred' | null> {
  return inTransaction(database, (transaction) => {
    const refused = findWorkRefusal(transaction, { scope, assigneeId: null }, shown)
    if (refused) return refused
    if (judged && barredFrom(transaction, judged, trace.by.userId).get()) return 'barred'
    const here = and(eq(planActions.id, shown.id), eq(planActions.progress, 'done'))
    if (!transaction.select({ id: planActions.id }).from(planActions).where(here).get()) return 'not-done'
    updateProgress(transaction, shown, { progress: 'under-way', progressOn: today })
    insertPlanEvent(transaction, { actionId: shown.id, event: 'sent-back', detail: reason }, trace)
    return null
  })
}

/** Which account follows up actions from now on; null for none. */
type Assigned = {
  readonly shown: readonly ShownAction[]
  readonly assignee: { readonly id: string; readonly name: string } | null
}

/**
 * Says who follows up actions: of all of them or of none.
 * @returns what stands against it, or null when it was said. Nothing is kept of those that she follows up already.
 */
export async function updateAssignees(
  database: Database,
  scope: Scope,
  { shown, assignee }: Assigned,
  trace: WorkTrace,
): Promise<WorkRefusal | null> {
  return inTransaction(database, (transaction) => {
    for (const action of shown) {
      const refused = findWorkRefusal(transaction, { scope, assigneeId: null }, action)
      if (refused) return refused
    }
    for (const { id, revision } of shown) {
      const { changes } = transaction
        .update(planActions)
        .set({ assigneeId: assignee?.id ?? null, revision: revision + 1 })
        .where(and(eq(planActions.id, id), sql`${planActions.assigneeId} IS NOT ${assignee?.id ?? null}`))
        .run()
      // That nobody follows up what was handed back is an answer too: the coordination does.
      if (changes > 0 || (assignee === null && isHandedBack(transaction, id)))
        insertPlanEvent(transaction, { actionId: id, event: 'assigned', detail: assignee?.name ?? '' }, trace)
    }
    return null
  })
}
