import { updateRhythm, type Rhythm } from '#db/queries/plan-rhythm.server.ts'
import { findPlan } from '#db/queries/plan-head.server.ts'
import { planName } from '#db/queries/plan-versions.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

const DEEDS = {
  'twice-a-year': 'plan.followed-up-twice-a-year',
  quarterly: 'plan.followed-up-quarterly',
} as const satisfies Record<Rhythm, string>

/**
 * Says how often it is told how far the plan of a year is. What was told stays; once it is chosen, choosing it again
 * notes nothing.
 * @throws {AppError} `not-found` without a plan of that year; `conflict` where it is closed.
 */
export async function chooseRhythm(
  actor: Actor,
  { year, rhythm }: { readonly year: number; readonly rhythm: Rhythm },
  clock: Clock = systemClock,
): Promise<void> {
  const { database } = runtime()
  const entityId = actor.entity?.id ?? ''
  const plan = await findPlan(database, actor.scope, entityId, year)
  if (!plan) throw new AppError('not-found')
  if (plan.closedOn !== null) throw new AppError('conflict')
  const deed = { action: DEEDS[rhythm], objectKind: 'plan', objectId: planName(plan), entityId, detail: { year } }
  updateRhythm(database, plan, rhythm, (transaction) => recordDeed(transaction, actor, deed, clock()))
}
