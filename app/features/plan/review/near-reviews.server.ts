import { listPlanReviews } from '#db/queries/plan-reviews.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { isNear } from './list-queue.server.ts'
import { whoseReviews } from './may-review.server.ts'

/**
 * Reviews whose last day is near and of which nobody said anything: those that the actor has, and those that she may take
 * because nobody has them. @param today ISO date in Lima time. @returns the first of their days, and how many; null for none.
 */
export async function nearReviews(actor: Actor, today: string): Promise<{ by: string; plans: number } | null> {
  const waiting = (await listPlanReviews(runtime().database, actor.scope, ['waiting'])).filter((review) =>
    isNear(review, today),
  )
  if (waiting.length === 0) return null
  const whose = await whoseReviews(actor)
  const hers = waiting.filter(
    (review) => (review.analystId === null || review.analystId === actor.userId) && whose(review) === 'may',
  )
  const [first] = hers.map(({ dueOn }) => dueOn).sort()
  return first === undefined ? null : { by: first, plans: hers.length }
}
