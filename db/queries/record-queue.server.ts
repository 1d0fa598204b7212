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

const told = (year: number, such: SQL) =>
  sql<number>`(SELECT count(*) FROM ${recordFacts} WHERE ${recordFacts.entityId} = ${entities.id}
    AND ${recordFacts.year} = ${year} AND ${such})`

function countsOf(year: number) {
  const inState = (state: string) => told(year, sql`${recordFacts.state} = ${state}`)
  return {
    waiting: inState('submitted'),
    observed: inState('observed'),
    validated: inState('validated'),
    all: told(year, sql`${recordFacts.state} <> 'draft'`),
  }
}

function asked(scope: Scope, { year, level, state, search }: RecordsAsked): SQL | undefined {
  const { waiting, observed, all } = countsOf(year)
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
  const { waiting, observed, validated } = countsOf(which.year)
  return database
    .select({
      entityId: entities.id,
      name: entities.name,
      level: entities.governmentLevel,
      waiting,
      observed,
      validated,
      lastOn: sql<string | null>`(SELECT max(${recordFacts.submittedOn}) FROM ${recordFacts}
        WHERE ${recordFacts.entityId} = ${entities.id} AND ${recordFacts.year} = ${which.year})`,
    })
    .from(entities)
    .leftJoin(nameKeys, eq(nameKeys.name, entities.name))
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
