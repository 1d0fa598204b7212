import { and, asc, eq, isNotNull, isNull, ne, sql, sum } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { recordEvidence, recordFacts, recordSteps } from '#db/schema/index.ts'
import type { FactEvent } from '#db/schema/yearly-record.ts'
import { within, type Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { StoredFact } from '#db/stored-fact.ts'
import type { Note } from './audit.server.ts'

export type NewFact = Omit<typeof recordFacts.$inferInsert, 'revision'>
export type FactStep = typeof recordSteps.$inferSelect
export type FactProof = typeof recordEvidence.$inferSelect
export type NewFactProof = Omit<typeof recordEvidence.$inferInsert, 'addedBy' | 'removedOn' | 'fileDeletedOn'>

/** What happened to a fact as its history keeps it. `text` is what is asked or answered. */
export type FactStepTaken = {
  readonly event: FactEvent
  readonly text: string
  readonly by: ChangedBy & { readonly userId: string }
}

/** What the entities of the scope recorded of a year, in every state; in the order in which it happened. */
export function listStoredFacts(database: Handle, scope: Scope, year: number): StoredFact[] {
  return database
    .select()
    .from(recordFacts)
    .where(and(within(scope, recordFacts.entityId), eq(recordFacts.year, year), isNotNull(recordFacts.entityId)))
    .orderBy(asc(recordFacts.occurredOn), asc(recordFacts.id))
    .all()
}

/** What the Ministry recorded of itself in a year. Needs the country's scope; for any other there is nothing. */
export function listMinistryFacts(database: Handle, scope: Scope, year: number): StoredFact[] {
  if (scope.kind !== 'country') return []
  return database
    .select()
    .from(recordFacts)
    .where(and(isNull(recordFacts.entityId), eq(recordFacts.year, year)))
    .orderBy(asc(recordFacts.occurredOn), asc(recordFacts.id))
    .all()
}

/** What one entity recorded of a year, in the order in which it happened. */
export function listEntityFacts(database: Handle, scope: Scope, entityId: string, year: number): StoredFact[] {
  return database
    .select()
    .from(recordFacts)
    .where(and(within(scope, recordFacts.entityId), eq(recordFacts.entityId, entityId), eq(recordFacts.year, year)))
    .orderBy(asc(recordFacts.occurredOn), asc(recordFacts.id))
    .all()
}

/** Years of which an entity recorded anything, the newest first. */
export function listRecordYears(database: Database, scope: Scope, entityId: string): number[] {
  return database
    .selectDistinct({ year: recordFacts.year })
    .from(recordFacts)
    .where(and(within(scope, recordFacts.entityId), eq(recordFacts.entityId, entityId)))
    .orderBy(sql`${recordFacts.year} DESC`)
    .all()
    .map(({ year }) => year)
}

/** One fact; null outside the scope. */
export function findFact(database: Handle, scope: Scope, id: string): StoredFact | null {
  return (
    database
      .select()
      .from(recordFacts)
      .where(and(within(scope, recordFacts.entityId), eq(recordFacts.id, id)))
      .get() ?? null
  )
}

/** What became of a fact that was read within the scope, first step first. */
export function listFactSteps(database: Handle, { id }: Pick<StoredFact, 'id'>): FactStep[] {
  return database.select().from(recordSteps).where(eq(recordSteps.factId, id)).orderBy(asc(recordSteps.id)).all()
}

/** What proves a fact that was read within the scope, the oldest first; what was taken off is left out. */
export function listFactProofs(database: Handle, { id }: Pick<StoredFact, 'id'>): FactProof[] {
  return database
    .select()
    .from(recordEvidence)
    .where(and(eq(recordEvidence.factId, id), isNull(recordEvidence.removedOn)))
    .orderBy(asc(recordEvidence.addedOn), asc(recordEvidence.id))
    .all()
}

/** How many proofs each fact of an entity's year has; those without are left out. */
export function listFactProofCounts(database: Handle, scope: Scope, entityId: string, year: number) {
  return database
    .select({ factId: recordEvidence.factId, proofs: sql<number>`count(*)` })
    .from(recordEvidence)
    .innerJoin(recordFacts, eq(recordFacts.id, recordEvidence.factId))
    .where(
      and(
        within(scope, recordFacts.entityId),
        eq(recordFacts.entityId, entityId),
        eq(recordFacts.year, year),
        isNull(recordEvidence.removedOn),
      ),
    )
    .groupBy(recordEvidence.factId)
    .all()
}

/** A proof with its fact, also one that was taken off; null outside the scope. */
export function findFactProof(
  database: Handle,
  scope: Scope,
  id: string,
): { readonly proof: FactProof; readonly fact: StoredFact } | null {
  return (
    database
      .select({ proof: recordEvidence, fact: recordFacts })
      .from(recordEvidence)
      .innerJoin(recordFacts, eq(recordFacts.id, recordEvidence.factId))
      .where(and(within(scope, recordFacts.entityId), eq(recordEvidence.id, id)))
      .get() ?? null
  )
}

/** Bytes of the files that an entity's record of a year holds, those that were taken off too. */
export function countRecordBytes(database: Handle, { entityId, year }: Pick<StoredFact, 'entityId' | 'year'>): number {
  const own = entityId === null ? isNull(recordFacts.entityId) : eq(recordFacts.entityId, entityId)
  const stored = database
    .select({ bytes: sum(recordEvidence.size).mapWith(Number) })
    .from(recordEvidence)
    .innerJoin(recordFacts, eq(recordFacts.id, recordEvidence.factId))
    .where(and(own, eq(recordFacts.year, year), isNull(recordEvidence.fileDeletedOn)))
    .get()
  return stored?.bytes ?? 0
}

function insertStep(transaction: Transaction, factId: string, { event, text, by }: FactStepTaken): void {
  transaction
    .insert(recordSteps)
    .values({ factId, event, text, ...by })
    .run()
}

/** Stores a new fact with its first step. @throws {RuleRefused} where nothing and something would stand together. */
export function insertFact(transaction: Transaction, fact: NewFact, step: FactStepTaken, note: Note): void {
  transaction.insert(recordFacts).values(fact).run()
  insertStep(transaction, fact.id, step)
  note(transaction)
}

/** What of a fact a step may change. */
export type FactChange = Partial<
  Pick<StoredFact, 'occurredOn' | 'content' | 'letterNumber' | 'letterOn' | 'state' | 'submittedOn' | 'reviewedOn'>
>

/** Changes a fact as it was read, and keeps the step. @returns whether it still was so. */
export function updateFact(
  transaction: Transaction,
  { id, revision }: Pick<StoredFact, 'id' | 'revision'>,
  change: FactChange,
  step: FactStepTaken,
  note: Note,
): boolean {
  const { changes } = transaction
    .update(recordFacts)
    .set({ ...change, revision: revision + 1 })
    .where(and(eq(recordFacts.id, id), eq(recordFacts.revision, revision)))
    .run()
  if (changes === 0) return false
  insertStep(transaction, id, step)
  note(transaction)
  return true
}

/**
 * Deletes a draft with what proves it and what became of it; a rule refuses any other.
 * @returns ids of its files, which lie in the store still; null where it changed since it was read.
 */
export function deleteDraftFact(
  transaction: Transaction,
  { id, revision }: Pick<StoredFact, 'id' | 'revision'>,
  note: Note,
): readonly string[] | null {
  const shown = and(eq(recordFacts.id, id), eq(recordFacts.revision, revision))
  if (!transaction.select({ id: recordFacts.id }).from(recordFacts).where(shown).get()) return null
  const files = transaction
    .select({ id: recordEvidence.id })
    .from(recordEvidence)
    .where(and(eq(recordEvidence.factId, id), eq(recordEvidence.kind, 'file'), isNull(recordEvidence.fileDeletedOn)))
    .all()
  transaction.delete(recordEvidence).where(eq(recordEvidence.factId, id)).run()
  transaction.delete(recordSteps).where(eq(recordSteps.factId, id)).run()
  transaction.delete(recordFacts).where(eq(recordFacts.id, id)).run()
  note(transaction)
  return files.map((file) => file.id)
}

/** Adds what proves a fact; its revision rises with it. @returns whether the fact still was as it was read. */
export function insertFactProof(
  transaction: Transaction,
  fact: Pick<StoredFact, 'id' | 'revision'>,
  proof: NewFactProof,
  step: FactStepTaken,
  note: Note,
): boolean {
  if (!updateFact(transaction, fact, {}, step, note)) return false
  transaction
    .insert(recordEvidence)
    .values({ ...proof, addedBy: step.by.who })
    .run()
  return true
}

/** Takes a proof off its fact; its row stays. @returns whether fact and proof still were so. */
export function updateFactProofAsRemoved(
  transaction: Transaction,
  fact: Pick<StoredFact, 'id' | 'revision'>,
  { proofId, today }: { readonly proofId: string /** ISO date in Lima time. */; readonly today: string },
  step: FactStepTaken,
  note: Note,
): boolean {
  const here = and(eq(recordEvidence.id, proofId), eq(recordEvidence.factId, fact.id), isNull(recordEvidence.removedOn))
  if (!transaction.select({ id: recordEvidence.id }).from(recordEvidence).where(here).get()) return false
  if (!updateFact(transaction, fact, {}, step, note)) return false
  transaction.update(recordEvidence).set({ removedOn: today }).where(here).run()
  return true
}

/** Facts of an entity's year that were told, and nothing of its kinds: from these a next year may begin. */
export function listToldFacts(database: Handle, scope: Scope, entityId: string, year: number): StoredFact[] {
  return database
    .select()
    .from(recordFacts)
    .where(
      and(
        within(scope, recordFacts.entityId),
        eq(recordFacts.entityId, entityId),
        eq(recordFacts.year, year),
        ne(recordFacts.state, 'draft'),
        isNotNull(recordFacts.content),
      ),
    )
    .orderBy(asc(recordFacts.occurredOn), asc(recordFacts.id))
    .all()
}
