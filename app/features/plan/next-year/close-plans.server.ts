import { setImmediate } from 'node:timers/promises'
import type { Database } from '#db/client.server.ts'
import { closePlan, listPlansToClose } from '#db/queries/plan-years.server.ts'
import type { Transaction } from '#db/unit-of-work.server.ts'
import { programScope } from '#app/door/actor.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'

/**
 * Closes the plans of years that ended, the oldest first, so that what nobody finished passes on year by year to the
 * plan of this one. Each plan is one transaction: after a stop the rest is closed at the next run. Safe to call at any
 * time and as often as one likes.
 * @returns how many plans were closed now.
 */
export async function closeDuePlans(database: Database, now: Date): Promise<number> {
  const today = limaDate(now)
  let closed = 0
  const due = () => listPlansToClose(database, programScope(), Number(today.slice(0, 4)))
  // What passes on from an old plan may begin one of a year that has ended too.
  for (let plans = await due(); plans.length > 0; plans = await due())
    for (const plan of plans) {
      const { entityId, year } = plan
      const note = (transaction: Transaction, carried: number) => {
        const detail = { year, carried }
        const deed = { action: 'plan.closed', objectKind: 'plan', objectId: `${entityId}-${year}`, entityId, detail }
        recordDeed(transaction, PROGRAM, deed, now)
      }
      const carried = await closePlan(database, plan, { today, at: now.toISOString(), note })
      if (carried !== null) closed += 1
      // Somebody may be waiting for a page meanwhile.
      await setImmediate()
    }
  return closed
}
