import { findNearReviews } from '#db/queries/review-queue.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { can } from '#app/door/policies.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { nearBefore } from './words.ts'

/**
 * Reviews whose last day is near and of which nobody said anything: those that the actor has, and those that she may take
 * because nobody has them. @param today ISO date in Lima time. @returns the first of their days, and how many; null for none.
 */
export async function nearReviews(actor: Actor, today: string): Promise<{ by: string; plans: number } | null> {
  if (!can(actor.role, 'plan:review')) return null
  return findNearReviews(runtime().database, actor.scope, actor.userId, nearBefore(today))
}
