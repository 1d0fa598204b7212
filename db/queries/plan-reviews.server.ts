import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities, planComments, planReviews, plans, planVersions, user } from '#db/schema/index.ts'
import { OPEN_REVIEWS, type ReadFirst } from '#db/schema/plan-words.ts'
import { within, type Scope } from '#db/scope.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { QualityNote } from '#surveys/planning/quality-notes.ts'
import type { Note } from './audit.server.ts'

export type PlanReview = typeof planReviews.$inferSelect
export type PlanComment = typeof planComments.$inferSelect
export type ReviewPlace = Pick<PlanReview, 'entityId' | 'year' | 'version'>

/** What the rules found in a version, and whether it is read before others. */
export type VersionReading = {
  readonly notes: readonly QualityNote[]
  readonly readFirst: ReadFirst
}

export const REVIEW_COLUMNS = {
  entityId: planReviews.entityId,
  year: planReviews.year,
  version: planReviews.version,
  state: planReviews.state,
  openedOn: planReviews.openedOn,
  dueOn: planReviews.dueOn,
  endedOn: planReviews.endedOn,
  analystId: planReviews.analystId,
  revision: planReviews.revision,
  analystName: user.name,
  entityName: entities.name,
  governmentLevel: entities.governmentLevel,
  /** Of the version that was signed last. */
  newestVersion: plans.version,
  planCreatedOn: plans.createdOn,
  signedOn: planVersions.signedOn,
  readFirst: planReviews.readFirst,
} as const

export const samePlan = and(eq(plans.entityId, planReviews.entityId), eq(plans.year, planReviews.year))
export const sameVersion = and(
  eq(planVersions.entityId, planReviews.entityId),
  eq(planVersions.year, planReviews.year),
  eq(planVersions.version, planReviews.version),
)

function select(database: Database) {
  return database
    .select({ ...REVIEW_COLUMNS, notes: planReviews.notes })
    .from(planReviews)
    .innerJoin(plans, samePlan)
    .innerJoin(planVersions, sameVersion)
    .innerJoin(entities, eq(entities.id, planReviews.entityId))
    .leftJoin(user, eq(user.id, planReviews.analystId))
}

/** A review with its plan, its version and whoever has it. */
export type ReviewRecord = NonNullable<ReturnType<ReturnType<typeof select>['get']>>

/** One review, or null where there is none in the scope. */
export async function findPlanReview(
  database: Database,
  scope: Scope,
  place: ReviewPlace,
): Promise<ReviewRecord | null> {
  return (
    select(database)
      .where(and(within(scope, planReviews.entityId), isAt(place)))
      .get() ?? null
  )
}

/** Reviews of every version of a plan in the scope, newest version first. */
export async function listReviewsOfPlan(
  database: Database,
  scope: Scope,
  { entityId, year }: Pick<ReviewPlace, 'entityId' | 'year'>,
): Promise<ReviewRecord[]> {
  return select(database)
    .where(and(within(scope, planReviews.entityId), eq(planReviews.entityId, entityId), eq(planReviews.year, year)))
    .orderBy(desc(planReviews.version))
    .all()
}

function isAt({ entityId, year, version }: ReviewPlace) {
  return and(eq(planReviews.entityId, entityId), eq(planReviews.year, year), eq(planReviews.version, version))
}

const isOpen = inArray(planReviews.state, [...OPEN_REVIEWS])

/** Comments on a version that was read within the scope, first one first. */
export async function listPlanComments(
  database: Database,
  { entityId, year, version }: ReviewPlace,
): Promise<PlanComment[]> {
  const here = [eq(planComments.entityId, entityId), eq(planComments.year, year), eq(planComments.version, version)]
  return database
    .select()
    .from(planComments)
    .where(and(...here))
    .orderBy(asc(planComments.at), asc(planComments.id))
    .all()
}

/**
 * How many comments on the newest version of each plan of the scope wait for an answer, and since which instant; newest
 * year first. What was said of a version before was answered by signing another.
 */
export async function countUnanswered(database: Database, scope: Scope) {
  return database
    .select({
      year: planComments.year,
      comments: sql<number>`count(*)`,
      since: sql<string>`min(${planComments.at})`,
    })
    .from(planComments)
    .innerJoin(
      plans,
      and(
        eq(plans.entityId, planComments.entityId),
        eq(plans.year, planComments.year),
        eq(plans.version, planComments.version),
      ),
    )
    .where(and(within(scope, planComments.entityId), isNull(planComments.repliedAt)))
    .groupBy(planComments.entityId, planComments.year)
    .orderBy(desc(planComments.year))
    .all()
}

export type ReviewChange = Partial<Pick<PlanReview, 'state' | 'endedOn' | 'analystId'>>
export type NewComment = Pick<PlanComment, 'id' | 'actionId' | 'rule' | 'text' | 'userId' | 'who' | 'at'>

/**
 * Takes a step of a review that was read within the scope, if it still has the revision that was read and has not ended.
 * Of who advises the entity a rule of the database refuses every one but letting go.
 * @param comment added in the same transaction.
 * @returns whether it was taken; nothing is changed or kept otherwise.
 */
export async function updatePlanReview(
  database: Database,
  review: ReviewRecord,
  change: ReviewChange,
  { comment, note }: { readonly comment: NewComment | null; readonly note: Note },
): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      const { changes } = transaction
        .update(planReviews)
        .set({ ...change, revision: review.revision + 1 })
        .where(and(isAt(review), eq(planReviews.revision, review.revision), isOpen))
        .run()
      if (changes === 0) return false
      const { entityId, year, version } = review
      if (comment)
        transaction
          .insert(planComments)
          .values({ ...comment, entityId, year, version })
          .run()
      note(transaction)
      return true
    },
    'immediate',
  )
}

/** A comment of a plan of the scope, or null. */
export async function findPlanComment(database: Database, scope: Scope, id: string): Promise<PlanComment | null> {
  const mine = and(within(scope, planComments.entityId), eq(planComments.id, id))
  return database.select().from(planComments).where(mine).get() ?? null
}

/**
 * Answers a comment that was read within the scope, once; whoever reviews then sees a newer revision.
 * @returns false where it has an answer already.
 */
export async function updateCommentAsAnswered(
  database: Database,
  comment: PlanComment,
  answer: Required<Pick<PlanComment, 'reply' | 'repliedBy' | 'repliedAt'>>,
  note: Note,
): Promise<boolean> {
  return inTransaction(
    database,
    (transaction) => {
      const { changes } = transaction
        .update(planComments)
        .set(answer)
        .where(and(eq(planComments.id, comment.id), isNull(planComments.repliedAt)))
        .run()
      if (changes === 0) return false
      transaction
        .update(planReviews)
        .set({ revision: sql`${planReviews.revision} + 1` })
        .where(isAt(comment))
        .run()
      note(transaction)
      return true
    },
    'immediate',
  )
}

/**
 * Ends the reviews of which nobody said anything in time, as of the day after their last: the term ended then, whenever
 * the program comes to say so.
 * @param today ISO date in Lima time; the last day of a review is still of it.
 * @param noteOf notes one of them.
 * @returns how many ended.
 */
export async function updateReviewsAsLapsed(
  database: Database,
  today: string,
  noteOf: (review: ReviewPlace) => Note,
): Promise<number> {
  const isOver = and(eq(planReviews.state, 'waiting'), lt(planReviews.dueOn, today))
  // Of most minutes nothing is due: then nothing waits for the writer's place.
  if (!database.select({ year: planReviews.year }).from(planReviews).where(isOver).limit(1).get()) return 0
  return inTransaction(
    database,
    (transaction) => {
      const over = transaction.select().from(planReviews).where(isOver).all()
      for (const review of over) {
        transaction
          .update(planReviews)
          .set({ state: 'lapsed', endedOn: sql`date(${planReviews.dueOn}, '+1 day')`, revision: review.revision + 1 })
          .where(isAt(review))
          .run()
        noteOf(review)(transaction)
      }
      return over.length
    },
    'immediate',
  )
}

/**
 * Takes the readings of earlier versions that have not ended out of the queue: what they are about is no longer what the
 * entity carries out. Part of the signature of the newer version, whose note tells it.
 */
export function updateReviewsAsSuperseded(
  transaction: Transaction,
  { entityId, year, version, signedOn }: ReviewPlace & { readonly signedOn: string },
): void {
  transaction
    .update(planReviews)
    .set({ state: 'superseded', endedOn: signedOn, revision: sql`${planReviews.revision} + 1` })
    .where(
      and(eq(planReviews.entityId, entityId), eq(planReviews.year, year), lt(planReviews.version, version), isOpen),
    )
    .run()
}

/**
 * Keeps what the rules found in versions that they had not read.
 * @param noteOf notes one of them.
 */
export async function updateReviewsAsRead<Version extends ReviewPlace>(
  database: Database,
  versions: readonly Version[],
  read: (transaction: Transaction, version: Version) => VersionReading,
  noteOf: (version: Version) => Note,
): Promise<void> {
  // Of most minutes nothing is unread: then nothing waits for the writer's place.
  if (versions.length === 0) return
  inTransaction(
    database,
    (transaction) => {
      for (const version of versions) {
        const here = and(isAt(version), isNull(planReviews.readFirst))
        const { changes } = transaction.update(planReviews).set(read(transaction, version)).where(here).run()
        if (changes > 0) noteOf(version)(transaction)
      }
    },
    'immediate',
  )
}
