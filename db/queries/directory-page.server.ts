import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { EntityStatus, GovernmentLevel } from '#db/schema/entities.ts'
import { entities, entityHistory, nameKeys } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Entity } from './directory.server.ts'

export type DirectoryFilter = {
  /** As `plainName` has it; found in a name, in a former one, or in a code. */
  readonly search: string
  readonly level: GovernmentLevel | ''
  readonly status: EntityStatus | ''
}

/** Names in the order of Spanish; one of which no order is kept stands by its own letters. */
export const BY_NAME = sql`coalesce(${nameKeys.nameOrder}, lower(${entities.name})), ${entities.name}, ${entities.id}`

/** Beside an entity, how its name is searched and put in order. */
export const WITH_NAME_KEYS = sql`LEFT JOIN ${nameKeys} ON ${nameKeys.name} = ${entities.name}`

/** Whether a text, as `plainName` has it, stands in the name of an entity. */
export const nameHolds = (search: string) =>
  sql`instr(coalesce(${nameKeys.plainName}, lower(${entities.name})), ${search}) > 0`

function found(scope: Scope, { search, level, status }: DirectoryFilter): SQL {
  // Of a list that is made once: asked of each entity it was most of what a search cost.
  const former = sql`${entities.id} IN (SELECT ${entityHistory.entityId} FROM ${entityHistory}
    LEFT JOIN name_keys AS former ON former.name = ${entityHistory.before}
    WHERE ${entityHistory.change} = 'renamed'
      AND instr(coalesce(former.plain_name, lower(${entityHistory.before})), ${search}) > 0)`
  const code = sql`instr(replace(lower(${entities.id}), '-', ' '), ${search}) > 0`
  return sql`FROM ${entities} ${WITH_NAME_KEYS} WHERE ${within(scope, entities.id) ?? sql`TRUE`}
    AND ${search === '' ? sql`TRUE` : sql`(${nameHolds(search)} OR ${code} OR ${former})`}
    AND ${level === '' ? sql`TRUE` : sql`${entities.governmentLevel} = ${level}`}
    AND ${status === '' ? sql`TRUE` : sql`${entities.status} = ${status}`}`
}

/** How many entities of the directory a filter leaves. */
export function countDirectory(database: Database, scope: Scope, filter: DirectoryFilter): number {
  return database.get<{ found: number }>(sql`SELECT count(*) AS found ${found(scope, filter)}`).found
}

type Listed = Pick<Entity, 'id' | 'name' | 'governmentLevel' | 'region' | 'status'>

/** A part of what a filter leaves, by name, with how many there are of it. */
function listPart(
  database: Database,
  scope: Scope,
  filter: DirectoryFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const rows = database.all<Listed & { found: number }>(sql`SELECT ${entities.id} AS id, ${entities.name} AS name,
      ${entities.governmentLevel} AS governmentLevel, ${entities.region} AS region, ${entities.status} AS status,
      count(*) OVER () AS found
    ${found(scope, filter)} ORDER BY ${BY_NAME} LIMIT ${limit} OFFSET ${offset}`)
  return { found: rows[0]?.found ?? null, rows: rows.map(({ found: _all, ...row }): Listed => row) }
}

/**
 * One page of what a filter leaves, by name, the last one where there are not so many, and how many there are: counted
 * where they are put in order, for to search twice costs twice.
 */
export function findDirectoryPage(
  database: Database,
  scope: Scope,
  filter: DirectoryFilter,
  asked: { readonly size: number; readonly page: number },
) {
  const { size } = asked
  const part = listPart(database, scope, filter, { limit: size, offset: (asked.page - 1) * size })
  if (part.found !== null) {
    return { found: part.found, pages: Math.ceil(part.found / size), page: asked.page, rows: part.rows }
  }
  const all = asked.page === 1 ? 0 : countDirectory(database, scope, filter)
  const pages = Math.max(1, Math.ceil(all / size))
  const { rows } = all === 0 ? part : listPart(database, scope, filter, { limit: size, offset: (pages - 1) * size })
  return { found: all, pages, page: pages, rows }
}
