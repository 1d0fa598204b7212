import { closeSync, existsSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { fillDerived } from './fill-derived.server.ts'
import { SEALED } from './sealed-rows.ts'
import { keysBeside, rememberKeysFolder, type KeysFolder } from './campaign-keys.server.ts'
import * as schema from './schema/index.ts'
import { isNewerThanProgram, MIGRATIONS, NewerSchemaError, schemaOf } from './schema-number.server.ts'
import { defineSealForMigration } from './sheet-seal.server.ts'
import { forgetWaiting, rememberDefences } from './waiting-file.server.ts'

export type Database = ReturnType<typeof openDatabase>

/**
 * Opens (and creates, migrates, and completes) the SQLite file. `file` may be `:memory:`.
 * `secure_delete` overwrites freed pages and `synchronous=FULL` makes a commit durable before it returns:
 * a person is thanked only after her answers are on the disk.
 * @param defences all, but in a test that takes one away.
 * @param keys folder of the keys of its campaigns.
 * @throws {NewerSchemaError} where a later version has migrated the file; it is left as it was.
 */
export function openDatabase(file: string, defences: Defences = ALL_DEFENCES, keys: KeysFolder = keysBeside(file)) {
  if (file !== ':memory:') makePrivately(file)
  const sqlite = new Sqlite(file)
  refuseBackup(sqlite)
  refuseNewer(sqlite)
  setPragmas(sqlite, defences)
  // Pages of the file that stay in memory, in KiB: what the country's pages read of thousands of entities fits.
  sqlite.pragma('cache_size = -16384')
  rememberKeysFolder(sqlite, keys)
  const database = drizzle(sqlite, { schema })
  bringUpToDate(database)
  sqlite.pragma('foreign_keys = ON')
  fillDerived(database)
  rememberDefences(sqlite, defences)
  // The file of waiting answers is locked by this process: whoever closes the database lets it go too.
  const { close } = sqlite
  sqlite.close = () => {
    forgetWaiting(sqlite)
    return close.call(sqlite)
  }
  return database
}

function setPragmas(sqlite: Sqlite.Database, defences: Defences): void {
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`secure_delete = ${defences['secure-delete'] ? 'ON' : 'OFF'}`)
  sqlite.pragma('trusted_schema = OFF')
  // What a long statement sets aside would otherwise lie in a temporary file.
  sqlite.pragma('temp_store = MEMORY')
  sqlite.pragma('busy_timeout = 5000')
}

/**
 * Opens once more a file that this program has open and brought up to date, for work in another thread. Answers that
 * wait, and the keys of campaigns, are for whoever opened it first.
 */
export function openBeside(file: string): Database {
  const sqlite = new Sqlite(file, { fileMustExist: true })
  setPragmas(sqlite, ALL_DEFENCES)
  // Rows are read and written here from the first to the last: a page is not asked for twice.
  sqlite.pragma('cache_size = -4096')
  sqlite.pragma('foreign_keys = ON')
  return drizzle(sqlite, { schema })
}

/** A new file is its owner's alone, and SQLite gives its logs the same rights. One that is there is not touched: that would drop its locks. */
function makePrivately(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}

/** A backup has no rows of the campaigns that were running: opened as it is, they would be closed with a wrong result. */
function refuseBackup(sqlite: Sqlite.Database): void {
  if (!sqlite.prepare(`SELECT 1 FROM sqlite_master WHERE name = '${SEALED.table}'`).get()) return
  sqlite.close()
  throw new Error(
    'Este archivo es una copia de seguridad. Restáurela con la orden restore -- CARPETA (docs/operations.md, paso 9)',
  )
}

/** Migrations run forward only: a file of a later version is not served by this one, nor changed. */
function refuseNewer(sqlite: Sqlite.Database): void {
  if (!isNewerThanProgram(sqlite)) return
  const schema = schemaOf(sqlite)
  sqlite.close()
  throw new NewerSchemaError(schema)
}

/**
 * Runs the migrations that a file does not have yet. One that rebuilds a table drops one that others refer to: keys are
 * off meanwhile, and what it leaves is checked before anything runs.
 */
function bringUpToDate(database: BetterSQLite3Database<typeof schema> & { $client: Sqlite.Database }): void {
  const { $client } = database
  $client.pragma('foreign_keys = OFF')
  defineSealForMigration($client)
  const before = schemaOf($client)
  migrate(database, { migrationsFolder: MIGRATIONS })
  // A country of years has a million rows to check: not at every start.
  if (schemaOf($client) === before) return
  if (($client.pragma('foreign_key_check') as unknown[]).length > 0)
    throw new Error('A migration left rows that refer to nothing')
}

type CheckpointRow = { readonly busy: number; readonly log: number }

/**
 * Moves the write-ahead log into the file and empties it: deleted rows must not outlive their deletion there. It waits
 * for nobody: whoever reads at this moment keeps the log, and the caller is told.
 * @returns whether nothing is left in the log.
 */
export function truncateLog(database: Database): boolean {
  const { $client } = database
  const patience = $client.pragma('busy_timeout', { simple: true }) as number
  $client.pragma('busy_timeout = 0')
  try {
    const [row] = $client.pragma('wal_checkpoint(TRUNCATE)') as CheckpointRow[]
    // A database in memory has no log, and says -1.
    return row !== undefined && row.busy === 0 && row.log <= 0
  } finally {
    $client.pragma(`busy_timeout = ${patience}`)
  }
}
