import { randomInt } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
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

/** Whether another thread of this program writes, or is about to: what is due then is done afterwards. */
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

/** Somebody else has held the right to write for so long that whoever waited for it was sent away; nothing was written. */
export class WriteHeldElsewhere extends Error {
  override readonly name = 'WriteHeldElsewhere'
}

/**
 * Whether somebody else holds the right to write at this moment: another thread, or another process. Asked without
 * waiting; SQLite would wait up to five seconds in this thread, and everybody with it.
 */
export function isWriteHeld({ $client }: Database): boolean {
  // What lies in memory is nobody else's.
  if ($client.memory || $client.inTransaction) return false
  const patience = $client.pragma('busy_timeout', { simple: true }) as number
  $client.pragma('busy_timeout = 0')
  try {
    $client.exec('BEGIN IMMEDIATE; COMMIT')
    return false
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true
    throw error
  } finally {
    $client.pragma(`busy_timeout = ${patience}`)
  }
}

/** Milliseconds between two looks, and until whoever waits is sent away: twice what writing a file of 1.4 GB anew takes. */
const [LOOK_MS, PATIENCE_MS] = [10, 30_000]

const looks = new WeakMap<Database, Promise<boolean>>()

/** Whether it is still held in a moment, asked once for all who wait: however many they are, they cost no more than one. */
function isHeldSoon(database: Database): Promise<boolean> {
  const known = looks.get(database)
  if (known) return known
  const look = after(LOOK_MS).then(() => {
    looks.delete(database)
    return database.$client.open && isWriteHeld(database)
  })
  looks.set(database, look)
  return look
}

/**
 * Comes back when nobody else holds the right to write, however that work ended. Who waits here lets others go on.
 * @param patience milliseconds.
 * @returns whether somebody held it: what was read before may be otherwise now.
 * @throws {WriteHeldElsewhere} after half a minute.
 */
export async function untilFree(database: Database, patience = PATIENCE_MS): Promise<boolean> {
  const until = performance.now() + patience
  if (!isWriteHeld(database)) return false
  while (await isHeldSoon(database))
    if (performance.now() > until) throw new WriteHeldElsewhere('The database is written by somebody else')
  return true
}
