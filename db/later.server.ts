import { randomInt } from 'node:crypto'
import type { Database } from './client.server.ts'

/** Milliseconds after which it happens, drawn anew each time: its moment tells nothing of whose sending asked for it. */
const AFTER = [50, 500] as const
const planned = new WeakMap<Database, NodeJS.Timeout>()

/**
 * Does something of a database a little later, once for however many asked, so that nobody's reply waits for it. A
 * fault in it is swallowed here: whatever is done this way is due until it is done, and the schedule, which does it
 * again each minute, tells of faults.
 * @param atOnce outside of this reply, but before anything else.
 */
export function later(database: Database, work: () => void, atOnce = false): void {
  if (planned.has(database) && !atOnce) return
  clearTimeout(planned.get(database))
  const timer = setTimeout(
    () => {
      planned.delete(database)
      if (!database.$client.open) return
      try {
        work()
      } catch {
        // The schedule meets it again and tells.
      }
    },
    atOnce ? 0 : randomInt(...AFTER),
  )
  planned.set(database, timer.unref())
}

const writing = new WeakMap<Database, number>()

/** Whether another thread of this program is about to write: what is due then is done afterwards. */
export function isWrittenElsewhere(database: Database): boolean {
  return (writing.get(database) ?? 0) > 0
}

/**
 * While another thread writes to the database, nothing is moved in this one: it would stand still until that thread is
 * done, and everybody who answers with it.
 */
export async function whileWrittenElsewhere<T>(database: Database, work: () => Promise<T>): Promise<T> {
  writing.set(database, (writing.get(database) ?? 0) + 1)
  try {
    return await work()
  } finally {
    writing.set(database, (writing.get(database) ?? 1) - 1)
  }
}

const held = new WeakMap<Database, Promise<unknown>>()

/** While another thread holds the right to write in one piece, which may take a second: `untilFree` waits for its end. */
export async function whileHeldElsewhere<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const made = work()
  held.set(database, made)
  try {
    return await made
  } finally {
    if (held.get(database) === made) held.delete(database)
  }
}

/**
 * Comes back when no other thread holds the right to write, however its work ended. SQLite would wait in this thread, and
 * everybody with it; who waits here lets others go on.
 */
export async function untilFree(database: Database): Promise<void> {
  await held.get(database)?.catch(() => undefined)
}
