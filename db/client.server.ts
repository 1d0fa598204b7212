import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import * as schema from './schema/index.ts'

export type Database = ReturnType<typeof openDatabase>

/**
 * Opens (and creates, and migrates) the SQLite file. `file` may be `:memory:`.
 * `secure_delete` overwrites freed pages and `synchronous=FULL` makes a commit durable before it returns:
 * a person is thanked only after her answers are on the disk.
 * @param defences all, but in a test that takes one away.
 */
export function openDatabase(file: string, defences: Defences = ALL_DEFENCES) {
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`secure_delete = ${defences['secure-delete'] ? 'ON' : 'OFF'}`)
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('busy_timeout = 5000')
  const database = drizzle(sqlite, { schema })
  // A migration that rebuilds a table drops one that others refer to; what it leaves is checked before anything runs.
  sqlite.pragma('foreign_keys = OFF')
  migrate(database, { migrationsFolder: path.resolve('db/migrations') })
  if ((sqlite.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new Error('A migration left rows that refer to nothing')
  sqlite.pragma('foreign_keys = ON')
  return database
}

/** Moves the write-ahead log into the file and empties it: deleted rows must not outlive their deletion there. */
export function truncateLog(database: Database): void {
  database.$client.pragma('wal_checkpoint(TRUNCATE)')
}
