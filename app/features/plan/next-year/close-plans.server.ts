import { setImmediate } from 'node:timers/promises'
import type { Database } from '#db/client.server.ts'
import { closePlan, listPlansToClose } from '#db/queries/plan-years.server.ts'
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
  for (const { entityId, year } of await listPlansToClose(database, programScope(), Number(today.slice(0, 4)))) {
    const carried = await closePlan(
      database,
      { entityId, year },
      {
        today,
        at: now.toISOString(),
        note: (transaction, count) => {
          const detail = { year, carried: count }
          const deed = { action: 'plan.closed', objectKind: 'plan', objectId: `${entityId}-${year}`, entityId, detail }
          recordDeed(transaction, PROGRAM, deed, now)
        },
      },
    )
    if (carried !== null) closed += 1
    // Somebody may be waiting for a page meanwhile.
    await setImmediate()
  }
  return closed
}
