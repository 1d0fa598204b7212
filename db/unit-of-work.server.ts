import type { RunResult } from 'better-sqlite3'
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
    return database.transaction(work, { behavior }) as T
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}
