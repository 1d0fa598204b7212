import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { evidence } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { record, type Assessment, type Doer } from './assessments.server.ts'

export type Evidence = typeof evidence.$inferSelect
export type NewEvidence = Omit<typeof evidence.$inferInsert, 'addedBy' | 'removedOn'>

function within(scope: Scope): SQL | undefined {
  return scope.kind === 'entity' ? eq(evidence.entityId, scope.entityId) : undefined
}

/** What was not taken away, oldest first. */
export async function evidenceOf(database: Database, { id }: Pick<Assessment, 'id'>): Promise<Evidence[]> {
  return database.select().from(evidence).where(and(eq(evidence.assessmentId, id), isNull(evidence.removedOn))).orderBy(asc(evidence.addedOn), asc(evidence.id)).all()
}

/** One document, also one that was taken away: the review may have read it. */
export async function evidenceById(database: Database, scope: Scope, id: string): Promise<Evidence | null> {
  return database.select().from(evidence).where(and(within(scope), eq(evidence.id, id))).get() ?? null
}

export async function addEvidence(database: Database, added: NewEvidence, doer: Doer): Promise<void> {
  database.transaction(() => {
    database.insert(evidence).values({ ...added, addedBy: doer.who }).run()
    record(database, added.assessmentId, doer, 'evidence-added', added.itemId, added.fileName ?? added.reference ?? '')
  })
}

/** Takes a document off its item; the stored file stays while its history does. */
export async function removeEvidence(database: Database, scope: Scope, found: Evidence, today: string, doer: Doer): Promise<void> {
  database.transaction(() => {
    database.update(evidence).set({ removedOn: today }).where(and(within(scope), eq(evidence.id, found.id), isNull(evidence.removedOn))).run()
    record(database, found.assessmentId, doer, 'evidence-removed', found.itemId, found.fileName ?? found.reference ?? '')
  })
}
