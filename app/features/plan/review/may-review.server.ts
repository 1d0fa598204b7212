import { listAssistances } from '#db/queries/budget-assistance.server.ts'
import type { JudgedPlan } from '#db/queries/plan-judges.server.ts'
import { listReviewsOfPlan } from '#db/queries/plan-reviews.server.ts'
import type { PlanKey } from '#db/queries/plan-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isBarred } from '#app/features/budget/rating.ts'

/**
 * Tells which reviews the actor may take: by her role, and never of an entity that she advises, advised while the plan was
 * written, or in the twelve months before it was signed. It is the rule of the budget's review.
 */
export async function whoseReviews(actor: Actor): Promise<(review: JudgedPlan) => 'may' | 'assists' | 'reads'> {
  if (!can(actor.role, 'plan:review')) return () => 'reads'
  const periods = await listAssistances(runtime().database, actor.userId)
  return ({ entityId, planCreatedOn, signedOn }) => {
    const own = periods.filter((period) => period.entityId === entityId)
    return isBarred(own, { startedOn: planCreatedOn, submittedOn: signedOn }) ? 'assists' : 'may'
  }
}

/** Whether somebody may send back what was told done of a plan; `assists`: she advises the entity, or did. */
export type SendsBack =
  | { readonly standing: 'may' /** What the Ministry judges; null for the head. */; readonly judged: JudgedPlan | null }
  | { readonly standing: 'assists' | 'may-not' }

/**
 * Who may send back an action of a plan: its head; of a plan that was signed, and which the Ministry therefore reads, also
 * its analysts, under the rule of the reviews and whatever became of those, for what is done comes after them.
 */
export async function sendsBack(actor: Actor, plan: PlanKey): Promise<SendsBack> {
  if (!can(actor.role, 'plan:send-back')) return { standing: 'may-not' }
  if (can(actor.role, 'plan:sign')) return { standing: 'may', judged: null }
  const [newest] = await listReviewsOfPlan(runtime().database, actor.scope, plan)
  const whose = newest && (await whoseReviews(actor))(newest)
  if (!newest || whose === 'reads') return { standing: 'may-not' }
  return whose === 'may' ? { standing: 'may', judged: newest } : { standing: 'assists' }
}
