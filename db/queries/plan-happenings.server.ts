import { and, asc, eq, gte, isNull, ne } from 'drizzle-orm'
import { entities, planActions, planEvents, planReviews, plans } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/*
 * What lately came about with plans and their actions, for whoever is told of it: states and days, neither who nor why.
 */

const active = eq(entities.status, 'active')

/** Readings of signed plans that ended unmade on a day (ISO date) or later. */
export function listLapsedSince(database: Handle, scope: Scope, since: string) {
  const { entityId, year, version } = planReviews
  return database
    .select({ entityId, entityName: entities.name, year, version })
    .from(planReviews)
    .innerJoin(entities, eq(entities.id, entityId))
    .where(and(within(scope, entityId), active, eq(planReviews.state, 'lapsed'), gte(planReviews.endedOn, since)))
    .orderBy(asc(entityId), asc(year), asc(version))
    .all()
}

/** Actions that were sent back from an instant (ISO) on and are not done again, of plans that run. */
export function listSentBackSince(database: Handle, scope: Scope, since: string) {
  const { id, entityId, year, title, assigneeId } = planActions
  return database
    .select({
      ...{ eventId: planEvents.id, userId: planEvents.userId },
      ...{ id, entityId, entityName: entities.name, year, title, assigneeId },
    })
    .from(planEvents)
    .innerJoin(planActions, eq(planActions.id, planEvents.actionId))
    .innerJoin(plans, and(eq(plans.entityId, entityId), eq(plans.year, year)))
    .innerJoin(entities, eq(entities.id, entityId))
    .where(
      and(
        ...[within(scope, entityId), active, isNull(plans.closedOn), eq(planActions.status, 'accepted')],
        ...[eq(planEvents.event, 'sent-back'), gte(planEvents.at, since), ne(planActions.progress, 'done')],
      ),
    )
    .orderBy(asc(planEvents.id))
    .all()
}
