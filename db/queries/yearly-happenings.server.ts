import { and, asc, eq, exists, gte, inArray, isNotNull, isNull, notExists, or, sql } from 'drizzle-orm'
import {
  adaptationSheets,
  entities,
  memberships,
  novemberDrafts,
  novemberReports,
  novemberSteps,
  recordFacts,
  recordSteps,
} from '#db/schema/index.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/*
 * What happened lately to records, reports of November and sheets of adaptation, or ends soon, for whoever is told of it:
 * states and days, nothing of what they say.
 */

const active = eq(entities.status, 'active')

/** Of an entity without an account nobody is told. */
const hasAccount = (handle: Handle) =>
  exists(
    handle
      .select({ one: sql`1` })
      .from(memberships)
      .where(and(eq(memberships.entityId, entities.id), inArray(memberships.role, ['coordinator', 'head']))),
  )

/** Instants (ISO), from one on, at which the Ministry observed facts that still wait for an answer. */
export function listObservedSince(handle: Handle, scope: Scope, since: string) {
  return handle
    .select({ entityId: entities.id, year: recordFacts.year, at: recordSteps.at })
    .from(recordSteps)
    .innerJoin(recordFacts, eq(recordFacts.id, recordSteps.factId))
    .innerJoin(entities, eq(entities.id, recordFacts.entityId))
    .where(
      and(
        within(scope, recordFacts.entityId),
        active,
        gte(recordSteps.at, since),
        eq(recordSteps.event, 'observed'),
        eq(recordFacts.state, 'observed'),
        isNotNull(recordFacts.entityId),
      ),
    )
    .orderBy(asc(recordSteps.id))
    .all()
}

/** Steps of reports from an instant (ISO) on which still say where the report is, or what was answered to its newest version. */
export function listReportStepsSince(handle: Handle, scope: Scope, since: string) {
  const { id, entityId, year, step, userId } = novemberSteps
  const isWhere = or(
    and(eq(novemberDrafts.state, 'with-head'), eq(step, 'sent-to-head')),
    and(eq(novemberDrafts.state, 'returned'), eq(step, 'returned')),
    and(eq(novemberSteps.version, novemberDrafts.version), inArray(step, ['presented', 'received', 'observed'])),
  )
  return handle
    .select({ id, entityId, year, step, userId })
    .from(novemberSteps)
    .innerJoin(novemberDrafts, and(eq(novemberDrafts.entityId, entityId), eq(novemberDrafts.year, year)))
    .innerJoin(entities, eq(entities.id, entityId))
    .where(and(within(scope, entityId), active, gte(novemberSteps.at, since), isWhere))
    .orderBy(asc(id))
    .all()
}

/** Entities of some levels with an account that presented no report of a year. */
export function listUnpresented(
  handle: Handle,
  scope: Scope,
  { year, levels }: { readonly year: number; readonly levels: readonly GovernmentLevel[] },
) {
  const presented = handle
    .select({ one: sql`1` })
    .from(novemberReports)
    .where(and(eq(novemberReports.entityId, entities.id), eq(novemberReports.year, year)))
  return handle
    .select({ entityId: entities.id })
    .from(entities)
    .where(
      and(
        within(scope, entities.id),
        active,
        inArray(entities.governmentLevel, [...levels]),
        notExists(presented),
        hasAccount(handle),
      ),
    )
    .orderBy(asc(entities.id))
    .all()
}

/** Entities with an account whose sheet of adaptation has not ended, or was not begun. */
export function listUnadapted(handle: Handle, scope: Scope) {
  return handle
    .select({ entityId: entities.id })
    .from(entities)
    .leftJoin(adaptationSheets, eq(adaptationSheets.entityId, entities.id))
    .where(and(within(scope, entities.id), active, isNull(adaptationSheets.endedOn), hasAccount(handle)))
    .orderBy(asc(entities.id))
    .all()
}
