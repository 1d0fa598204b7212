import type { Database } from './client.server.ts'
import { emptyLog } from './empty-log.server.ts'

/**
 * Writes the whole file anew, with nothing in it but what it says, once for each day. Where SQLite moves cells between
 * pages it leaves copies of them in the gaps, which `secure_delete` does not overwrite (measured: in half of the files
 * from which rows had been deleted). Nothing else is answered meanwhile. The day stands in the file (`user_version`).
 * @param day ISO date.
 * @returns whether it was written; false where it was that day already.
 */
export function rewriteFile(database: Database, day: string): boolean {
  const { $client } = database
  const number = Number(day.replaceAll('-', ''))
  if (Number($client.pragma('user_version', { simple: true })) >= number) return false
  $client.exec('VACUUM')
  $client.pragma(`user_version = ${number}`)
  emptyLog(database)
  return true
}
