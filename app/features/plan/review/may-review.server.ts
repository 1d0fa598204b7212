import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import type { ReviewRecord } from '#db/queries/plan-reviews.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isBarred } from '#app/features/budget/rating.ts'

type Judged = Pick<ReviewRecord, 'entityId' | 'planCreatedOn' | 'signedOn'>

/**
 * Tells which reviews the actor may take: by her role, and never of an entity that she advises, advised while the plan was
 * written, or in the twelve months before it was signed. It is the rule of the budget's review.
 */
export async function whoseReviews(actor: Actor): Promise<(review: Judged) => 'may' | 'assists' | 'reads'> {
  if (!can(actor.role, 'plan:review')) return () => 'reads'
  const periods = await listAssistances(runtime().database, actor.userId)
  return ({ entityId, planCreatedOn, signedOn }) => {
    const own = periods.filter((period) => period.entityId === entityId)
    return isBarred(own, { startedOn: planCreatedOn, submittedOn: signedOn }) ? 'assists' : 'may'
  }
}
