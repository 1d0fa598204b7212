import { and, desc, eq, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { complaintReports, entities, nameKeys } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { HalfYear } from '#surveys/complaints/half-years.ts'
import type { Note } from './audit.server.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'

/** A report as it is stored: what it says is sealed. */
export type SealedReport = typeof complaintReports.$inferSelect

/** What the totals of a half year read. */
export const COMPLAINT_TABLES = [complaintReports] as const
/** What is read of who told of one. */
export const TOLD_TABLES = [entities, nameKeys, complaintReports] as const

/** Every revision of what an entity told, the newest half year and revision first. */
export function listComplaintReports(database: Handle, scope: Scope, entityId: string): SealedReport[] {
  return database
    .select()
    .from(complaintReports)
    .where(and(within(scope, complaintReports.entityId), eq(complaintReports.entityId, entityId)))
    .orderBy(desc(complaintReports.year), desc(complaintReports.half), desc(complaintReports.revision))
    .all()
}

/**
 * Of each entity that told of a half year, what it had told last until a day (ISO date), for totals alone. Needs the
 * country's scope.
 */
export function listReportsToldUntil(
  database: Database,
  scope: Scope,
  { year, half }: HalfYear,
  until: string,
): SealedReport[] {
  if (scope.kind !== 'country') return []
  const told = and(
    eq(complaintReports.year, year),
    eq(complaintReports.half, half),
    lte(complaintReports.savedOn, until),
  )
  const rows = database.select().from(complaintReports).where(told).orderBy(desc(complaintReports.revision)).all()
  return [...new Map(rows.reverse().map((row) => [row.entityId, row])).values()]
}

/** Stores what was told as the next revision. */
export function insertComplaintReport(transaction: Transaction, report: SealedReport, note: Note): void {
  transaction.insert(complaintReports).values(report).run()
  note(transaction)
}

/** Deletes what was told of a year and of every one before it. @param note is written only where there was something. */
export function deleteComplaintReportsUntil(transaction: Transaction, year: number, note: () => Note): void {
  const { changes } = transaction.delete(complaintReports).where(lte(complaintReports.year, year)).run()
  if (changes > 0) note()(transaction)
}

export type ToldFilter = {
  /** As `plainName` has it. */
  readonly search: string
  readonly told: 'yes' | 'no' | ''
}

/** An entity in force, and the day on which it first told of a half year; null where it did not. Never what it told. */
export type ToldLine = {
  readonly id: string
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly toldOn: string | null
}

function found(scope: Scope, { year, half }: HalfYear, { search, told }: ToldFilter) {
  const first = sql`(SELECT ${complaintReports.entityId} AS entity_id, min(${complaintReports.savedOn}) AS told_on
    FROM ${complaintReports} WHERE ${complaintReports.year} = ${year} AND ${complaintReports.half} = ${half}
    GROUP BY ${complaintReports.entityId}) AS first`
  return sql`FROM ${entities} ${WITH_NAME_KEYS} LEFT JOIN ${first} ON first.entity_id = ${entities.id}
    WHERE ${entities.status} = 'active' AND ${within(scope, entities.id) ?? sql`TRUE`}
      AND ${search === '' ? sql`TRUE` : nameHolds(search)}
      AND ${told === '' ? sql`TRUE` : told === 'yes' ? sql`first.told_on IS NOT NULL` : sql`first.told_on IS NULL`}`
}

/** How many entities a filter leaves of a half year. */
export function countTold(database: Database, scope: Scope, half: HalfYear, filter: ToldFilter): number {
  return database.get<{ found: number }>(sql`SELECT count(*) AS found ${found(scope, half, filter)}`).found
}

/** One page of what it leaves, by name. */
export function listTold(
  database: Database,
  scope: Scope,
  half: HalfYear,
  filter: ToldFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): ToldLine[] {
  return database.all(sql`SELECT ${entities.id} AS id, ${entities.name} AS name,
      ${entities.governmentLevel} AS governmentLevel, first.told_on AS toldOn
    ${found(scope, half, filter)} ORDER BY ${BY_NAME} LIMIT ${limit} OFFSET ${offset}`)
}
