import { listReviewsOfPlan } from '#db/queries/plan-reviews.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { ownReviewAddress, planReviewAddress } from './review-address.ts'

/** Where the actor reads what the Ministry said of a plan; null where it was never asked, or not for her. */
export async function findReviewAddress(actor: Actor, entityId: string, year: number): Promise<string | null> {
  const isOwn = can(actor.role, 'review:read')
  if (!isOwn && !can(actor.role, 'country:read')) return null
  const [newest] = await listReviewsOfPlan(runtime().database, actor.scope, { entityId, year })
  if (!newest) return null
  return isOwn ? ownReviewAddress(year) : planReviewAddress(newest)
}
