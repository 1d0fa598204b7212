import type { Database } from './client.server.ts'
import { emptyLog } from './empty-log.server.ts'

/** Bytes that are written anew in less than 50 ms. */
const SMALL_FILE = 4 * 1024 * 1024

/** The day as it stands in the file (`user_version`). */
function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** Whether the file was not written anew yet on a day. @param day ISO date. */
export function isRewriteDue({ $client }: Database, day: string): boolean {
  return Number($client.pragma('user_version', { simple: true })) < numberOf(day)
}

/** Whether writing the file anew holds nobody up; what lies in memory can be written from nowhere else. */
export function isSmall({ $client }: Database): boolean {
  const [pages, size] = ['page_count', 'page_size'].map((name) => Number($client.pragma(name, { simple: true })))
  return $client.memory || (pages ?? 0) * (size ?? 0) < SMALL_FILE
}

/**
 * Writes the whole file anew, with nothing in it but what it says, once for each day. Where SQLite moves cells between
 * pages it leaves copies of them in the gaps, which `secure_delete` does not overwrite (measured: in half of the files
 * from which rows had been deleted). Whoever writes meanwhile waits; whoever reads does not, if another thread does it.
 * @param day ISO date.
 * @returns whether it was written; false where it was that day already.
 */
export function rewriteFile(database: Database, day: string): boolean {
  if (!isRewriteDue(database, day)) return false
  database.$client.exec('VACUUM')
  database.$client.pragma(`user_version = ${numberOf(day)}`)
  emptyLog(database)
  return true
}
