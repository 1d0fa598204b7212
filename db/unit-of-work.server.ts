import type { Database as Client, RunResult } from 'better-sqlite3'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Database } from './client.server.ts'
import { refusalOf } from './rules/refusal.server.ts'
import type * as schema from './schema/index.ts'

/** What a statement runs on: the open database, or a transaction of it. */
export type Handle = BaseSQLiteDatabase<'sync', RunResult, typeof schema>

/** What a unit of work is handed: everything inside runs on it, never on the database outside. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** A promise would end after the transaction did: nothing after its first `await` would be part of it. */
type Synchronous<T> = T extends PromiseLike<unknown> ? never : T

/** The database that each transaction in progress runs on: with SQLite both are one connection. */
const connections = new WeakMap<Transaction, Database>()

function connectionOf(handle: Database | Transaction): Database {
  return '$client' in handle ? handle : (connections.get(handle) ?? outsideOfAnyWork())
}

function outsideOfAnyWork(): never {
  throw new Error('This transaction was not opened by inTransaction')
}

/**
 * Runs a unit of work whole or not at all; the only place that opens a transaction.
 * @param work uses the handle that it is given and is synchronous: better-sqlite3 knows no other kind.
 * @param behavior `immediate` takes the right to write at once, for work that decides by what it reads first.
 * @returns what the work returns. What it throws undoes it.
 * @throws {RuleRefused} where a rule of the database refused a statement.
 */
export function inTransaction<T>(
  database: Database,
  work: (transaction: Transaction) => Synchronous<T>,
  behavior: 'deferred' | 'immediate' = 'deferred',
): T {
  try {
    return database.transaction(
      (transaction) => {
        connections.set(transaction, database)
        return work(transaction)
      },
      { behavior },
    ) as T
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

/**
 * A part of a unit of work that falls alone: what it throws undoes what it did, and nothing else of the transaction.
 * Its savepoint is one that the driver has prepared; drizzle's own would be prepared anew for every sending.
 */
export function inSavepoint<T>(transaction: Transaction, part: (transaction: Transaction) => Synchronous<T>): T {
  return connectionOf(transaction).$client.transaction(() => part(transaction))() as T
}

/** A unit of work on the file of answers that wait, which is another than the database: nothing is atomic over both. */
export function inFileTransaction<T>(client: Client, work: () => T): T {
  return client.transaction(work).immediate()
}

/**
 * Statements for what runs a thousand times a second, or over thousands of rows: preparing one costs more than running
 * it, so they are prepared once for each open database.
 * @returns the statements as they run on a handle: inside a unit of work, the one that it was given.
 */
export function preparedOnce<Statements>(
  prepare: (database: Database) => Statements,
): (handle: Database | Transaction) => Statements {
  const known = new WeakMap<Database, Statements>()
  return (handle) => {
    const database = connectionOf(handle)
    const statements = known.get(database) ?? prepare(database)
    known.set(database, statements)
    return statements
  }
}
