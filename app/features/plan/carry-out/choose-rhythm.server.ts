import { findRhythm, type Rhythm, type RHYTHM_DEEDS } from '#db/queries/plan-rhythm.server.ts'
import { findPlan } from '#db/queries/plan-head.server.ts'
import { planName } from '#db/queries/plan-versions.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/** The deeds by which `findRhythm` knows a choice again. */
const DEEDS = {
  'twice-a-year': 'plan.followed-up-twice-a-year',
  quarterly: 'plan.followed-up-quarterly',
} as const satisfies typeof RHYTHM_DEEDS

/**
 * Says how often it is told how far the plan of a year is. What was told stays; the choice is its note, and once it is
 * made, making it again notes nothing.
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
  inTransaction(
    database,
    (transaction) => {
      if (findRhythm(transaction, plan) === rhythm) return
      const deed = { action: DEEDS[rhythm], objectKind: 'plan', objectId: planName(plan), entityId }
      recordDeed(transaction, actor, { ...deed, detail: { year } }, clock())
    },
    'immediate',
  )
}
