import Sqlite from 'better-sqlite3'
import type { Database } from '#db/client.server.ts'

/** Tables whose rows never leave the running file: what waits in them could be told apart answer by answer. */
const LEFT_OUT = ['response_buffer', 'session', 'verification', 'mails'] as const

/** Bytes 18 and 19 of a database file say whether it has a write-ahead log (2), which one in memory cannot (SQLite file format, 1.3). */
function withoutLog(bytes: Buffer): Buffer {
  bytes.fill(1, 18, 20)
  return bytes
}

/**
 * A copy of the whole file as bytes, without what waits and without what opens something (sessions, links in mails).
 * The copy is made and cleaned in memory: no file ever holds the rows that are left out, nor do its freed pages.
 */
export function makeBackup(database: Database): Buffer {
  const copy = new Sqlite(withoutLog(database.$client.serialize()))
  copy.pragma('secure_delete = ON')
  for (const table of LEFT_OUT) copy.prepare(`DELETE FROM ${table}`).run()
  copy.exec('VACUUM')
  const bytes = copy.serialize()
  copy.close()
  return bytes
}

/** What SQLite finds wrong in a backup; empty where it is sound. */
export function listFaults(bytes: Buffer): string[] {
  const copy = new Sqlite(bytes)
  try {
    const integrity = copy.pragma('integrity_check') as { integrity_check: string }[]
    const foreign = copy.pragma('foreign_key_check') as { table: string }[]
    return [
      ...integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...foreign.map(({ table }) => `a row of ${table} refers to nothing`),
    ]
  } catch (error) {
    // Some damage keeps SQLite from even looking.
    return [error instanceof Error ? error.message : 'unreadable']
  } finally {
    copy.close()
  }
}
