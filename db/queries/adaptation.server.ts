import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { adaptationDocuments, adaptationProofs, adaptationSheets } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type AdaptationSheet = typeof adaptationSheets.$inferSelect
export type AdaptationDocument = typeof adaptationDocuments.$inferSelect
export type AdaptationProof = typeof adaptationProofs.$inferSelect
export type NewAdaptationProof = typeof adaptationProofs.$inferInsert

/** The sheet of an entity; null where it said nothing yet, or outside the scope. */
export function findAdaptationSheet(database: Handle, scope: Scope, entityId: string): AdaptationSheet | null {
  const mine = and(within(scope, adaptationSheets.entityId), eq(adaptationSheets.entityId, entityId))
  return database.select().from(adaptationSheets).where(mine).get() ?? null
}

/** What an entity said of its documents, as they came. */
export function listAdaptationDocuments(database: Handle, scope: Scope, entityId: string): AdaptationDocument[] {
  return database
    .select()
    .from(adaptationDocuments)
    .where(and(within(scope, adaptationDocuments.entityId), eq(adaptationDocuments.entityId, entityId)))
    .orderBy(asc(adaptationDocuments.kind), asc(adaptationDocuments.name), asc(adaptationDocuments.id))
    .all()
}

/** What proves the adaptations of an entity now. */
export function listAdaptationProofs(database: Handle, scope: Scope, entityId: string): AdaptationProof[] {
  return database
    .select()
    .from(adaptationProofs)
    .where(
      and(
        within(scope, adaptationProofs.entityId),
        eq(adaptationProofs.entityId, entityId),
        isNull(adaptationProofs.replacedOn),
      ),
    )
    .all()
}

/** One proof that was not replaced; null outside the scope. */
export function findAdaptationProof(database: Database, scope: Scope, id: string): AdaptationProof | null {
  const mine = and(
    within(scope, adaptationProofs.entityId),
    eq(adaptationProofs.id, id),
    isNull(adaptationProofs.replacedOn),
  )
  return database.select().from(adaptationProofs).where(mine).get() ?? null
}

/**
 * Stores what is said of a document over the revision before it, and begins the sheet where there was none.
 * @returns whether that revision still stood.
 */
export function insertAdaptationDocument(transaction: Transaction, document: AdaptationDocument, note: Note): boolean {
  const { entityId, id, revision, savedOn } = document
  transaction.insert(adaptationSheets).values({ entityId, startedOn: savedOn }).onConflictDoNothing().run()
  const here = and(eq(adaptationDocuments.entityId, entityId), eq(adaptationDocuments.id, id))
  if (revision === 1) {
    const { changes } = transaction.insert(adaptationDocuments).values(document).onConflictDoNothing().run()
    if (changes === 0) return false
  } else {
    const before = and(here, eq(adaptationDocuments.revision, revision - 1))
    if (transaction.update(adaptationDocuments).set(document).where(before).run().changes === 0) return false
  }
  note(transaction)
  return true
}

/** A part of the saving of a document: its proof, in the place of the one before. */
export function insertAdaptationProof(transaction: Transaction, proof: NewAdaptationProof): void {
  const before = and(
    eq(adaptationProofs.entityId, proof.entityId),
    eq(adaptationProofs.documentId, proof.documentId),
    isNull(adaptationProofs.replacedOn),
  )
  transaction.update(adaptationProofs).set({ replacedOn: proof.addedOn }).where(before).run()
  transaction.insert(adaptationProofs).values(proof).run()
}

/** Bytes of the files that lie in the store for the sheet of an entity, those of replaced proofs too. */
export function countAdaptationBytes(database: Handle, entityId: string): number {
  const stored = and(eq(adaptationProofs.entityId, entityId), isNull(adaptationProofs.fileDeletedOn))
  return (
    database
      .select({ bytes: sql<number>`coalesce(sum(${adaptationProofs.size}), 0)` })
      .from(adaptationProofs)
      .where(stored)
      .get()?.bytes ?? 0
  )
}

/**
 * Drops a document that the entity had named, where nothing ever proved it.
 * @returns false where it is gone, changed or has a proof.
 */
export function deleteAdaptationDocument(
  transaction: Transaction,
  { entityId, id, revision }: Pick<AdaptationDocument, 'entityId' | 'id' | 'revision'>,
  note: Note,
): boolean {
  const proved = transaction
    .select({ id: adaptationProofs.id })
    .from(adaptationProofs)
    .where(and(eq(adaptationProofs.entityId, entityId), eq(adaptationProofs.documentId, id)))
    .get()
  if (proved) return false
  const here = and(
    eq(adaptationDocuments.entityId, entityId),
    eq(adaptationDocuments.id, id),
    eq(adaptationDocuments.revision, revision),
  )
  if (transaction.delete(adaptationDocuments).where(here).run().changes === 0) return false
  note(transaction)
  return true
}

/** Ends the sheet of an entity on a day, or opens it again (null). @returns false where it stood so already. */
export function updateSheetEnd(
  transaction: Transaction,
  { entityId, endedOn }: Pick<AdaptationSheet, 'entityId' | 'endedOn'>,
  note: Note,
): boolean {
  const other =
    endedOn === null ? sql`${adaptationSheets.endedOn} IS NOT NULL` : sql`${adaptationSheets.endedOn} IS NULL`
  const here = and(eq(adaptationSheets.entityId, entityId), other)
  if (transaction.update(adaptationSheets).set({ endedOn }).where(here).run().changes === 0) return false
  note(transaction)
  return true
}

/** Files of proofs that were added until the end of a year and lie still in the store. Needs the country's scope. */
export function listDueAdaptationFiles(
  database: Database,
  scope: Scope,
  lastYear: number,
): Pick<AdaptationProof, 'id' | 'entityId'>[] {
  if (scope.kind !== 'country') return []
  const due = and(
    eq(adaptationProofs.kind, 'file'),
    isNull(adaptationProofs.fileDeletedOn),
    lte(adaptationProofs.addedOn, `${lastYear}-12-31`),
  )
  return database
    .select({ id: adaptationProofs.id, entityId: adaptationProofs.entityId })
    .from(adaptationProofs)
    .where(due)
    .all()
}

/** Keeps that the file of a proof is gone. @param today ISO date in Lima time. */
export function updateAdaptationProofAsWithoutFile(
  transaction: Transaction,
  { id, today }: { readonly id: string; readonly today: string },
  note: Note,
): void {
  transaction.update(adaptationProofs).set({ fileDeletedOn: today }).where(eq(adaptationProofs.id, id)).run()
  note(transaction)
}
