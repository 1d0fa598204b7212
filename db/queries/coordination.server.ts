import { and, inArray, isNotNull, max, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { accountConfirmations, entities, memberships } from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

/** Those of some entities alone, where they are named. */
const among = (column: SQLiteColumn, entityIds: readonly string[] | undefined) =>
  entityIds && inArray(column, [...entityIds])

/** What tells whether somebody coordinates each entity: its memberships, and when its list was confirmed. */
export const COORDINATION_TABLES = [
  [entities.name, entities.governmentLevel, entities.status],
  [memberships.role, memberships.entityId, memberships.startsOn, memberships.endsOn, memberships.endedAt],
  accountConfirmations,
] as const satisfies readonly Watched[]

/** Of every role that is or was held in an entity of the scope, from when to when; of nobody's name. */
export function listHeldRoles(database: Handle, scope: Scope, entityIds?: readonly string[]) {
  return database
    .select({
      entityId: sql<string>`${memberships.entityId}`,
      ...{ role: memberships.role, startsOn: memberships.startsOn },
      ...{ endsOn: memberships.endsOn, endedAt: memberships.endedAt },
    })
    .from(memberships)
    .where(
      and(within(scope, memberships.entityId), isNotNull(memberships.entityId), among(memberships.entityId, entityIds)),
    )
    .all()
}

/** Last day (ISO date) on which the list of each entity of the scope was confirmed, by entity; for looking at many of them at once. */
export function listLastConfirmations(
  database: Handle,
  scope: Scope,
  entityIds?: readonly string[],
): ReadonlyMap<string, string> {
  const mine = and(within(scope, accountConfirmations.entityId), among(accountConfirmations.entityId, entityIds))
  const rows = database
    .select({ entityId: accountConfirmations.entityId, day: max(accountConfirmations.confirmedOn) })
    .from(accountConfirmations)
    .where(mine)
    .groupBy(accountConfirmations.entityId)
    .all()
  return new Map(rows.flatMap(({ entityId, day }) => (day === null ? [] : [[entityId, day] as const])))
}
