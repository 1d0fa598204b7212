import { truncateLog, type Database } from './client.server.ts'

/** Milliseconds until the log is tried again; the last pause repeats itself. */
const PAUSES = [100, 400, 1_600, 6_400, 25_600] as const

type Held = { tries: number; timer: NodeJS.Timeout | null }
const held = new WeakMap<Database, Held>()

/** Somebody has read the database for so long that the write-ahead log could not be emptied. */
export class LogHeldByReader extends Error {
  override name = 'LogHeldByReader'
}

/**
 * Empties the write-ahead log, now or as soon as whoever reads the database lets it go: what was deleted must not stay
 * there, nor what changed together in one commit.
 * @returns whether it is empty now; if not, it is tried again by itself.
 */
export function emptyLog(database: Database): boolean {
  const known = held.get(database)
  if (truncateLog(database)) {
    if (known?.timer) clearTimeout(known.timer)
    held.delete(database)
    return true
  }
  const state = known ?? { tries: 0, timer: null }
  held.set(database, state)
  if (state.timer) clearTimeout(state.timer)
  const pause = PAUSES[Math.min(state.tries, PAUSES.length - 1)]
  state.tries += 1
  state.timer = setTimeout(() => {
    if (database.$client.open) emptyLog(database)
  }, pause)
  state.timer.unref()
  return false
}

/**
 * Tries once more where the log could not be emptied.
 * @throws {LogHeldByReader} where somebody still keeps it.
 */
export function emptyHeldLog(database: Database): void {
  if (held.has(database) && !emptyLog(database))
    throw new LogHeldByReader('Another program keeps the write-ahead log from being emptied')
}
