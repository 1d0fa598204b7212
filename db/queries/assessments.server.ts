import { and, asc, desc, eq, ne, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { assessmentHistory, assessmentItems, assessments, entities } from '#db/schema/index.ts'
import type { HistoryEvent, ItemLevel, Signature } from '#db/schema/assessments.ts'
import type { Scope } from '#db/scope.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'

export type Assessment = typeof assessments.$inferSelect & { readonly entityName: string; readonly governmentLevel: (typeof entities.$inferSelect)['governmentLevel']; readonly invented: boolean }
export type AssessmentItem = typeof assessmentItems.$inferSelect
export type HistoryRow = typeof assessmentHistory.$inferSelect
/** Who did it, and when (ISO instant). */
export type Doer = { readonly who: string; readonly at: string }

function within(scope: Scope): SQL | undefined {
  return scope.kind === 'entity' ? eq(assessments.entityId, scope.entityId) : undefined
}

function select(database: Database) {
  return database.select({ assessment: assessments, entityName: entities.name, governmentLevel: entities.governmentLevel, invented: entities.invented }).from(assessments).innerJoin(entities, eq(entities.id, assessments.entityId))
}

type Selected = ReturnType<ReturnType<typeof select>['all']>[number]
const flat = ({ assessment, ...entity }: Selected): Assessment => ({ ...assessment, ...entity })

export async function assessmentOfYear(database: Database, scope: Scope, entityId: string, year: number): Promise<Assessment | null> {
  const found = select(database).where(and(within(scope), eq(assessments.entityId, entityId), eq(assessments.year, year))).get()
  return found ? flat(found) : null
}

export async function assessmentById(database: Database, scope: Scope, id: string): Promise<Assessment | null> {
  const found = select(database).where(and(within(scope), eq(assessments.id, id))).get()
  return found ? flat(found) : null
}

/** Newest year first. */
export async function assessmentsWithin(database: Database, scope: Scope): Promise<Assessment[]> {
  return select(database).where(within(scope)).orderBy(desc(assessments.year), asc(entities.name)).all().map(flat)
}

/** Items of an assessment that was read within the scope. */
export async function itemsOfAssessment(database: Database, { id }: Pick<Assessment, 'id'>): Promise<AssessmentItem[]> {
  return database.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, id)).all()
}

/** Oldest first. */
export async function historyOf(database: Database, { id }: Pick<Assessment, 'id'>): Promise<HistoryRow[]> {
  return database.select().from(assessmentHistory).where(eq(assessmentHistory.assessmentId, id)).orderBy(asc(assessmentHistory.id)).all()
}

export function record(database: Database, assessmentId: string, { who, at }: Doer, event: HistoryEvent, itemId: string | null = null, detail = ''): void {
  database.insert(assessmentHistory).values({ assessmentId, itemId, at, who, event, detail }).run()
}

type NewAssessment = typeof assessments.$inferInsert
type NewItem = { readonly id: string; readonly level: ItemLevel | null; readonly reason: string }

/** Starts an assessment with a row for each item. @returns false when the year already has one. */
export async function startAssessment(database: Database, assessment: NewAssessment, items: readonly NewItem[], doer: Doer): Promise<boolean> {
  return database.transaction(() => {
    if (database.insert(assessments).values(assessment).onConflictDoNothing().run().changes === 0) return false
    for (const { id, level, reason } of items) {
      database.insert(assessmentItems).values({ assessmentId: assessment.id, itemId: id, level, reason, changedBy: doer.who, changedAt: doer.at }).run()
    }
    record(database, assessment.id, doer, 'started')
    return true
  })
}

export type ItemChange = { readonly level: ItemLevel | null; readonly reason: string; readonly note: string }

function saveOne(database: Database, assessmentId: string, itemId: string, revision: number, change: ItemChange, { who, at }: Doer): boolean {
  const same = and(eq(assessmentItems.assessmentId, assessmentId), eq(assessmentItems.itemId, itemId), eq(assessmentItems.revision, revision), ne(assessmentItems.review, 'accepted'))
  return database.update(assessmentItems).set({ ...change, revision: revision + 1, changedBy: who, changedAt: at }).where(same).run().changes === 1
}

/** Saves an item if it still has the revision that was read. @returns whether it had; nothing is written over. */
export async function saveItem(database: Database, assessmentId: string, itemId: string, revision: number, change: ItemChange, doer: Doer): Promise<boolean> {
  return database.transaction(() => {
    if (!saveOne(database, assessmentId, itemId, revision, change, doer)) return false
    record(database, assessmentId, doer, 'level', itemId, change.level ?? '')
    return true
  })
}

export type ImportedItem = ItemChange & { readonly itemId: string; readonly revision: number }

/** Saves all items or none. @returns false when one of them was changed meanwhile. */
export async function saveItems(database: Database, assessmentId: string, items: readonly ImportedItem[], doer: Doer): Promise<boolean> {
  try {
    database.transaction(() => {
      for (const { itemId, revision, level, reason, note } of items) {
        if (!saveOne(database, assessmentId, itemId, revision, { level, reason, note }, doer)) throw new Changed()
      }
      record(database, assessmentId, doer, 'imported', null, String(items.length))
    })
    return true
  } catch (error) {
    if (error instanceof Changed) return false
    throw error
  }
}

class Changed extends Error {}

/** What the entity answers to a comment of the review. */
export async function saveReply(database: Database, assessmentId: string, itemId: string, reply: string, doer: Doer): Promise<void> {
  database.transaction(() => {
    database.update(assessmentItems).set({ reply }).where(and(eq(assessmentItems.assessmentId, assessmentId), eq(assessmentItems.itemId, itemId))).run()
    record(database, assessmentId, doer, 'replied', itemId, reply)
  })
}

type Submission = { readonly today: string; readonly signature: Signature; readonly scores: RubricScores }

/**
 * Hands the assessment in for review: returned items wait again; "no existe" needs no proof and is accepted as it is.
 * `more` runs in the same transaction.
 * @returns false when somebody handed it in before.
 */
export async function submitAssessment(database: Database, { id, status }: Assessment, { today, signature, scores }: Submission, doer: Doer, more: () => void): Promise<boolean> {
  return database.transaction(() => {
    const changed = database.update(assessments).set({ status: 'submitted', submittedOn: today, signature, submittedScores: scores }).where(and(eq(assessments.id, id), eq(assessments.status, status))).run().changes
    if (changed === 0) return false
    database.update(assessmentItems).set({ review: 'pending' }).where(and(eq(assessmentItems.assessmentId, id), eq(assessmentItems.review, 'returned'))).run()
    database.update(assessmentItems).set({ review: 'accepted', verifiedLevel: '0' }).where(and(eq(assessmentItems.assessmentId, id), eq(assessmentItems.level, '0'))).run()
    record(database, id, doer, 'submitted', null, `${signature.name}, ${signature.position}`)
    more()
    return true
  })
}
