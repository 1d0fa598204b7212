import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { assessmentItems, assessments, assistances } from '#db/schema/index.ts'
import type { ItemLevel } from '#db/schema/assessments.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'
import { record, type Assessment, type Doer } from './assessments.server.ts'

/** Whether an analyst advises an entity. */
export async function assists(database: Database, userId: string, entityId: string): Promise<boolean> {
  return database.select().from(assistances).where(and(eq(assistances.userId, userId), eq(assistances.entityId, entityId))).get() !== undefined
}

/** Entities that an analyst advises. */
export async function assistedEntities(database: Database, userId: string): Promise<string[]> {
  return database.select({ entityId: assistances.entityId }).from(assistances).where(eq(assistances.userId, userId)).all().map(({ entityId }) => entityId)
}

/** Notes that an analyst advises an entity, or no longer does. */
export async function setAssistance(database: Database, userId: string, entityId: string, since: string | null): Promise<void> {
  if (since) database.insert(assistances).values({ userId, entityId, since }).onConflictDoNothing().run()
  else database.delete(assistances).where(and(eq(assistances.userId, userId), eq(assistances.entityId, entityId))).run()
}

export type ItemReview =
  | { readonly review: 'accepted'; readonly verifiedLevel: ItemLevel; readonly comment: string }
  | { readonly review: 'returned'; readonly comment: string }

/** Reviews one item of a submitted assessment. @returns false when it is not under review. */
export async function reviewItem(database: Database, assessmentId: string, itemId: string, reviewerId: string, decision: ItemReview, doer: Doer): Promise<boolean> {
  return database.transaction(() => {
    const open = database.select({ id: assessments.id }).from(assessments).where(and(eq(assessments.id, assessmentId), eq(assessments.status, 'submitted'))).get()
    if (!open) return false
    const verifiedLevel = decision.review === 'accepted' ? decision.verifiedLevel : null
    const changed = database
      .update(assessmentItems)
      .set({ review: decision.review, verifiedLevel, reviewComment: decision.comment, reviewerId })
      .where(and(eq(assessmentItems.assessmentId, assessmentId), eq(assessmentItems.itemId, itemId)))
      .run().changes
    if (changed === 0) return false
    record(database, assessmentId, doer, decision.review, itemId, [verifiedLevel, decision.comment].filter(Boolean).join(': '))
    return true
  })
}

/** Sends an assessment back with its comments. */
export async function sendBack(database: Database, { id }: Assessment, today: string, doer: Doer): Promise<boolean> {
  return database.transaction(() => {
    const changed = database.update(assessments).set({ status: 'returned', returnedOn: today }).where(and(eq(assessments.id, id), eq(assessments.status, 'submitted'))).run().changes
    if (changed === 1) record(database, id, doer, 'sent-back')
    return changed === 1
  })
}

/** Ends the review for good and freezes its scores; `more` runs in the same transaction. */
export async function finishReview(database: Database, { id }: Assessment, today: string, scores: RubricScores, doer: Doer, more: () => void): Promise<boolean> {
  return database.transaction(() => {
    const changed = database.update(assessments).set({ status: 'reviewed', reviewedOn: today, reviewedScores: scores }).where(and(eq(assessments.id, id), eq(assessments.status, 'submitted'))).run().changes
    if (changed === 0) return false
    record(database, id, doer, 'reviewed')
    more()
    return true
  })
}
