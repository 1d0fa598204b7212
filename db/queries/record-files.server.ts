import { and, eq, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { recordEvidence, recordFacts } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/**
 * Files of yearly records whose time is over: of a year or earlier, and at once those that name people and were taken
 * off. Needs the country's scope. `entityId` null: of the Ministry's own acts.
 */
export function listDueRecordFiles(
  database: Database,
  scope: Scope,
  lastYear: number,
): { readonly id: string; readonly entityId: string | null }[] {
  if (scope.kind !== 'country') return []
  return database
    .select({ id: recordEvidence.id, entityId: recordFacts.entityId })
    .from(recordEvidence)
    .innerJoin(recordFacts, eq(recordFacts.id, recordEvidence.factId))
    .where(
      and(
        eq(recordEvidence.kind, 'file'),
        isNull(recordEvidence.fileDeletedOn),
        or(
          lte(recordFacts.year, lastYear),
          and(eq(recordEvidence.namesPeople, true), isNotNull(recordEvidence.removedOn)),
        ),
      ),
    )
    .all()
}

/** Keeps that the file of a proof is gone; the row says still what it showed. @param today ISO date in Lima time. */
export function updateFactProofAsWithoutFile(database: Database, id: string, today: string, note: Note): void {
  inTransaction(database, (transaction) => {
    transaction.update(recordEvidence).set({ fileDeletedOn: today }).where(eq(recordEvidence.id, id)).run()
    note(transaction)
  })
}
