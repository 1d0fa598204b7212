import type { Database } from '#db/client.server.ts'
import { storeSendingsBeside, type Sending, type SendingOutcome } from '#db/queries/sendings.server.ts'

type Waiting = {
  readonly sending: Sending
  readonly resolve: (outcome: SendingOutcome) => void
  readonly reject: (error: Error) => void
}

/** Sendings that may wait for one commit; many more than open lines bring, unless the disk stands still. */
export const MOST_WAITING = 2000

/** So many wait that one more would wait too long: nothing of it was stored. */
export class TooManySendings extends Error {
  override readonly name = 'TooManySendings'
}

/**
 * Gathers sendings into commits: a commit waits for the disk, and many people share that wait. Those that come while one
 * is being written make the next. A sending is answered only after its commit.
 */
export function createGroupCommit(database: Database): (sending: Sending) => Promise<SendingOutcome> {
  let waiting: Waiting[] = []
  let isWriting = false

  async function store(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await storeSendingsBeside(
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

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await store(batch)
    }
    isWriting = false
  }

  return (sending) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= MOST_WAITING) return reject(new TooManySendings('So many sendings wait already'))
      waiting.push({ sending, resolve, reject })
      if (isWriting) return
      isWriting = true
      // What has arrived by now is read first.
      setImmediate(() => void writeAll())
    })
}
