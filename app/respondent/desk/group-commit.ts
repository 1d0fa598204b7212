import type { Database } from '#db/client.server.ts'
import { storeSendings, type Sending, type SendingOutcome } from '#db/queries/admission.server.ts'

type Waiting = {
  readonly sending: Sending
  readonly resolve: (outcome: SendingOutcome) => void
  readonly reject: (error: Error) => void
}

/** Long enough for the sendings of one moment to meet, too short for anybody to notice. */
const GATHER_MS = 4
/** Sendings that may wait for one commit; many more than open lines bring, unless the disk stands still. */
const MOST_WAITING = 2000

/** So many wait that one more would wait too long: nothing of it was stored. */
export class TooManySendings extends Error {
  override readonly name = 'TooManySendings'
}

/**
 * Gathers sendings that arrive together into one transaction: a commit waits for the disk, and many people
 * share that wait. A sending is answered only after the commit.
 */
export function createGroupCommit(database: Database): (sending: Sending) => Promise<SendingOutcome> {
  let waiting: Waiting[] = []

  function flush(): void {
    const batch = waiting
    waiting = []
    try {
      const outcomes = storeSendings(
        database,
        batch.map(({ sending }) => sending),
      )
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index]
        if (typeof outcome === 'string') resolve(outcome)
        else reject(outcome ?? new Error('A sending got no outcome'))
      })
    } catch (error) {
      for (const { reject } of batch) reject(error instanceof Error ? error : new Error('The batch was not stored'))
    }
  }

  return (sending) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) return reject(new TooManySendings('So many sendings wait already'))
      waiting.push({ sending, resolve, reject })
      if (waiting.length === 1) setTimeout(flush, GATHER_MS)
    })
}
