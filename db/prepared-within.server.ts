import { eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from './client.server.ts'
import { countryScope, entityScope, within, type Scope } from './scope.ts'
import { preparedOnce, type Transaction } from './unit-of-work.server.ts'

/** Condition that a row is the scope's, by the column that holds its entity. */
type Mine = (entity: SQLiteColumn) => SQL | undefined

/**
 * Statements on the rows of a scope for what every page asks: writing and preparing one costs ten times what running it
 * does, so each is prepared once for the country, for an entity and for a reader, whose rows are none.
 * @returns the statement for a scope, with the values of its own placeholders.
 */
export function preparedWithin<Statement>(prepare: (database: Database, mine: Mine) => Statement) {
  const ofCountry = preparedOnce((database) => prepare(database, (entity) => within(countryScope(), entity)))
  const ofEntity = preparedOnce((database) => prepare(database, (entity) => eq(entity, sql.placeholder('ofEntity'))))
  const ofReader = preparedOnce((database) => prepare(database, (entity) => within(entityScope('', ''), entity)))
  return (handle: Database | Transaction, scope: Scope) => {
    if (scope.kind === 'country') return { statement: ofCountry(handle), values: {} }
    const statement = scope.sharedWith === undefined ? ofEntity(handle) : ofReader(handle)
    return { statement, values: { ofEntity: scope.entityId } }
  }
}
