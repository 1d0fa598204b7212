import { and, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  adaptationSheets,
  assessments,
  campaigns,
  entities,
  novemberReports,
  plans,
  recordFacts,
} from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'
import type { Entity } from './directory.server.ts'

// A ministry learns states of the bodies attached to it. No query here reads a release, an answer or a level.

/** Bodies in force that are attached to the entity of the scope; nobody's where the scope is no whole entity. */
function attached(scope: Scope, search: string): SQL {
  const parent = scope.kind === 'entity' ? scope.entityId : ''
  return sql`FROM ${entities} ${WITH_NAME_KEYS} WHERE ${entities.parentId} = ${parent} AND ${entities.status} = 'active'
    AND ${search === '' ? sql`TRUE` : nameHolds(search)}`
}

/** How many bodies are attached to the entity of the scope. @param search as `plainName` has it; empty for all. */
export function countAttached(database: Database, scope: Scope, search: string): number {
  return database.get<{ found: number }>(sql`SELECT count(*) AS found ${attached(scope, search)}`).found
}

/** One page of them, by name. */
export function listAttached(
  database: Database,
  scope: Scope,
  search: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Pick<Entity, 'id' | 'name' | 'governmentLevel'>[] {
  return database.all(sql`SELECT ${entities.id} AS id, ${entities.name} AS name,
    ${entities.governmentLevel} AS governmentLevel ${attached(scope, search)}
    ORDER BY ${BY_NAME} LIMIT ${limit} OFFSET ${offset}`)
}

/** Those of some entities that are attached to the entity of the scope: whatever is read of a body goes through this. */
const mine = (scope: Scope, ids: readonly string[]) =>
  and(
    inArray(entities.id, [...ids]),
    eq(entities.parentId, scope.kind === 'entity' ? scope.entityId : ''),
    eq(entities.status, 'active'),
  )

/** Year in which an instrument is being applied, and the newest in which it was; null for none. */
export type AppliedYears = {
  readonly entityId: string
  readonly slug: InstrumentSlug
  readonly open: number | null
  readonly closed: number | null
}

/** Of each attached body, which instruments of staff it applies and applied. What is prepared is not told. */
export function listAppliedYears(database: Database, scope: Scope, ids: readonly string[]): AppliedYears[] {
  const yearOf = (states: SQL, day: SQL) =>
    sql<number | null>`max(CASE WHEN ${campaigns.status} IN ${states} THEN CAST(substr(${day}, 1, 4) AS INTEGER) END)`
  return database
    .select({
      entityId: campaigns.entityId,
      slug: campaigns.instrumentSlug,
      open: yearOf(sql`('open','closing','population-review')`, sql`${campaigns.opensOn}`),
      closed: yearOf(sql`('closed')`, sql`coalesce(${campaigns.closedOn}, ${campaigns.closesOn})`),
    })
    .from(campaigns)
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .where(and(mine(scope, ids), inArray(campaigns.status, ['open', 'closing', 'population-review', 'closed'])))
    .groupBy(campaigns.entityId, campaigns.instrumentSlug)
    .all()
}

/** The same of the assessment of the budget: being written, and handed in. */
export function listAssessedYears(
  database: Database,
  scope: Scope,
  ids: readonly string[],
): Omit<AppliedYears, 'slug'>[] {
  const { status, year, entityId } = assessments
  return database
    .select({
      entityId,
      open: sql<number | null>`max(CASE WHEN ${status} = 'in-progress' THEN ${year} END)`,
      closed: sql<number | null>`max(CASE WHEN ${status} <> 'in-progress' THEN ${year} END)`,
    })
    .from(assessments)
    .innerJoin(entities, eq(entities.id, entityId))
    .where(mine(scope, ids))
    .groupBy(entityId)
    .all()
}

/** Of each attached body that has a plan, the newest year of one and whether a version of it was signed. */
export function listNewestPlans(
  database: Database,
  scope: Scope,
  ids: readonly string[],
): Map<string, { readonly year: number; readonly signed: boolean }> {
  const rows = database
    .select({ entityId: plans.entityId, year: sql<number>`max(${plans.year})`, version: plans.version })
    .from(plans)
    .innerJoin(entities, eq(entities.id, plans.entityId))
    .where(mine(scope, ids))
    // SQLite takes the bare column from the row of the greatest year.
    .groupBy(plans.entityId)
    .all()
  return new Map(rows.map(({ entityId, year, version }) => [entityId, { year, signed: version > 0 }]))
}

/** An act of a mechanism as it was told, of an ISO date; null: that there is none. */
export type MechanismAct = {
  readonly entityId: string
  readonly occurredOn: string
  /** Its last day, or null where the act sets none. */
  readonly act: { readonly expiresOn: string | null } | null
}

/** What each attached body told of the act of its mechanism, the newest first; what it has not told yet is left out. */
export function listMechanismActs(database: Database, scope: Scope, ids: readonly string[]): MechanismAct[] {
  return database
    .select({
      entityId: entities.id,
      occurredOn: recordFacts.occurredOn,
      content: recordFacts.content,
    })
    .from(recordFacts)
    .innerJoin(entities, eq(entities.id, recordFacts.entityId))
    .where(and(mine(scope, ids), eq(recordFacts.kind, 'mechanism-act'), ne(recordFacts.state, 'draft')))
    .orderBy(desc(recordFacts.occurredOn), desc(recordFacts.id))
    .all()
    .map(({ content, ...told }) => ({
      ...told,
      act: content === null ? null : { expiresOn: 'expiresOn' in content ? content.expiresOn : null },
    }))
}

/** Of each attached body that began its sheet of adaptation, the ISO date on which it ended it; null while it goes on. */
export function listAdaptations(
  database: Database,
  scope: Scope,
  ids: readonly string[],
): Map<string, { readonly endedOn: string | null }> {
  const rows = database
    .select({ entityId: entities.id, endedOn: adaptationSheets.endedOn })
    .from(adaptationSheets)
    .innerJoin(entities, eq(entities.id, adaptationSheets.entityId))
    .where(mine(scope, ids))
    .all()
  return new Map(rows.map(({ entityId, endedOn }) => [entityId, { endedOn }]))
}

/**
 * When (ISO instant) each attached body presented its newest report of November of a year, and whether signed. What it
 * prepares, and what the report says, is not told.
 */
export function listPresentedReports(
  database: Database,
  scope: Scope,
  ids: readonly string[],
  year: number,
): Map<string, { readonly receivedAt: string; readonly signed: boolean }> {
  const rows = database
    .select({
      entityId: entities.id,
      receivedAt: novemberReports.receivedAt,
      kind: sql<string>`json_extract(${novemberReports.signature}, '$.kind')`,
      version: sql<number>`max(${novemberReports.version})`,
    })
    .from(novemberReports)
    .innerJoin(entities, eq(entities.id, novemberReports.entityId))
    .where(and(mine(scope, ids), eq(novemberReports.year, year)))
    // SQLite takes the bare columns from the row of the greatest version.
    .groupBy(entities.id)
    .all()
  return new Map(rows.map(({ entityId, receivedAt, kind }) => [entityId, { receivedAt, signed: kind !== 'unsigned' }]))
}

/** How many facts of a year each attached body told in its record. */
export function countToldFacts(
  database: Database,
  scope: Scope,
  ids: readonly string[],
  year: number,
): Map<string, number> {
  const rows = database
    .select({ entityId: entities.id, told: sql<number>`count(*)` })
    .from(recordFacts)
    .innerJoin(entities, eq(entities.id, recordFacts.entityId))
    .where(and(mine(scope, ids), eq(recordFacts.year, year), ne(recordFacts.state, 'draft')))
    .groupBy(entities.id)
    .all()
  return new Map(rows.map(({ entityId, told }) => [entityId, told]))
}
