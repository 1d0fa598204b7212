import { and, asc, desc, eq, ne, type SQL } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import type { Note } from './audit.server.ts'
import { assessmentHistory, assessmentItems, assessments, entities } from '#db/schema/index.ts'
import type { HistoryEvent, ItemLevel } from '#db/schema/assessments.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'

export type Assessment = typeof assessments.$inferSelect & {
  readonly entityName: string
  readonly governmentLevel: (typeof entities.$inferSelect)['governmentLevel']
  readonly invented: boolean
}
export type AssessmentItem = typeof assessmentItems.$inferSelect
export type HistoryRow = typeof assessmentHistory.$inferSelect

function select(database: Database) {
  return database
    .select({
      assessment: assessments,
      entityName: entities.name,
      governmentLevel: entities.governmentLevel,
      invented: entities.invented,
    })
    .from(assessments)
    .innerJoin(entities, eq(entities.id, assessments.entityId))
}

type Selected = ReturnType<ReturnType<typeof select>['all']>[number]
const flat = ({ assessment, ...entity }: Selected): Assessment => ({ ...assessment, ...entity })

export async function findAssessmentOfYear(
  database: Database,
  scope: Scope,
  entityId: string,
  year: number,
): Promise<Assessment | null> {
  const found = select(database)
    .where(and(within(scope, assessments.entityId), eq(assessments.entityId, entityId), eq(assessments.year, year)))
    .get()
  return found ? flat(found) : null
}

export async function findAssessment(database: Database, scope: Scope, id: string): Promise<Assessment | null> {
  const found = select(database)
    .where(and(within(scope, assessments.entityId), eq(assessments.id, id)))
    .get()
  return found ? flat(found) : null
}

const assessmentsWithin = preparedWithin((database, mine) =>
  select(database).where(mine(assessments.entityId)).orderBy(desc(assessments.year), asc(entities.name)).prepare(),
)

/** Newest year first. */
export async function listAssessments(database: Database, scope: Scope): Promise<Assessment[]> {
  const { statement, values } = assessmentsWithin(database, scope)
  return statement.all(values).map(flat)
}

/** Items of an assessment that was read within the scope. */
export async function listAssessmentItems(
  database: Database,
  { id }: Pick<Assessment, 'id'>,
): Promise<AssessmentItem[]> {
  return database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, id)).all()
}

/** Oldest first. */
export async function listAssessmentHistory(database: Database, { id }: Pick<Assessment, 'id'>): Promise<HistoryRow[]> {
  return database
    .select()
    .from(assessmentHistory)
    .where(eq(assessmentHistory.assessmentId, id))
    .orderBy(asc(assessmentHistory.id))
    .all()
}

/** A step of an assessment: of an item where it names one, with what the item holds from then on. */
export type Step = { readonly event: HistoryEvent; readonly itemId?: string; readonly detail?: string } & Partial<
  Pick<HistoryRow, 'level' | 'reason' | 'note'>
>

/** Keeps a step in the history of an assessment, in the transaction of the step itself. */
export function insertStep(transaction: Transaction, assessmentId: string, { who, at }: ChangedBy, step: Step): void {
  transaction
    .insert(assessmentHistory)
    .values({ assessmentId, at, who, ...step })
    .run()
}

/** The row of an item within an assessment. */
export function thisItem(assessmentId: string, itemId: string): SQL | undefined {
  return and(eq(assessmentItems.assessmentId, assessmentId), eq(assessmentItems.itemId, itemId))
}

type NewAssessment = typeof assessments.$inferInsert
type NewItem = { readonly id: string; readonly level: ItemLevel | null; readonly reason: string }

/** Starts an assessment with a row for each item. @returns false when the year already has one; nothing is noted then. */
export async function startAssessment(
  database: Database,
  assessment: NewAssessment,
  items: readonly NewItem[],
  by: ChangedBy,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    if (transaction.insert(assessments).values(assessment).onConflictDoNothing().run().changes === 0) return false
    for (const { id, level, reason } of items) {
      transaction
        .insert(assessmentItems)
        .values({ assessmentId: assessment.id, itemId: id, level, reason, changedBy: by.who, changedAt: by.at })
        .run()
    }
    insertStep(transaction, assessment.id, by, { event: 'started' })
    note(transaction)
    return true
  })
}

export type ItemChange = { readonly level: ItemLevel | null; readonly reason: string; readonly note: string }

function updateOne(
  transaction: Transaction,
  assessmentId: string,
  itemId: string,
  revision: number,
  change: ItemChange,
  by: ChangedBy,
): boolean {
  const same = and(
    thisItem(assessmentId, itemId),
    eq(assessmentItems.revision, revision),
    ne(assessmentItems.review, 'accepted'),
  )
  const saved =
    transaction
      .update(assessmentItems)
      .set({ ...change, revision: revision + 1, changedBy: by.who, changedAt: by.at })
      .where(same)
      .run().changes === 1
  if (saved) insertStep(transaction, assessmentId, by, { event: 'level', itemId, ...change })
  return saved
}

/**
 * Saves an item if it still has the revision that was read; the history of the assessment is its trace.
 * @returns whether it had; nothing is written over.
 */
export async function updateItem(
  database: Database,
  assessmentId: string,
  itemId: string,
  revision: number,
  change: ItemChange,
  by: ChangedBy,
): Promise<boolean> {
  return inTransaction(database, (transaction) => updateOne(transaction, assessmentId, itemId, revision, change, by))
}

export type ImportedItem = ItemChange & { readonly itemId: string; readonly revision: number }

/** Saves all items or none. @returns false when one of them was changed meanwhile. */
export async function updateItems(
  database: Database,
  assessmentId: string,
  items: readonly ImportedItem[],
  by: ChangedBy,
): Promise<boolean> {
  try {
    inTransaction(database, (transaction) => {
      insertStep(transaction, assessmentId, by, { event: 'imported', detail: String(items.length) })
      for (const { itemId, revision, level, reason, note } of items) {
        if (!updateOne(transaction, assessmentId, itemId, revision, { level, reason, note }, by)) throw new Changed()
      }
    })
    return true
  } catch (error) {
    if (error instanceof Changed) return false
    throw error
  }
}

class Changed extends Error {}

/**
 * Answers the comment with which an item came back, if nobody answered or decided since it was read.
 * @param replyRevision revision of the answer that was read.
 * @returns whether it was saved; nothing is written over.
 */
export async function updateReply(
  database: Database,
  assessmentId: string,
  itemId: string,
  replyRevision: number,
  reply: string,
  by: ChangedBy,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const same = and(
      thisItem(assessmentId, itemId),
      eq(assessmentItems.review, 'returned'),
      eq(assessmentItems.replyRevision, replyRevision),
    )
    if (
      transaction
        .update(assessmentItems)
        .set({ reply, replyRevision: replyRevision + 1 })
        .where(same)
        .run().changes === 0
    )
      return false
    insertStep(transaction, assessmentId, by, { event: 'replied', itemId, detail: reply })
    return true
  })
}
