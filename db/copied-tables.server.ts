import type Sqlite from 'better-sqlite3'

type Made = { readonly type: string; readonly name: string; readonly tableName: string; readonly sql: string }

/** What a file is beside its tables. Some of it can only be said before the first table is made. */
const SETTINGS = ['encoding', 'page_size', 'auto_vacuum', 'application_id', 'user_version'] as const

/** KiB of pages of a file that is read or written whole: each is needed once. */
const KEPT_KIB = 8192

/** Whatever was made in a database by a statement, in the order in which it was made. */
function listMade(source: Sqlite.Database, types: readonly string[]): Made[] {
  const made = source
    .prepare<[], Made>(
      "SELECT type, name, tbl_name AS tableName, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )
    .all()
  return made.filter(({ type }) => types.includes(type))
}

/** Which of these tables a database has: one of an older version lacks some. */
export function listTablesAmong(copy: Sqlite.Database, names: readonly string[]): string[] {
  const known = copy.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return names.filter((table) => known.some(({ name }) => name === table))
}

/** Of a file that is read or written whole few pages are kept in memory. */
export function keepFewPages(file: Sqlite.Database): void {
  file.pragma(`cache_size = -${KEPT_KIB}`)
}

/**
 * Makes an empty file ready to take another's tables, in one transaction that `finishCopy` ends. Nothing of it is sure
 * before the caller has synced it: a copy that was cut off is thrown away.
 */
export function beginCopy(source: Sqlite.Database, target: Sqlite.Database): void {
  for (const name of SETTINGS) target.pragma(`${name} = '${String(source.pragma(name, { simple: true }))}'`)
  target.pragma('journal_mode = OFF')
  target.pragma('synchronous = OFF')
  target.pragma('foreign_keys = OFF')
  keepFewPages(target)
  target.exec('BEGIN')
}

function copyRows(source: Sqlite.Database, target: Sqlite.Database, table: string, where: string): void {
  const read = source.prepare<[], unknown[]>(`SELECT * FROM "${table}" WHERE ${where}`).raw()
  const places = read.columns().map(() => '?')
  const insert = target.prepare<unknown[]>(`INSERT INTO "${table}" VALUES (${places.join()})`)
  for (const row of read.iterate()) insert.run(row)
}

/**
 * Copies tables row by row, so that neither file is ever in memory and nothing that stays behind is ever written.
 * @param rowsOf which rows of a table come, as a condition in SQL; null where the table itself does not.
 */
export function copyTables(
  source: Sqlite.Database,
  target: Sqlite.Database,
  rowsOf: (table: string) => string | null,
): void {
  for (const { name, sql } of listMade(source, ['table'])) {
    const where = rowsOf(name)
    if (where === null) continue
    target.exec(sql)
    for (const index of listMade(source, ['index']).filter((made) => made.tableName === name)) target.exec(index.sql)
    copyRows(source, target, name, where)
  }
}

/** Makes indexes, views and triggers, once all rows stand: no trigger runs for a row that is copied. */
export function finishCopy(source: Sqlite.Database, target: Sqlite.Database): void {
  for (const { sql } of listMade(source, ['view', 'trigger'])) target.exec(sql)
  target.exec('COMMIT')
}
