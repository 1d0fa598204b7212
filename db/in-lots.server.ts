import { isMainThread } from 'node:worker_threads'
import { truncateLog, type Database } from './client.server.ts'

/** Milliseconds between two lots in which others may write: SQLite lets them try again after one to twenty-five. */
const PAUSE_MS = 6
/** What a lot is to take: less than half of what others may be made to wait, for on a busy machine some take twice as long. */
const LOT_MS = 20
const nothing = new Int32Array(new SharedArrayBuffer(4))

/** After as many rows as so many first lots have the log is emptied: what it would hold of all is copied by whoever empties it, in one go. */
const LOTS_IN_LOG = 10

/**
 * Does something lot by lot until nothing is left. In a thread beside the one that serves it lets others write in between,
 * and a lot is as large as this machine and its disk do in the time that it may take.
 */
export function inLots(database: Database, first: number, takeNext: (rows: number) => boolean): void {
  if (isMainThread) {
    while (takeNext(first));
    return
  }
  // Nothing is known yet of how fast this machine is.
  let [rows, inLog] = [Math.ceil(first / 2), 0]
  for (let areLeft = true; areLeft; ) {
    const began = performance.now()
    areLeft = takeNext(rows)
    inLog += rows
    const fitting = (rows * LOT_MS) / Math.max(1, performance.now() - began)
    rows = Math.round(Math.min(2 * first, Math.max(first / 4, Math.min(fitting, 1.5 * rows))))
    // What the last lots leave would else be copied by the thread that serves.
    if (!areLeft || inLog >= LOTS_IN_LOG * first) {
      // Copied before, while others may write: who empties the log keeps them from it until all of it is copied.
      database.$client.pragma('wal_checkpoint(PASSIVE)')
      truncateLog(database)
      inLog = 0
    }
    if (areLeft) Atomics.wait(nothing, 0, 0, PAUSE_MS)
  }
}
