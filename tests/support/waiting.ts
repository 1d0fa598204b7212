import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Database } from '#db/client.server.ts'
import { waitingFileOf, waitingOf } from '#db/waiting-file.server.ts'

/** Every sent answer that waits, as the program knows it. */
export function waitingIn(database: Database) {
  return waitingOf(database)
    .listLots(1)
    .flatMap(({ campaignId, part, answers }) => answers.map((answer) => ({ campaignId, part, ...answer })))
}

/** The file of waiting answers as somebody copies it who does not ask the program: it is locked, its bytes are not. */
export function copyOfWaiting(file: string): Sqlite.Database {
  return new Sqlite(readFileSync(waitingFileOf(file)))
}

/** Rows of a table of the file of waiting answers. */
export function countInWaiting(file: string, table: 'form_receipts' | 'waiting_answers' | 'codes_to_mark'): number {
  const copy = copyOfWaiting(file)
  try {
    return copy.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? 0
  } finally {
    copy.close()
  }
}
