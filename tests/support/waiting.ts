import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Database } from '#db/client.server.ts'
import { decodeContent, MAC_BYTES, piecesOf, RECEIPT_BYTES, textOfLot } from '#db/waiting-content.ts'
import { newestEntries } from '#db/waiting-entries.server.ts'
import { waitingEntriesOf, waitingFileOf, waitingOf } from '#db/waiting-file.server.ts'

/** Every sent answer that waits, as the program knows it. */
export function waitingIn(database: Database) {
  return waitingOf(database)
    .listLots(1)
    .flatMap(({ campaignId, part, answers }) => answers.map((answer) => ({ campaignId, part, ...answer })))
}

/** Bytes of all files of what waits, as they lie there. */
export function bytesOfWaiting(file: string): Buffer {
  return Buffer.concat([waitingFileOf(file), waitingEntriesOf(file)].map((each) => readFileSync(each)))
}

/** What waits as rows: those of the receipts, and what the entries of the file of answers say. */
export function rowsOfWaiting(receipts: Buffer, entries: Buffer): Sqlite.Database {
  const copy = new Sqlite(receipts)
  copy.exec(`
    CREATE TABLE waiting_answers (campaign_id, part, answers);
    CREATE TABLE codes_to_mark (campaign_id, macs);
  `)
  const rows = {
    lot: copy.prepare('INSERT INTO waiting_answers VALUES (?, ?, ?)'),
    codes: copy.prepare('INSERT INTO codes_to_mark VALUES (?, ?)'),
    receipt: copy.prepare('INSERT OR IGNORE INTO form_receipts VALUES (?, ?, ?)'),
  }
  for (const [campaignId, { content }] of newestEntries(entries)) {
    const { lots, codes, receipts: recent } = decodeContent(content)
    for (const [part, answers] of lots) rows.lot.run(campaignId, part, textOfLot(answers))
    if (codes.size > 0) rows.codes.run(campaignId, Buffer.concat([...codes.values()]))
    for (const receipt of piecesOf(recent, RECEIPT_BYTES))
      rows.receipt.run(campaignId, receipt.subarray(0, MAC_BYTES), receipt.subarray(MAC_BYTES))
  }
  return copy
}

/** The files of waiting answers as somebody copies them who does not ask the program: they are locked, their bytes are not. */
export function copyOfWaiting(file: string): Sqlite.Database {
  return rowsOfWaiting(readFileSync(waitingFileOf(file)), readFileSync(waitingEntriesOf(file)))
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
