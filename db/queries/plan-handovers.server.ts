import { and, asc, eq, exists, gte, isNotNull, isNull, ne, not, or, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { memberships, planActions, planEvents, plans, user } from '#db/schema/index.ts'
import { HANDED_BACK, handedBackBy } from '#db/schema/plan-words.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { DoneBy, PlanKey } from './plan-work.server.ts'

/** Somebody who follows up actions of an entity. */
export type FollowerUp = { readonly userId: string; readonly entityId: string }

/** Condition that whoever follows an action up holds a role on a day (ISO date) by which she may, or will. */
function mayFollow(handle: Handle, today: string) {
  const { userId, entityId, role, endedAt, endsOn } = memberships
  return exists(
    handle
      .select({ id: memberships.id })
      .from(memberships)
      .where(
        and(
          eq(userId, planActions.assigneeId),
          eq(entityId, planActions.entityId),
          eq(role, 'contributor'),
          isNull(endedAt),
          or(isNull(endsOn), gte(endsOn, today)),
        ),
      ),
  )
}

/**
 * Actions of plans that run which are given to somebody who may not follow them up any more.
 * @param today ISO date in Lima time. @param more condition on `planActions`.
 */
function leftBehind(handle: Handle, today: string, more: SQL | undefined) {
  return handle
    .select({
      ...{ id: planActions.id, entityId: planActions.entityId, year: planActions.year },
      ...{ userId: user.id, name: user.name, revision: planActions.revision },
    })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .innerJoin(user, eq(user.id, planActions.assigneeId))
    .where(and(isNotNull(planActions.assigneeId), isNull(plans.closedOn), not(mayFollow(handle, today)), more))
    .all()
}

/** Who in the scope follows up actions of plans that run, and may not any more. @param today ISO date in Lima time. */
export async function listFormerFollowers(database: Database, scope: Scope, today: string): Promise<FollowerUp[]> {
  const left = leftBehind(database, today, within(scope, planActions.entityId))
  const once = new Map(left.map(({ userId, entityId }) => [`${userId} ${entityId}`, { userId, entityId }]))
  return [...once.values()]
}

/** An action that nobody follows up any more, as its note names it. */
export type HandedBack = Pick<typeof planActions.$inferSelect, 'id' | 'entityId' | 'year'>

/**
 * Takes the actions of plans that run off an account that may not follow them up any more; a part of the unit of work by
 * which its role ends. Who told what stays in the history, and so does whose role ended.
 * @param today ISO date in Lima time.
 * @returns how many.
 */
export function updateActionsAsHandedBack(
  transaction: Transaction,
  { userId, entityId, today }: FollowerUp & { readonly today: string },
  by: DoneBy,
  noteOf: (action: HandedBack) => Note,
): number {
  const hers = and(eq(planActions.assigneeId, userId), eq(planActions.entityId, entityId))
  const actions = leftBehind(transaction, today, hers)
  for (const { id, year, name, revision } of actions) {
    transaction
      .update(planActions)
      .set({ assigneeId: null, revision: revision + 1 })
      .where(eq(planActions.id, id))
      .run()
    transaction
      .insert(planEvents)
      .values({ actionId: id, event: 'assigned', detail: handedBackBy(name), ...by })
      .run()
    noteOf({ id, entityId, year })(transaction)
  }
  return actions.length
}

/** Id of the newest event that says who follows an action up. */
const newestAssignment = sql`(SELECT max(newest.id) FROM plan_events newest WHERE newest.action_id = ${planActions.id} AND newest.event = 'assigned')`

/** Open actions whose follower's role ended and which nobody took over since, with the instant (ISO), the oldest first. */
function waiting(handle: Handle) {
  return handle
    .select({
      ...{ id: planActions.id, title: planActions.title, entityId: planActions.entityId, year: planActions.year },
      at: planEvents.at,
    })
    .from(planActions)
    .innerJoin(plans, and(eq(plans.entityId, planActions.entityId), eq(plans.year, planActions.year)))
    .innerJoin(planEvents, and(eq(planEvents.actionId, planActions.id), eq(planEvents.id, newestAssignment)))
    .orderBy(asc(planEvents.at), asc(planActions.id))
    .$dynamic()
}

const isWaiting = and(
  isNull(planActions.assigneeId),
  isNull(plans.closedOn),
  eq(planActions.status, 'accepted'),
  ne(planActions.progress, 'done'),
  sql`substr(${planEvents.detail}, 1, ${HANDED_BACK.length}) = ${HANDED_BACK}`,
)

/** Open actions of the scope that wait for somebody to follow them up. */
export async function listHandedBack(database: Database, scope: Scope) {
  return waiting(database)
    .where(and(isWaiting, within(scope, planActions.entityId)))
    .all()
}

export type WaitingAction = Awaited<ReturnType<typeof listHandedBack>>[number]

/** The same of one plan, as ids. */
export async function listHandedBackOf(database: Database, plan: PlanKey): Promise<string[]> {
  return waiting(database)
    .where(and(isWaiting, eq(planActions.entityId, plan.entityId), eq(planActions.year, plan.year)))
    .all()
    .map(({ id }) => id)
}

/** Whether the follower's role of an action ended and nobody said since who follows it up. */
export function isHandedBack(transaction: Handle, actionId: string): boolean {
  return (
    waiting(transaction)
      .where(and(isWaiting, eq(planActions.id, actionId)))
      .get() !== undefined
  )
}
