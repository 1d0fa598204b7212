import { readlinkSync, stat } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import path from 'node:path'

/** Of a core for which both wait, this thread gets about a tenth, and whoever serves the rest. */
const NICENESS = 10

/**
 * Puts the thread that calls it behind all others of the machine, so that whoever answers is served first where there are
 * fewer cores than work. On Linux alone, where each thread has a priority of its own: elsewhere it would be the whole
 * program's. Not for what writes to the database, whose right others would wait for all the longer.
 * @returns how nice the thread is now, -20 to 19; null where nothing could be done.
 */
export function goBehindOthers(): number | null {
  if (process.platform !== 'linux') return null
  // Node.js makes its pool of threads for all of the program when somebody first needs it, each as nice as who does: in it
  // the answers that were sent are written to the disk.
  stat('/', () => undefined)
  try {
    const thread = Number(path.basename(readlinkSync('/proc/thread-self')))
    setPriority(thread, NICENESS)
    return getPriority(thread)
  } catch {
    // A machine that forbids it serves as it did before.
    return null
  }
}
