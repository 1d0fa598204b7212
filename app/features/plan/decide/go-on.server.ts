import { findEntityKind } from '#db/queries/entity-kind.server.ts'
import { listPlanActions } from '#db/queries/plans.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import type { ActionDone } from '../done-words.ts'
import { actionAddress, planAddress } from '../tabs.ts'
import { nextUndecided } from './decide-order.ts'

/** Where one goes on after an action was decided: to the next that waits, or back to the one that was changed. */
export async function goOnAfter(
  actor: Actor,
  { id, year, before, event }: Pick<ActionDone, 'id' | 'year' | 'before' | 'event'>,
  clock: Clock = systemClock,
): Promise<string> {
  const place = { year, entityId: null }
  const decidedNow = before?.status === 'proposed' && event !== 'changed'
  if (!decidedNow || !actor.entity) return actionAddress(place, id)
  const { database } = runtime()
  const actions = await listPlanActions(database, actor.scope, actor.entity.id, year)
  const { staff } = findEntityKind(database, actor.entity.id, limaDate(clock()))
  const next = nextUndecided(actions, id, staff)
  return next === null ? planAddress(place) : actionAddress(place, next)
}
