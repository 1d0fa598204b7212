import { and, asc, desc, eq, ne, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { assessmentHistory, assessmentItems, assessments, entities } from '#db/schema/index.ts'
import type { HistoryEvent, ItemLevel } from '#db/schema/assessments.ts'
import { within, type Scope } from '#db/scope.ts'

export type Assessment = typeof assessments.$inferSelect & {
  readonly entityName: string
  readonly governmentLevel: (typeof entities.$inferSelect)['governmentLevel']
  readonly invented: boolean
}
export type AssessmentItem = typeof assessmentItems.$inferSelect
export type HistoryRow = typeof assessmentHistory.$inferSelect
/** Who did it, and when (ISO instant). */
export type Doer = { readonly who: string; readonly at: string }

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

export async function assessmentOfYear(
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

export async function assessmentById(database: Database, scope: Scope, id: string): Promise<Assessment | null> {
  const found = select(database)
    .where(and(within(scope, assessments.entityId), eq(assessments.id, id)))
    .get()
  return found ? flat(found) : null
}

/** Newest year first. */
export async function assessmentsWithin(database: Database, scope: Scope): Promise<Assessment[]> {
  return select(database)
    .where(within(scope, assessments.entityId))
    .orderBy(desc(assessments.year), asc(entities.name))
    .all()
    .map(flat)
}

/** Items of an assessment that was read within the scope. */
export async function itemsOfAssessment(database: Database, { id }: Pick<Assessment, 'id'>): Promise<AssessmentItem[]> {
  return database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, id)).all()
}

/** Oldest first. */
export async function historyOf(database: Database, { id }: Pick<Assessment, 'id'>): Promise<HistoryRow[]> {
  return database
    .select()
    .from(assessmentHistory)
    .where(eq(assessmentHistory.assessmentId, id))
    .orderBy(asc(assessmentHistory.id))
    .all()
}

/** What happened: to an item where it names one, with what the item holds from then on. */
export type Happening = { readonly event: HistoryEvent; readonly itemId?: string; readonly detail?: string } & Partial<
  Pick<HistoryRow, 'level' | 'reason' | 'note'>
>

export function record(database: Database, assessmentId: string, { who, at }: Doer, happening: Happening): void {
  database
    .insert(assessmentHistory)
    .values({ assessmentId, at, who, ...happening })
    .run()
}

/** The row of an item within an assessment. */
export function thisItem(assessmentId: string, itemId: string): SQL | undefined {
  return and(eq(assessmentItems.assessmentId, assessmentId), eq(assessmentItems.itemId, itemId))
}

type NewAssessment = typeof assessments.$inferInsert
type NewItem = { readonly id: string; readonly level: ItemLevel | null; readonly reason: string }

/** Starts an assessment with a row for each item. @returns false when the year already has one. */
export async function startAssessment(
  database: Database,
  assessment: NewAssessment,
  items: readonly NewItem[],
  doer: Doer,
): Promise<boolean> {
  return database.transaction(() => {
    if (database.insert(assessments).values(assessment).onConflictDoNothing().run().changes === 0) return false
    for (const { id, level, reason } of items) {
      database
        .insert(assessmentItems)
        .values({ assessmentId: assessment.id, itemId: id, level, reason, changedBy: doer.who, changedAt: doer.at })
        .run()
    }
    record(database, assessment.id, doer, { event: 'started' })
    return true
  })
}

export type ItemChange = { readonly level: ItemLevel | null; readonly reason: string; readonly note: string }

function saveOne(
  database: Database,
  assessmentId: string,
  itemId: string,
  revision: number,
  change: ItemChange,
  doer: Doer,
): boolean {
  const same = and(
    thisItem(assessmentId, itemId),
    eq(assessmentItems.revision, revision),
    ne(assessmentItems.review, 'accepted'),
  )
  const saved =
    database
      .update(assessmentItems)
      .set({ ...change, revision: revision + 1, changedBy: doer.who, changedAt: doer.at })
      .where(same)
      .run().changes === 1
  if (saved) record(database, assessmentId, doer, { event: 'level', itemId, ...change })
  return saved
}

/** Saves an item if it still has the revision that was read. @returns whether it had; nothing is written over. */
export async function saveItem(
  database: Database,
  assessmentId: string,
  itemId: string,
  revision: number,
  change: ItemChange,
  doer: Doer,
): Promise<boolean> {
  return database.transaction(() => saveOne(database, assessmentId, itemId, revision, change, doer))
}

export type ImportedItem = ItemChange & { readonly itemId: string; readonly revision: number }

/** Saves all items or none. @returns false when one of them was changed meanwhile. */
export async function saveItems(
  database: Database,
  assessmentId: string,
  items: readonly ImportedItem[],
  doer: Doer,
): Promise<boolean> {
  try {
    database.transaction(() => {
      record(database, assessmentId, doer, { event: 'imported', detail: String(items.length) })
      for (const { itemId, revision, level, reason, note } of items) {
        if (!saveOne(database, assessmentId, itemId, revision, { level, reason, note }, doer)) throw new Changed()
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
export async function saveReply(
  database: Database,
  assessmentId: string,
  itemId: string,
  replyRevision: number,
  reply: string,
  doer: Doer,
): Promise<boolean> {
  return database.transaction(() => {
    const same = and(
      thisItem(assessmentId, itemId),
      eq(assessmentItems.review, 'returned'),
      eq(assessmentItems.replyRevision, replyRevision),
    )
    if (
      database
        .update(assessmentItems)
        .set({ reply, replyRevision: replyRevision + 1 })
        .where(same)
        .run().changes === 0
    )
      return false
    record(database, assessmentId, doer, { event: 'replied', itemId, detail: reply })
    return true
  })
}
