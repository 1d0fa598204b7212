import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { assessments, assistances } from '#db/schema/index.ts'
import { inTransaction, preparedOnce, type Handle } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { insertStep } from './budget.server.ts'

export type Assistance = typeof assistances.$inferSelect

const ofUser = preparedOnce((database) =>
  database
    .select()
    .from(assistances)
    .where(eq(assistances.userId, sql.placeholder('user')))
    .orderBy(desc(assistances.id))
    .prepare(),
)

/** Periods in which a person advised entities, newest first; all of them are kept. */
export async function listAssistances(database: Database, userId: string): Promise<Assistance[]> {
  return ofUser(database).all({ user: userId })
}

/** Assessments of an entity that are worked on or under review: those of other years that nobody handed in are not. */
function openOf(database: Handle, entityId: string, year: number): string[] {
  const isOpen = or(
    inArray(assessments.status, ['submitted', 'returned']),
    and(eq(assessments.status, 'in-progress'), eq(assessments.year, year)),
  )
  return database
    .select({ id: assessments.id })
    .from(assessments)
    .where(and(eq(assessments.entityId, entityId), isOpen))
    .all()
    .map(({ id }) => id)
}

/** Assessments of an entity during which an assistance does not end. @param year the current one. */
export async function countOpenAssessments(database: Database, entityId: string, year: number): Promise<number> {
  return openOf(database, entityId, year).length
}

/** The open assessments of an entity, or the newest one, whose history tells who advised it. */
function tellIn(database: Handle, entityId: string, today: string): string[] {
  const open = openOf(database, entityId, Number(today.slice(0, 4)))
  if (open.length > 0) return open
  return database
    .select({ id: assessments.id })
    .from(assessments)
    .where(eq(assessments.entityId, entityId))
    .orderBy(desc(assessments.year))
    .limit(1)
    .all()
    .map(({ id }) => id)
}

/** A person advises an entity from today on; the history of its assessment tells it too. Who does already changes nothing. */
export async function beginAssistance(
  database: Database,
  userId: string,
  entityId: string,
  today: string,
  by: ChangedBy,
  note: Note,
): Promise<void> {
  inTransaction(database, (transaction) => {
    if (
      transaction.insert(assistances).values({ userId, entityId, since: today }).onConflictDoNothing().run().changes ===
      0
    )
      return
    for (const id of tellIn(transaction, entityId, today))
      insertStep(transaction, id, by, { event: 'assistance-began' })
    note(transaction)
  })
}

/** Ends the period that lasts, if there is one; the row stays. @returns false while an assessment of the entity is open. */
export async function endAssistance(
  database: Database,
  userId: string,
  entityId: string,
  today: string,
  by: ChangedBy,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const lasting = and(eq(assistances.userId, userId), eq(assistances.entityId, entityId), isNull(assistances.endedOn))
    if (!transaction.select().from(assistances).where(lasting).get()) return true
    if (openOf(transaction, entityId, Number(today.slice(0, 4))).length > 0) return false
    transaction.update(assistances).set({ endedOn: today }).where(lasting).run()
    for (const id of tellIn(transaction, entityId, today))
      insertStep(transaction, id, by, { event: 'assistance-ended' })
    note(transaction)
    return true
  })
}
