import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { entities, nameKeys, recordFacts } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { nameHolds } from './directory-page.server.ts'

/** Which records a list is of. `not-told`: entities that told nothing of the year, with or without a duty to. */
export type RecordsAsked = {
  readonly year: number
  readonly level: GovernmentLevel | ''
  readonly state: 'any' | 'waiting' | 'observed' | 'validated' | 'not-told'
  /** As `plainName` has it; empty for every name. */
  readonly search: string
}

/** What the queries of this file read. */
export const RECORD_QUEUE_TABLES = [entities, nameKeys, recordFacts] as const

/** What each entity told of a year, one row an entity that told anything or began to. */
const toldOf = (year: number) => sql`(SELECT ${recordFacts.entityId} AS entity_id,
    sum(${recordFacts.state} = 'submitted') AS waiting, sum(${recordFacts.state} = 'observed') AS observed,
    sum(${recordFacts.state} = 'validated') AS validated, sum(${recordFacts.state} <> 'draft') AS told,
    max(${recordFacts.submittedOn}) AS last_on
  FROM ${recordFacts} INDEXED BY record_fact_year WHERE ${recordFacts.year} = ${year} AND ${recordFacts.entityId} IS NOT NULL
  GROUP BY ${recordFacts.entityId}) AS told`

const count = (column: 'waiting' | 'observed' | 'validated' | 'told') =>
  sql<number>`coalesce(told.${sql.raw(column)}, 0)`
const COUNTS = { waiting: count('waiting'), observed: count('observed'), validated: count('validated') }

function asked(scope: Scope, { level, state, search }: RecordsAsked): SQL | undefined {
  const { waiting, observed } = COUNTS
  const all = count('told')
  const states: Readonly<Record<RecordsAsked['state'], SQL | undefined>> = {
    any: undefined,
    waiting: sql`${waiting} > 0`,
    observed: sql`${observed} > 0`,
    validated: sql`${all} > 0 AND ${waiting} = 0 AND ${observed} = 0`,
    'not-told': sql`${all} = 0`,
  }
  return and(
    within(scope, entities.id),
    eq(entities.status, 'active'),
    level === '' ? undefined : eq(entities.governmentLevel, level),
    search === '' ? undefined : nameHolds(search),
    states[state],
  )
}

/** How many entities such a list has. */
export function countRecords(database: Database, scope: Scope, which: RecordsAsked): number {
  const found = database
    .select({ entities: sql<number>`count(*)` })
    .from(entities)
    .leftJoin(nameKeys, eq(nameKeys.name, entities.name))
    .leftJoin(toldOf(which.year), sql`told.entity_id = ${entities.id}`)
    .where(asked(scope, which))
    .get()
  return found?.entities ?? 0
}

/** One page of entities with what they told of a year: whoever has most that waits for the Ministry first, then by name. */
export function listRecords(
  database: Database,
  scope: Scope,
  which: RecordsAsked,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  const { waiting, observed, validated } = COUNTS
  return database
    .select({
      entityId: entities.id,
      name: entities.name,
      level: entities.governmentLevel,
      waiting,
      observed,
      validated,
      lastOn: sql<string | null>`told.last_on`,
    })
    .from(entities)
    .leftJoin(nameKeys, eq(nameKeys.name, entities.name))
    .leftJoin(toldOf(which.year), sql`told.entity_id = ${entities.id}`)
    .where(asked(scope, which))
    .orderBy(
      desc(waiting),
      desc(observed),
      asc(sql`coalesce(${nameKeys.nameOrder}, ${entities.name})`),
      asc(entities.id),
    )
    .limit(limit)
    .offset(offset)
    .all()
}
