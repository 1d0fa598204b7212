import { and, asc, desc, eq, lte } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { factSheets } from '#db/schema/index.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import type { Scope } from '#db/scope.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** Totals of the staff of an entity in a year, as they are stored. */
export type StoredFacts = typeof factSheets.$inferSelect

const sheetsWithin = preparedWithin((database, mine) =>
  database
    .select()
    .from(factSheets)
    .where(mine(factSheets.entityId))
    .orderBy(desc(factSheets.year), asc(factSheets.entityId))
    .prepare(),
)

/**
 * Fact sheets of the scope, of the newest year first. They are read of one entity, or of all to say what is usual; no
 * page lists entities by them.
 */
export function listFactSheets(database: Database | Transaction, scope: Scope): StoredFacts[] {
  const { statement, values } = sheetsWithin(database, scope)
  return statement.all(values)
}

/** Stores the first sheet of a year. */
export function insertFactSheet(transaction: Transaction, sheet: StoredFacts, note: Note): void {
  transaction.insert(factSheets).values(sheet).run()
  note(transaction)
}

/** Stores a sheet over the revision before it. @returns whether that one still stood. */
export function updateFactSheet(transaction: Transaction, sheet: StoredFacts, note: Note): boolean {
  const before = and(
    eq(factSheets.entityId, sheet.entityId),
    eq(factSheets.year, sheet.year),
    eq(factSheets.revision, sheet.revision - 1),
  )
  if (transaction.update(factSheets).set(sheet).where(before).run().changes === 0) return false
  note(transaction)
  return true
}

/** Deletes the sheets of a year and of every one before it. @param note is written only where there was one. */
export function deleteFactSheetsUntil(transaction: Transaction, year: number, note: (sheets: number) => Note): void {
  const { changes } = transaction.delete(factSheets).where(lte(factSheets.year, year)).run()
  if (changes > 0) note(changes)(transaction)
}
