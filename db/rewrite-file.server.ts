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
 * What is written anew is set aside first: a large file in a file that has no name and is gone with the process, beside
 * the database (`keepTemporaryBeside`), for in memory it takes as much as the whole file. A change of that setting ends
 * what a connection has that is temporary: large files are rewritten by a connection of their own.
 */
function vacuum(database: Database): void {
  const { $client } = database
  if (isSmall(database)) return void $client.exec('VACUUM')
  $client.pragma('temp_store = FILE')
  try {
    $client.exec('VACUUM')
  } finally {
    $client.pragma('temp_store = MEMORY')
  }
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
  vacuum(database)
  database.$client.pragma(`user_version = ${numberOf(day)}`)
  emptyLog(database)
  return true
}
