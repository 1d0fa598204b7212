import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { ChangedBy } from '#db/changed-by.ts'
import type { Database } from '#db/client.server.ts'
import { assessmentItems, assessments, assessmentSubmissions, evidence } from '#db/schema/index.ts'
import type { Signature } from '#db/schema/assessments.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'
import { insertStep, type Assessment, type AssessmentItem } from './budget.server.ts'

export type Submission = typeof assessmentSubmissions.$inferSelect

/** Every time that an assessment was handed in, first one first. */
export async function listSubmissions(database: Database, { id }: Pick<Assessment, 'id'>): Promise<Submission[]> {
  return database
    .select()
    .from(assessmentSubmissions)
    .where(eq(assessmentSubmissions.assessmentId, id))
    .orderBy(asc(assessmentSubmissions.round))
    .all()
}

type SignedItem = Pick<AssessmentItem, 'itemId' | 'level' | 'reason' | 'note' | 'reply' | 'revision'>

/** Digest of what a signature stands for: every item with its text, its revision and the documents beside it. */
export function contentDigest(
  items: readonly SignedItem[],
  documents: readonly { readonly id: string; readonly itemId: string }[],
): string {
  const inOrder = [...items].sort((one, other) => (one.itemId < other.itemId ? -1 : 1))
  return sha256(
    inOrder.map(({ itemId, level, reason, note, reply, revision }) => ({
      itemId,
      level,
      reason,
      note,
      reply,
      revision,
      documents: documents
        .filter((each) => each.itemId === itemId)
        .map(({ id }) => id)
        .sort(),
    })),
  )
}

/** Digest of a whole submission as its row holds it: who signed what, in which round, with which scores. */
export function submissionDigest({ assessmentId, round, submittedOn, signature, scores }: Submission): string {
  return sha256({ assessmentId, round, submittedOn, signature, scores })
}

function digestNow(transaction: Transaction, assessmentId: string): string {
  const items = transaction.select().from(assessmentItems).where(eq(assessmentItems.assessmentId, assessmentId)).all()
  const documents = transaction
    .select({ id: evidence.id, itemId: evidence.itemId })
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedOn)))
    .all()
  return contentDigest(items, documents)
}

/**
 * "No existe" needs no proof, and what the norm itself leaves out needs no decision: both are accepted as they are, by
 * rule and by nobody in person.
 */
function acceptByRule(transaction: Transaction, assessmentId: string, outside: readonly string[], by: ChangedBy): void {
  const leftOut = and(eq(assessmentItems.level, 'na'), inArray(assessmentItems.itemId, [...outside]))
  const settled = and(
    eq(assessmentItems.assessmentId, assessmentId),
    or(eq(assessmentItems.level, '0'), leftOut),
    ne(assessmentItems.review, 'accepted'),
  )
  const { itemId, level } = assessmentItems
  for (const item of transaction.select({ itemId, level }).from(assessmentItems).where(settled).all())
    insertStep(transaction, assessmentId, by, {
      event: item.level === 'na' ? 'outside-accepted' : 'zero-accepted',
      ...item,
    })
  transaction
    .update(assessmentItems)
    .set({ review: 'accepted', verifiedLevel: sql`${assessmentItems.level}`, reviewerId: null })
    .where(settled)
    .run()
}

type NewSubmission = {
  readonly today: string
  readonly signature: Signature & { readonly digest: string }
  readonly scores: RubricScores
  /** Items that the norm leaves out for an entity of this level of government. */
  readonly outside: readonly string[]
}

/**
 * Hands the assessment in for review: returned items wait again. `more` runs in the same transaction.
 * @param noteOf notes the submission, which is numbered only here.
 * @returns false when somebody handed it in before, or when it is no longer what the signature's digest stands for.
 */
export async function submitAssessment(
  database: Database,
  { id, status }: Assessment,
  { today, signature, scores, outside }: NewSubmission,
  by: ChangedBy,
  noteOf: (submission: Submission) => Note,
  more: (transaction: Transaction) => void,
): Promise<boolean> {
  return inTransaction(database, (transaction) => {
    if (digestNow(transaction, id) !== signature.digest) return false
    const changed = transaction
      .update(assessments)
      .set({ status: 'submitted', submittedOn: today, signature, submittedScores: scores })
      .where(and(eq(assessments.id, id), eq(assessments.status, status)))
      .run().changes
    if (changed === 0) return false
    const round =
      1 +
      transaction.select().from(assessmentSubmissions).where(eq(assessmentSubmissions.assessmentId, id)).all().length
    const submission = { assessmentId: id, round, submittedOn: today, signature, scores }
    transaction.insert(assessmentSubmissions).values(submission).run()
    insertStep(transaction, id, by, { event: 'submitted', detail: `${signature.name}, ${signature.position}` })
    transaction
      .update(assessmentItems)
      .set({ review: 'pending', reviewRevision: sql`${assessmentItems.reviewRevision} + 1` })
      .where(and(eq(assessmentItems.assessmentId, id), eq(assessmentItems.review, 'returned')))
      .run()
    acceptByRule(transaction, id, outside, by)
    noteOf(submission)(transaction)
    more(transaction)
    return true
  })
}
