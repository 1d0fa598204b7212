import { and, desc, eq } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { assessmentHistory, assessmentItems, assessments } from '#db/schema/index.ts'
import type { ItemLevel } from '#db/schema/assessments.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { insertStep, thisItem, type Assessment, type HistoryRow } from './budget.server.ts'

export type ItemReview =
  | { readonly review: 'accepted'; readonly verifiedLevel: ItemLevel; readonly comment: string }
  | { readonly review: 'returned'; readonly comment: string }

export type Reviewer = ChangedBy & { readonly userId: string }

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
  return inTransaction(database, (transaction) => {
    const open = transaction
      .select({ id: assessments.id })
      .from(assessments)
      .where(and(eq(assessments.id, assessmentId), eq(assessments.status, 'submitted')))
      .get()
    if (!open) return 'not-under-review'
    const verifiedLevel = decision.review === 'accepted' ? decision.verifiedLevel : null
    const changed = transaction
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
    insertStep(
      transaction,
      assessmentId,
      { who: reviewer.who, at: reviewer.at },
      { event: decision.review, itemId, level: verifiedLevel, detail: decision.comment },
    )
    return 'saved'
  })
}

/** The last step of an item, or null. */
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
export async function sendBack(
  database: Database,
  { id }: Assessment,
  today: string,
  by: ChangedBy,
  note: Note,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const changed = transaction
      .update(assessments)
      .set({ status: 'returned', returnedOn: today })
      .where(and(eq(assessments.id, id), eq(assessments.status, 'submitted')))
      .run().changes
    if (changed === 0) return false
    insertStep(transaction, id, by, { event: 'sent-back' })
    note(transaction)
    return true
  })
}

/** Ends the review for good and freezes its scores; `more` runs in the same transaction. */
export async function finishReview(
  database: Database,
  { id }: Assessment,
  { today, scores }: { readonly today: string; readonly scores: RubricScores },
  by: ChangedBy,
  note: Note,
  more: (transaction: Transaction) => void,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    const changed = transaction
      .update(assessments)
      .set({ status: 'reviewed', reviewedOn: today, reviewedScores: scores })
      .where(and(eq(assessments.id, id), eq(assessments.status, 'submitted')))
      .run().changes
    if (changed === 0) return false
    insertStep(transaction, id, by, { event: 'reviewed' })
    note(transaction)
    more(transaction)
    return true
  })
}
