import { readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/client.server.ts'
import { isNewerThanProgram, newestMigration, NewerSchemaError, schemaOf } from '#db/schema-number.server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { fileStoppedAt } from '#tests/support/older-file.ts'

const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8')) as {
  readonly entries: readonly { readonly tag: string }[]
}

type Thing = { readonly type: string; readonly name: string; readonly sql: string | null }

/** All tables, indexes, triggers and views of a file, as it describes them itself. */
function thingsOf(client: Sqlite.Database): Thing[] {
  return client
    .prepare<[], Thing>("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .all()
}

const { database: newest } = createTestDatabase()
const wanted = thingsOf(newest.$client)

test.each(entries.map(({ tag }) => tag))(
  'a file that was left at %s is brought to the newest, with what it held',
  (tag) => {
    const file = fileStoppedAt(tag)
    const old = new Sqlite(file)
    const insert = old.prepare(
      "INSERT INTO entities (id, name, government_level, region, source, source_year, invented) VALUES (?, ?, 'local-government', 'Junín', 'Prueba', 2026, 1)",
    )
    for (const id of ['uno', 'dos']) insert.run(id, `Entidad ${id}`)
    expect(schemaOf(old)).toBe(entries.findIndex((entry) => entry.tag === tag))
    old.close()

    const database = openDatabase(file)
    expect(schemaOf(database.$client)).toBe(newestMigration().number)
    expect(thingsOf(database.$client)).toEqual(wanted)
    expect(database.$client.prepare('SELECT id, name FROM entities ORDER BY id').all()).toEqual([
      { id: 'dos', name: 'Entidad dos' },
      { id: 'uno', name: 'Entidad uno' },
    ])
    expect(database.$client.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(database.$client.pragma('foreign_key_check')).toEqual([])
    database.$client.close()
    // Opened again, nothing runs twice.
    const again = openDatabase(file)
    expect(schemaOf(again.$client)).toBe(newestMigration().number)
    again.$client.close()
  },
)

test('a file of a later version is refused with words, and left as it was', () => {
  const { database, file } = createTestDatabase()
  database.$client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)").run()
  database.$client.close()
  const before = readFileSync(file)
  expect(() => openDatabase(file)).toThrow(NewerSchemaError)
  expect(() => openDatabase(file)).toThrow(
    new RegExp(
      `su esquema es el ${newestMigration().number + 1} y este programa conoce hasta el ${newestMigration().number}.*con la orden restore -- CARPETA`,
    ),
  )
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('an empty file is of no version, and of none that is later', () => {
  const client = new Sqlite(':memory:')
  expect([schemaOf(client), isNewerThanProgram(client)]).toEqual([-1, false])
})
