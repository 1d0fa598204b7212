import { and, asc, eq, isNotNull, isNull, sum } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { assessmentItems, assessments, evidence } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Handle } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { insertStep, thisItem, type Assessment } from './budget.server.ts'

export type Evidence = typeof evidence.$inferSelect
export type NewEvidence = Omit<typeof evidence.$inferInsert, 'addedBy' | 'removedOn'>

/** What was not taken away, oldest first. */
export async function listEvidence(database: Database, { id }: Pick<Assessment, 'id'>): Promise<Evidence[]> {
  return database
    .select()
    .from(evidence)
    .where(and(eq(evidence.assessmentId, id), isNull(evidence.removedOn)))
    .orderBy(asc(evidence.addedOn), asc(evidence.id))
    .all()
}

/** One document, also one that was taken away: the review may have read it. */
export async function findEvidence(database: Database, scope: Scope, id: string): Promise<Evidence | null> {
  return (
    database
      .select()
      .from(evidence)
      .where(and(within(scope, evidence.entityId), eq(evidence.id, id)))
      .get() ?? null
  )
}

/** Most documents and files of one item, and bytes of one assessment. */
export type EvidenceLimits = { readonly documents: number; readonly files: number; readonly bytes: number }
export type EvidenceRefusal = 'closed' | 'too-many' | 'too-many-files' | 'full'

/** Whether the entity may change the documents of an item at this moment; triggers hold the same. */
function isWorkedOn(database: Handle, assessmentId: string, itemId: string): boolean {
  const place = database
    .select({ status: assessments.status, review: assessmentItems.review })
    .from(assessmentItems)
    .innerJoin(assessments, eq(assessments.id, assessmentItems.assessmentId))
    .where(thisItem(assessmentId, itemId))
    .get()
  return place?.status === 'in-progress' || (place?.status === 'returned' && place.review === 'returned')
}

/** What stands against one more document of an item, whether or not its bytes are stored already. */
function refusalOfNumber(
  database: Handle,
  { assessmentId, itemId, kind }: Pick<NewEvidence, 'assessmentId' | 'itemId' | 'kind'>,
  limits: EvidenceLimits,
): EvidenceRefusal | null {
  if (!isWorkedOn(database, assessmentId, itemId)) return 'closed'
  const present = database
    .select({ kind: evidence.kind })
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessmentId), eq(evidence.itemId, itemId), isNull(evidence.removedOn)))
    .all()
  if (present.length >= limits.documents) return 'too-many'
  const files = present.filter((each) => each.kind === 'file').length
  return kind === 'file' && files >= limits.files ? 'too-many-files' : null
}

/** The same with its bytes; files that were taken off still lie on the disk and count. */
function refusal(
  database: Handle,
  added: Pick<NewEvidence, 'assessmentId' | 'itemId' | 'kind' | 'size'>,
  limits: EvidenceLimits,
): EvidenceRefusal | null {
  const { assessmentId, kind, size } = added
  const refused = refusalOfNumber(database, added, limits)
  if (refused || kind !== 'file') return refused
  const stored =
    database
      .select({ bytes: sum(evidence.size).mapWith(Number) })
      .from(evidence)
      .where(eq(evidence.assessmentId, assessmentId))
      .get()?.bytes ?? 0
  return stored + (size ?? 0) > limits.bytes ? 'full' : null
}

/** What would stand against a document now, before its bytes are stored. */
export async function findEvidenceRefusal(
  database: Database,
  added: Pick<NewEvidence, 'assessmentId' | 'itemId' | 'kind' | 'size'>,
  limits: EvidenceLimits,
): Promise<EvidenceRefusal | null> {
  return refusal(database, added, limits)
}

/** Adds a document unless something stands against it at this moment. @returns what, or null when it was added. */
export async function insertEvidence(
  database: Database,
  added: NewEvidence,
  limits: EvidenceLimits,
  by: ChangedBy,
  note: Note,
): Promise<EvidenceRefusal | null> {
  return inTransaction(database, (transaction) => {
    const refused = refusal(transaction, added, limits)
    if (refused) return refused
    transaction
      .insert(evidence)
      .values({ ...added, addedBy: by.who })
      .run()
    insertStep(transaction, added.assessmentId, by, {
      event: 'evidence-added',
      itemId: added.itemId,
      detail: added.fileName ?? added.reference ?? '',
    })
    note(transaction)
    return null
  })
}

/**
 * Takes a document off its item; the stored file stays while its history does.
 * @returns false when the item is not worked on any more, or somebody took it off before.
 */
export async function removeEvidence(
  database: Database,
  scope: Scope,
  found: Evidence,
  today: string,
  by: ChangedBy,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    if (!isWorkedOn(transaction, found.assessmentId, found.itemId)) return false
    const removed =
      transaction
        .update(evidence)
        .set({ removedOn: today })
        .where(and(within(scope, evidence.entityId), eq(evidence.id, found.id), isNull(evidence.removedOn)))
        .run().changes === 1
    if (!removed) return false
    insertStep(transaction, found.assessmentId, by, {
      event: 'evidence-removed',
      itemId: found.itemId,
      detail: found.fileName ?? found.reference ?? '',
    })
    note(transaction)
    return true
  })
}

/**
 * Puts a document back that was taken off its item, unless something stands against it at this moment. Its bytes lie on
 * the disk still.
 * @returns what stands against it, or null when it is back; `closed` also where it was not taken off.
 */
export async function updateEvidenceAsBack(
  database: Database,
  scope: Scope,
  found: Evidence,
  limits: EvidenceLimits,
  by: ChangedBy,
  note: Note,
): Promise<EvidenceRefusal | null> {
  return inTransaction(database, (transaction) => {
    const refused = refusalOfNumber(transaction, found, limits)
    if (refused) return refused
    const isBack =
      transaction
        .update(evidence)
        .set({ removedOn: null })
        .where(and(within(scope, evidence.entityId), eq(evidence.id, found.id), isNotNull(evidence.removedOn)))
        .run().changes === 1
    if (!isBack) return 'closed'
    insertStep(transaction, found.assessmentId, by, {
      event: 'evidence-added',
      itemId: found.itemId,
      detail: found.fileName ?? found.reference ?? '',
    })
    note(transaction)
    return null
  })
}
