import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { INDEXES } from '#db/rules/indexes.ts'
import { RULES } from '#db/rules/index.ts'
import { triggerSql } from '#db/rules/rule.ts'
import { WITHOUT_ROWID } from '#db/rules/without-rowid.ts'
import * as schema from '#db/schema/index.ts'

type Client = Sqlite.Database
type Journal = { readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[] }

const journal = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as Journal
const newest = journal.entries.at(-1)?.tag ?? ''

/** SQL without what does not matter: quotes around names, the table before a column, white space. */
function plain(sql: string): string {
  return sql
    .replace(/"\w+"\."(\w+)"/g, '$1')
    .replace(/[`"]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([(),=<>]) ?/g, '$1')
    .trim()
}

/** The named checks of a table, with what each says. */
function checksOf(sql: string): Record<string, string> {
  const found = [...sql.matchAll(/CONSTRAINT [`"](\w+)[`"] CHECK ?\(/g)].map(({ 0: head, 1: name, index }) => {
    const start = index + head.length
    let depth = 1
    let end = start
    while (depth > 0) depth += { '(': 1, ')': -1 }[sql[end++] ?? ''] ?? 0
    return [name, plain(sql.slice(start, end - 1))]
  })
  return Object.fromEntries(found) as Record<string, string>
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

/** All that `sqlite_master` and the pragmas say of a file, but for the order of columns: one added later stands last. */
function describe(client: Client) {
  const things = client
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> '__drizzle_migrations' ORDER BY name",
    )
    .all()
  const of = (type: string) => things.filter((thing) => thing.type === type)
  const pragma = (sql: string) => client.pragma(sql) as Record<string, string | number | null>[]
  const tables = of('table').map(({ name, sql }) => [
    name,
    {
      columns: (client.pragma(`table_xinfo(${name})`) as { name: string; cid: number }[])
        .map(({ cid: _place, ...column }) => column)
        .sort(byName),
      keys: pragma(`foreign_key_list(${name})`)
        .map(({ id: _place, ...key }) => JSON.stringify(key))
        .sort(),
      withoutRowid: pragma(`table_list(${name})`).map(({ wr }) => wr === 1),
      checks: checksOf(sql ?? ''),
    },
  ])
  return {
    tables: Object.fromEntries(tables) as Record<string, object>,
    indexes: Object.fromEntries(of('index').map(({ name, sql }) => [name, plain(sql ?? '')])),
    triggers: Object.fromEntries(of('trigger').map(({ name, sql }) => [name, plain(sql ?? '')])),
    views: of('view'),
  }
}

/** A file as schema and rules say it, made without a migration. */
async function fileOfSchemaAndRules(): Promise<Client> {
  const client = new Sqlite(':memory:')
  const statements = await generateSQLiteMigration(
    await generateSQLiteDrizzleJson({}),
    await generateSQLiteDrizzleJson(schema),
  )
  for (const statement of statements) {
    const table = /^CREATE TABLE `(\w+)`/.exec(statement)?.[1] ?? ''
    const hidden = (WITHOUT_ROWID as readonly string[]).includes(table)
    client.exec(hidden ? statement.trimEnd().replace(/;$/, ' WITHOUT ROWID;') : statement)
  }
  for (const index of INDEXES) client.exec(index)
  for (const rule of RULES) client.exec(triggerSql(rule))
  return client
}

test('a migrated file is what schema and rules say: tables, columns, checks, keys, indexes, triggers, no more and no less', async () => {
  const said = describe(await fileOfSchemaAndRules())
  const migrated = describe(openDatabase(':memory:').$client)
  expect(Object.keys(migrated.tables).length).toBeGreaterThan(30)
  expect(migrated).toEqual(said)
})

test('the comparison sees a check, a column, an index, a trigger or a row number that differs', async () => {
  const said = describe(await fileOfSchemaAndRules())
  for (const change of [
    'ALTER TABLE plans ADD COLUMN more text',
    "ALTER TABLE plans ADD COLUMN more text CONSTRAINT known_more CHECK (more IN ('a'))",
    'DROP INDEX one_running_campaign',
    'CREATE INDEX more ON plans (created_on)',
    'DROP TRIGGER releases_are_frozen',
    "DROP TRIGGER releases_are_frozen; CREATE TRIGGER releases_are_frozen BEFORE UPDATE ON releases WHEN 0 BEGIN SELECT RAISE(ABORT, 'a release is frozen'); END",
    'DROP TABLE invited_addresses; CREATE TABLE invited_addresses (campaign_id text NOT NULL REFERENCES campaigns(id), address text NOT NULL, PRIMARY KEY (campaign_id, address))',
  ]) {
    const client = await fileOfSchemaAndRules()
    client.exec(change)
    expect(describe(client), change).not.toEqual(said)
  }
})

test('the generator of migrations would change nothing: the newest snapshot is the schema', async () => {
  const snapshot = JSON.parse(
    readFileSync(`db/migrations/meta/${newest.slice(0, 4)}_snapshot.json`, 'utf8'),
  ) as Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>
  expect(await generateSQLiteMigration(snapshot, await generateSQLiteDrizzleJson(schema))).toEqual([])
  expect(
    await generateSQLiteMigration(snapshot, await generateSQLiteDrizzleJson({ ...schema, plans: undefined })),
  ).not.toEqual([])
})

test('every migration is newer than the one before: one that is older would never reach a file that exists', () => {
  expect(journal.entries.map(({ idx, tag }) => [idx, Number(tag.slice(0, 4))])).toEqual(
    journal.entries.map((_entry, place) => [place, place]),
  )
  const instants = journal.entries.map(({ when }) => when)
  expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b))
})

test('no two rules have the same name or the same sentence', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length)
  expect(new Set(RULES.map(({ refuses }) => refuses)).size).toBe(RULES.length)
})
