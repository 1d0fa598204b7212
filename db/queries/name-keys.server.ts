import { sql } from 'drizzle-orm'
import { nameOrder } from '#surveys/text/name-order.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Database } from '#db/client.server.ts'
import { entities, entityHistory, nameKeys } from '#db/schema/index.ts'
import { preparedOnce, type Transaction } from '#db/unit-of-work.server.ts'

const insert = preparedOnce((database) =>
  database
    .insert(nameKeys)
    .values({
      name: sql.placeholder('name'),
      plainName: sql.placeholder('plainName'),
      nameOrder: sql.placeholder('nameOrder'),
    })
    .onConflictDoNothing()
    .prepare(),
)

/** Keeps how a name is searched and put in order, where that is not known yet. */
export function insertNameKeys(transaction: Transaction, name: string): void {
  insert(transaction).run({ name, plainName: plainName(name), nameOrder: nameOrder(name) })
}

/** Names that entities have or had of which nothing is kept, at most `limit`. */
export function listNamesWithoutKeys(handle: Database | Transaction, limit: number): string[] {
  const named = sql`SELECT ${entities.name} AS name FROM ${entities}
    UNION SELECT ${entityHistory.before} FROM ${entityHistory} WHERE ${entityHistory.change} = 'renamed'`
  return handle
    .all<{ name: string }>(
      sql`SELECT named.name FROM (${named}) AS named LEFT JOIN ${nameKeys} ON ${nameKeys.name} = named.name
        WHERE ${nameKeys.name} IS NULL LIMIT ${limit}`,
    )
    .map(({ name }) => name)
}
