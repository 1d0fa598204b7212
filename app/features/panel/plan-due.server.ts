import { listHandedBack } from '#db/queries/plan-handovers.server.ts'
import { findRhythm } from '#db/queries/plan-rhythm.server.ts'
import { listRunningActions } from '#db/queries/plan-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { beginOf, limaDate } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { countsFrom, cutOffFor } from '#app/features/plan/carry-out/cut-offs.ts'
import { workersOf } from '#app/features/plan/carry-out/load-action.server.ts'
import type { DueFact } from './due-facts.ts'
import { handedBackFacts, planFacts } from './plan-due.ts'

/** What the plan of this year, and that of the last one while it is not closed, ask of whoever carries them out. */
export async function planDue(actor: Actor, now: Date): Promise<DueFact[]> {
  const today = limaDate(now)
  const year = Number(today.slice(0, 4))
  const entityId = actor.entity?.id ?? ''
  const rhythmOf = (of: number) => findRhythm(runtime().database, { entityId, year: of })
  const cutOff = cutOffFor(year, today, rhythmOf(year)).on
  const told = { cutOff, since: beginOf(countsFrom(cutOff)) }
  const actions = await listRunningActions(runtime().database, workersOf(actor), year - 1, told)
  return planFacts(actions, { today, own: actor.role === 'contributor', rhythmOf })
}

/** What waits for the coordination because the role of whoever followed it up ended. */
export async function handedBackDue(actor: Actor): Promise<DueFact[]> {
  return handedBackFacts(await listHandedBack(runtime().database, actor.scope))
}
