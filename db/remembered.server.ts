import type { Database as Client } from 'better-sqlite3'
import { getTableName } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './client.server.ts'
import type { Scope } from './scope.ts'

/** What is kept at most; what was asked for longest ago goes first. */
const MOST_REMEMBERED = 256

/** A table that counts the changes of others lies with the connection alone, in memory: nothing of it reaches the file. */
const COUNTS = 'temp.watched_tables'
const CHANGES = ['INSERT', 'UPDATE', 'DELETE'] as const

/** A table, or columns of one: then an update of others of it tells nothing. */
export type Watched = SQLiteTable | readonly [SQLiteColumn, ...SQLiteColumn[]]

type Memory = {
  readonly watched: Set<string>
  readonly things: Map<string, { readonly stand: string; readonly thing: unknown }>
  /** Where the tables stand: another number after every change of one of them, whoever made it. */
  readonly standOf: (tables: readonly string[]) => string
}

const memories = new WeakMap<Client, Memory>()

const isColumns = (watched: Watched): watched is readonly [SQLiteColumn, ...SQLiteColumn[]] => Array.isArray(watched)

function nameOf(watched: Watched): string {
  if (!isColumns(watched)) return getTableName(watched)
  return [getTableName(watched[0].table), ...watched.map(({ name }) => name)].join('.')
}

function watch(client: Client, { watched }: Pick<Memory, 'watched'>, asked: Watched): void {
  const name = nameOf(asked)
  if (watched.has(name)) return
  const [table = ''] = name.split('.')
  const columns = isColumns(asked) ? ` OF ${asked.map((column) => column.name).join(', ')}` : ''
  client.prepare(`INSERT INTO ${COUNTS} (name, changes) VALUES (?, 0)`).run(name)
  for (const change of CHANGES)
    client.exec(`CREATE TEMP TRIGGER "watch ${name} ${change}" AFTER ${change}${change === 'UPDATE' ? columns : ''} ON main.${table}
      BEGIN UPDATE watched_tables SET changes = changes + 1 WHERE name = '${name}'; END`)
  watched.add(name)
}

function memoryOf(client: Client): Memory {
  const known = memories.get(client)
  if (known) return known
  client.exec(`CREATE TABLE ${COUNTS} (name TEXT PRIMARY KEY, changes INTEGER NOT NULL) WITHOUT ROWID`)
  const elsewhere = client.prepare<[], number>('PRAGMA data_version').pluck()
  const here = client.prepare<[string], number>(`SELECT changes FROM ${COUNTS} WHERE name = ?`).pluck()
  const memory: Memory = {
    watched: new Set(),
    things: new Map(),
    standOf: (tables) => [elsewhere.get(), ...tables.map((table) => here.get(table))].join(' '),
  }
  memories.set(client, memory)
  return memory
}

/**
 * What is made of tables that seldom change and costs much to make, remembered in this process for as long as they stand
 * as they were read: every change of one of them, by this connection or by another, makes it be made again. Inside a
 * transaction nothing is remembered, for what it did may be undone; and of the country alone, so that nothing of one
 * entity ever lies where another could be given it.
 * @param tables every table that `make` reads. Too many only forget too soon; one too few would leave what is old.
 * @param key what is made, and of what: whatever else `make` depends on, as the day, stands in it.
 * @param make synchronous; what it returns is handed to everybody who asks, so nobody may change it.
 */
export function rememberedWhile<T extends object>(
  { $client: client }: Pick<Database, '$client'>,
  scope: Scope,
  tables: readonly Watched[],
  key: string,
  make: () => T,
): T {
  if (client.inTransaction || scope.kind !== 'country') return make()
  const memory = memoryOf(client)
  for (const table of tables) watch(client, memory, table)
  // Before it is made: what changes meanwhile leaves it under a stand that is over.
  const stand = memory.standOf(tables.map(nameOf))
  const { things } = memory
  const known = things.get(key)
  const thing = known?.stand === stand ? (known.thing as T) : make()
  things.delete(key)
  things.set(key, { stand, thing })
  const [oldest] = things.keys()
  if (things.size > MOST_REMEMBERED && oldest !== undefined) things.delete(oldest)
  return thing
}
