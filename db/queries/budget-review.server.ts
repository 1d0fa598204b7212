import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { assessmentHistory, assessmentItems, assessments } from '#db/schema/index.ts'
import type { ItemLevel } from '#db/schema/assessments.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'
import { record, thisItem, type Assessment, type Doer, type HistoryRow } from './budget.server.ts'

export type ItemReview =
  | { readonly review: 'accepted'; readonly verifiedLevel: ItemLevel; readonly comment: string }
  | { readonly review: 'returned'; readonly comment: string }

export type Reviewer = Doer & { readonly userId: string }

/**
 * Reviews one item of a submitted assessment, if nobody decided since it was read. The entity's answer to the comment
 * before belongs to that comment and stays in the history alone.
 * @param reviewRevision revision of the decision that was read.
 */
export async function reviewItem(
  database: Database,
  assessmentId: string,
  itemId: string,
  reviewRevision: number,
  decision: ItemReview,
  reviewer: Reviewer,
): Promise<'saved' | 'decided-meanwhile' | 'not-under-review'> {
  return database.transaction(() => {
    const open = database
      .select({ id: assessments.id })
      .from(assessments)
      .where(and(eq(assessments.id, assessmentId), eq(assessments.status, 'submitted')))
      .get()
    if (!open) return 'not-under-review'
    const verifiedLevel = decision.review === 'accepted' ? decision.verifiedLevel : null
    const changed = database
      .update(assessmentItems)
      .set({
        review: decision.review,
        verifiedLevel,
        reviewComment: decision.comment,
        reviewerId: reviewer.userId,
        reply: '',
        reviewRevision: reviewRevision + 1,
      })
      .where(and(thisItem(assessmentId, itemId), eq(assessmentItems.reviewRevision, reviewRevision)))
      .run().changes
    if (changed === 0) return 'decided-meanwhile'
    record(
      database,
      assessmentId,
      { who: reviewer.who, at: reviewer.at },
      { event: decision.review, itemId, level: verifiedLevel, detail: decision.comment },
    )
    return 'saved'
  })
}

/** What happened last to an item, or null. */
export async function findNewestStep(
  database: Database,
  assessmentId: string,
  itemId: string,
): Promise<HistoryRow | null> {
  return (
    database
      .select()
      .from(assessmentHistory)
      .where(and(eq(assessmentHistory.assessmentId, assessmentId), eq(assessmentHistory.itemId, itemId)))
      .orderBy(desc(assessmentHistory.id))
      .get() ?? null
  )
}

/** Sends an assessment back with its comments. */
export async function sendBack(database: Database, { id }: Assessment, today: string, doer: Doer): Promise<boolean> {
  return database.transaction(() => {
    const changed = database
      .update(assessments)
      .set({ status: 'returned', returnedOn: today })
      .where(and(eq(assessments.id, id), eq(assessments.status, 'submitted')))
      .run().changes
    if (changed === 1) record(database, id, doer, { event: 'sent-back' })
    return changed === 1
  })
}

/** Ends the review for good and freezes its scores; `more` runs in the same transaction. */
export async function finishReview(
  database: Database,
  { id }: Assessment,
  today: string,
  scores: RubricScores,
  doer: Doer,
  more: () => void,
): Promise<boolean> {
  return database.transaction(() => {
    const changed = database
      .update(assessments)
      .set({ status: 'reviewed', reviewedOn: today, reviewedScores: scores })
      .where(and(eq(assessments.id, id), eq(assessments.status, 'submitted')))
      .run().changes
    if (changed === 0) return false
    record(database, id, doer, { event: 'reviewed' })
    more()
    return true
  })
}
