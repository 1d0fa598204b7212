import { eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from './client.server.ts'
import type { Scope } from './scope.ts'
import { preparedOnce, type Transaction } from './unit-of-work.server.ts'

/** Condition that a row is the scope's, by the column that holds its entity. */
type Mine = (entity: SQLiteColumn) => SQL | undefined

/**
 * `within` for what every page asks: to write and prepare a statement costs more than to run it, so each is prepared
 * once for the country, for an entity and for a reader, whose rows are none.
 * @returns the statement for a scope, with the values of its own placeholders.
 */
export function preparedWithin<Statement>(prepare: (database: Database, mine: Mine) => Statement) {
  const ofCountry = preparedOnce((database) => prepare(database, () => undefined))
  const ofEntity = preparedOnce((database) => prepare(database, (entity) => eq(entity, sql.placeholder('ofEntity'))))
  const ofReader = preparedOnce((database) => prepare(database, () => sql`FALSE`))
  return (handle: Database | Transaction, scope: Scope) => {
    if (scope.kind === 'country') return { statement: ofCountry(handle), values: {} }
    const statement = scope.sharedWith === undefined ? ofEntity(handle) : ofReader(handle)
    return { statement, values: { ofEntity: scope.entityId } }
  }
}
