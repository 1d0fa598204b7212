import { and, asc, desc, eq, gt, max, or } from 'drizzle-orm'
import type { FrozenPage } from '#db/frozen-object.ts'
import { openDataActs, openDataTables } from '#db/schema/index.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { DatasetId, Table } from '#surveys/open-data/dataset.ts'
import { actDigest, openDataName, tableDigest } from '#surveys/open-data/edition.ts'
import type { Note } from './audit.server.ts'

/** An entry of the log of open data, with the digest that was computed when it was made. */
export type StoredAct = typeof openDataActs.$inferSelect
export type StoredTable = typeof openDataTables.$inferSelect

/** Every entry of the log, the newest year and version first; of one year where it is asked for. */
export function listOpenDataActs(database: Handle, year?: number): Omit<StoredAct, 'head'>[] {
  const { year: ofYear, version, kind, on, signature, reason, digest } = openDataActs
  return database
    .select({ year: ofYear, version, kind, on, signature, reason, digest })
    .from(openDataActs)
    .where(year === undefined ? undefined : eq(ofYear, year))
    .orderBy(desc(ofYear), desc(version))
    .all()
}

/** What each publication of a year says besides its tables, the oldest first; what was taken back since too. */
export function listOpenDataHeads(database: Handle, year: number) {
  return database
    .select({ version: openDataActs.version, head: openDataActs.head })
    .from(openDataActs)
    .where(and(eq(openDataActs.year, year), eq(openDataActs.kind, 'published')))
    .orderBy(asc(openDataActs.version))
    .all()
    .flatMap(({ version, head }) => (head ? [{ version, head }] : []))
}

/** The number of the newest entry of a year; 0 where there is none. */
export function countOpenDataActs(database: Handle, year: number): number {
  const newest = database
    .select({ version: max(openDataActs.version) })
    .from(openDataActs)
    .where(eq(openDataActs.year, year))
    .get()
  return newest?.version ?? 0
}

/** Which tables a publication has, without their rows. */
export function listOpenDataTables(database: Handle): Omit<StoredTable, 'rows'>[] {
  const { year, version, dataset, rowCount, digest } = openDataTables
  return database
    .select({ year, version, dataset, rowCount, digest })
    .from(openDataTables)
    .orderBy(desc(year), desc(version), asc(dataset))
    .all()
}

type Place = { readonly year: number; readonly version: number; readonly dataset: DatasetId }

const at = ({ year, version, dataset }: Place) =>
  and(eq(openDataTables.year, year), eq(openDataTables.version, version), eq(openDataTables.dataset, dataset))

/** The rows of a table of a publication; null where it has none of that name. */
export function findOpenDataRows(database: Handle, place: Place): Table['rows'] | null {
  return database.select({ rows: openDataTables.rows }).from(openDataTables).where(at(place)).get()?.rows ?? null
}

/** Adds an entry to the log, a publication with its tables. @throws {RuleRefused} where another was added meanwhile. */
export function insertOpenDataAct(
  transaction: Transaction,
  act: StoredAct,
  tables: readonly Table[],
  note: Note,
): void {
  const { year, version } = act
  transaction.insert(openDataActs).values(act).run()
  for (const table of tables)
    transaction
      .insert(openDataTables)
      .values({
        ...{ year, version, dataset: table.id, rows: table.rows },
        ...{ rowCount: table.rows.length, digest: tableDigest(table) },
      })
      .run()
  note(transaction)
}

/** Whether the tables of a publication are the ones that it names, each with the digest that it gives it. */
function hasItsTables(database: Handle, { year, version, head, kind }: StoredAct): boolean {
  const tables = database
    .select()
    .from(openDataTables)
    .where(and(eq(openDataTables.year, year), eq(openDataTables.version, version)))
    .all()
  if (kind === 'withdrawn' || !head) return tables.length === 0
  const named = Object.entries(head.tables)
  return (
    head.year === year &&
    tables.length === named.length &&
    tables.every(({ dataset, rows, rowCount, digest }) => {
      const computed = tableDigest({ id: dataset, rows })
      return computed === digest && digest === head.tables[dataset] && rowCount === rows.length
    })
  )
}

/** Entries of the log as frozen objects, each publication with all of its tables. */
export const listOpenDataActsFrom: FrozenPage = (database, after, limit) => {
  const [year = '0', version = '0'] = after.split('\n')
  const later = or(
    gt(openDataActs.year, Number(year)),
    and(eq(openDataActs.year, Number(year)), gt(openDataActs.version, Number(version))),
  )
  return database
    .select()
    .from(openDataActs)
    .where(later)
    .orderBy(asc(openDataActs.year), asc(openDataActs.version))
    .limit(limit)
    .all()
    .map((row) => ({
      kind: 'open-data',
      key: `${row.year}\n${row.version}`,
      deed: { action: `open-data.${row.kind}`, objectKind: 'open-data', objectId: openDataName(row) },
      frozenOn: row.on,
      stored: row.digest,
      computed: actDigest(row, row.head),
      agrees: hasItsTables(database, row),
      entityId: null,
      told: { digest: row.digest, version: row.version },
    }))
}

/** Digests of the entries of the year that the audit log knows by this name. */
export function listOpenDataDigests(database: Handle, name: string): { digest: string }[] {
  return database
    .select({ digest: openDataActs.digest })
    .from(openDataActs)
    .where(eq(openDataActs.year, Number(name)))
    .all()
}
