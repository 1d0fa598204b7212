import type { Database } from '#db/client.server.ts'
import { listFormerFollowers } from '#db/queries/plan-handovers.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { programScope } from '#app/door/actor.ts'
import { handBackActions } from '#app/door/end-role.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'

/**
 * Takes their actions off those whose role ended by its last day, which nobody ends by hand. Safe to call at any time and
 * as often as one likes.
 * @returns how many actions nobody follows up any more.
 */
export async function handBackDueActions(database: Database, now: Date): Promise<number> {
  const former = await listFormerFollowers(database, programScope(), limaDate(now))
  return former.reduce(
    (sum, follower) =>
      sum + inTransaction(database, (transaction) => handBackActions(transaction, PROGRAM, follower, now), 'immediate'),
    0,
  )
}
