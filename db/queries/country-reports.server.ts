import { and, asc, desc, eq, gt, max, or } from 'drizzle-orm'
import { editionDigest, reportName } from '#surveys/country-report/frozen-report.ts'
import { countryReportDrafts, countryReports } from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import type { FrozenPage } from '#db/frozen-object.ts'
import { COUNTED_YEAR_TABLES, YEARS_TABLES } from './country-report-facts.server.ts'

/** What a report as it would be published now is made of. */
export const DRAFTED_REPORT_TABLES = [
  ...COUNTED_YEAR_TABLES,
  ...YEARS_TABLES,
  countryReportDrafts,
  countryReports,
] as const satisfies readonly Watched[]

export type ReportDraft = typeof countryReportDrafts.$inferSelect
/** An edition with the digest that was computed when it was published. */
export type StoredEdition = typeof countryReports.$inferSelect

/** The draft of a year; null where nobody wrote anything. */
export function findReportDraft(database: Handle, year: number): ReportDraft | null {
  return database.select().from(countryReportDrafts).where(eq(countryReportDrafts.year, year)).get() ?? null
}

/** Stores the first draft of a year. */
export function insertReportDraft(transaction: Transaction, draft: ReportDraft, note: Note): void {
  transaction.insert(countryReportDrafts).values(draft).run()
  note(transaction)
}

/** Stores a draft over the revision before it. @returns whether that one still stood. */
export function updateReportDraft(transaction: Transaction, draft: ReportDraft, note: Note): boolean {
  const before = and(eq(countryReportDrafts.year, draft.year), eq(countryReportDrafts.revision, draft.revision - 1))
  if (transaction.update(countryReportDrafts).set(draft).where(before).run().changes === 0) return false
  note(transaction)
  return true
}

/** One edition of the report of a year, the newest where no version is asked for; null where there is none. */
export function findEdition(database: Handle, year: number, version?: number): StoredEdition | null {
  const asked = version === undefined ? undefined : eq(countryReports.version, version)
  return (
    database
      .select()
      .from(countryReports)
      .where(and(eq(countryReports.year, year), asked))
      .orderBy(desc(countryReports.version))
      .get() ?? null
  )
}

/** Every edition without its content, the newest year and version first; of one year where it is asked for. */
export function listEditions(database: Handle, year?: number) {
  const { year: ofYear, version, digest, publishedOn, signature, reason } = countryReports
  return database
    .select({ year: ofYear, version, digest, publishedOn, signature, reason })
    .from(countryReports)
    .where(year === undefined ? undefined : eq(countryReports.year, year))
    .orderBy(desc(countryReports.year), desc(countryReports.version))
    .all()
}
export type ListedEdition = ReturnType<typeof listEditions>[number]

/** Years with a draft or an edition. */
export function listReportYears(database: Handle): number[] {
  const years = [countryReportDrafts, countryReports].flatMap((table) =>
    database.selectDistinct({ year: table.year }).from(table).all(),
  )
  return [...new Set(years.map(({ year }) => year))].toSorted()
}

/** Freezes an edition. @throws {RuleRefused} where another was published meanwhile. */
export function insertEdition(transaction: Transaction, edition: StoredEdition, note: Note): void {
  transaction.insert(countryReports).values(edition).run()
  note(transaction)
}

/** The number of the newest edition of a year; 0 where there is none. */
export function countEditions(database: Handle, year: number): number {
  const newest = database
    .select({ version: max(countryReports.version) })
    .from(countryReports)
    .where(eq(countryReports.year, year))
    .get()
  return newest?.version ?? 0
}

/** Editions as frozen objects. */
export const listEditionsFrom: FrozenPage = (database, after, limit) => {
  const [year = '0', version = '0'] = after.split('\n')
  const later = or(
    gt(countryReports.year, Number(year)),
    and(eq(countryReports.year, Number(year)), gt(countryReports.version, Number(version))),
  )
  return database
    .select()
    .from(countryReports)
    .where(later)
    .orderBy(asc(countryReports.year), asc(countryReports.version))
    .limit(limit)
    .all()
    .map((row) => ({
      kind: 'country-report',
      key: `${row.year}\n${row.version}`,
      deed: { action: 'country-report.published', objectKind: 'country-report', objectId: reportName(row) },
      frozenOn: row.publishedOn,
      stored: row.digest,
      computed: editionDigest(row),
      agrees: row.content.year === row.year,
      entityId: null,
      told: { digest: row.digest, version: row.version },
    }))
}

/** Digests of the editions of the report that the audit log knows by this name. */
export function listEditionDigests(database: Handle, name: string): { digest: string }[] {
  return database
    .select({ digest: countryReports.digest })
    .from(countryReports)
    .where(eq(countryReports.year, Number(name)))
    .all()
}
