import { updateReviewsAsLapsed } from '#db/queries/plan-reviews.server.ts'
import type { Database } from '#db/client.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { planDeed } from './plan-deed.ts'

/**
 * Ends, after its last day, every review of which the Ministry said nothing: it was not made in time, which is no approval.
 * Running it again ends nothing more.
 */
export async function lapseReviews(database: Database, now: Date): Promise<void> {
  await updateReviewsAsLapsed(
    database,
    limaDate(now),
    (review) => (transaction) => recordDeed(transaction, PROGRAM, planDeed('plan.review-lapsed', review), now),
  )
}
