import { sql } from 'drizzle-orm'
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { preparedOnce } from './unit-of-work.server.ts'

type Row = Readonly<Record<string, unknown>>

/** Fields that a row fills, and those that it leaves empty on purpose: rows of one shape are one statement. */
function shapeOf(row: Row): { readonly filled: readonly string[]; readonly empty: readonly string[] } {
  const known = Object.keys(row).filter((field) => row[field] !== undefined)
  return {
    filled: known.filter((field) => row[field] !== null),
    empty: known.filter((field) => row[field] === null),
  }
}

/**
 * Inserts of many rows of a few shapes, as the acts of an import and their notes: building a statement costs several
 * times what running it does, so each is built once for each shape of a row. What a row leaves out has its default.
 */
export const prepared = preparedOnce((database) => {
  const known = new Map<SQLiteTable, Map<string, { run: (row: Row) => unknown }>>()
  function statementFor(table: SQLiteTable, row: Row) {
    const { filled, empty } = shapeOf(row)
    const shape = `${filled.join(' ')}/${empty.join(' ')}`
    const ofTable = known.get(table) ?? new Map<string, { run: (row: Row) => unknown }>()
    known.set(table, ofTable)
    const found = ofTable.get(shape)
    if (found) return found
    const values = Object.fromEntries([
      ...filled.map((field) => [field, sql.placeholder(field)]),
      ...empty.map((field) => [field, null]),
    ]) as SQLiteInsertValue<SQLiteTable>
    const statement = database.insert(table).values(values).prepare()
    ofTable.set(shape, statement)
    return statement
  }
  return {
    insert<T extends SQLiteTable>(table: T, row: T['$inferInsert']): void {
      statementFor(table, row).run(row)
    },
  }
})
