import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { deflateRawSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyFor } from '#db/campaign-keys.server.ts'
import { makeBackup } from '#db/queries/backup.server.ts'
import { restoreBackup } from '#db/queries/restore.server.ts'
import { SEALED, type Sealed } from '#db/sealed-rows.ts'
import { isOpenable, openTables, sealTables, type SealedBox } from '#db/sealed-tables.server.ts'
import { seal } from '#db/sealing.server.ts'
import { ownAnswers, sendAnswers } from '#tests/support/backups.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

const folder = () => mkdtempSync(path.join(tmpdir(), 'espejo-piezas-'))
const PIECE = 262_144

async function sealed(keys: string, rows: readonly (readonly Sealed[])[], room: number): Promise<Buffer[]> {
  const pieces: Buffer[] = []
  const table = { table: 'responses', columns: ['id', 'answers'], rows }
  for await (const piece of sealTables(keys, 'c1', SEALED.table, [table], room)) pieces.push(piece)
  return pieces
}

const boxOf = (pieces: readonly Buffer[]): SealedBox => ({
  ...{ key: 'c1', what: SEALED.table, pieces: () => pieces, isWhole: false },
})

async function rowsOf(keys: string, box: SealedBox): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const { table, columns, row } of openTables(keys, box)) rows.push({ table, columns, row })
  return rows
}

/** Rows that are not compressed to less: random bytes. */
const noise = (rows: number) =>
  Array.from({ length: rows }, (_, id) => [id, { bytes: randomBytes(3000).toString('base64') }])

describe('a sealed value in pieces', () => {
  test('gives back its rows, whatever they are, in as many pieces of the same length as its room says', async () => {
    const keys = folder()
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(value, value), { maxLength: 60 }),
        fc.integer({ min: 1, max: 700_000 }),
        async (rows, room) => {
          // The line that names the table, and what compressing adds to what it cannot make smaller.
          fc.pre(Buffer.byteLength(JSON.stringify(rows)) + 200 < room)
          const pieces = await sealed(keys, rows, room)
          const read = await rowsOf(keys, boxOf(pieces))
          const told = JSON.parse(JSON.stringify(rows)) as unknown[]
          expect(read).toEqual(told.map((row) => ({ table: 'responses', columns: ['id', 'answers'], row })))
          const empty = await sealed(keys, [], room)
          expect(pieces.map(({ length }) => length)).toEqual(empty.map(({ length }) => length))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('takes twice the room, and twice again, where rows do not fit', async () => {
    const keys = folder()
    const room = 65_536
    const inRoom = (pieces: readonly Buffer[], size: number) => expect(pieces).toHaveLength(Math.ceil(size / PIECE))
    const pieces = await sealed(keys, noise(200), room)
    inRoom(pieces, room * 16)
    expect(await rowsOf(keys, boxOf(pieces))).toHaveLength(200)
  })

  test('is not opened where a piece is missing, comes twice, or lies in the place of another', async () => {
    const keys = folder()
    const pieces = await sealed(keys, noise(200), 1)
    const [first, second, ...others] = pieces as [Buffer, Buffer, ...Buffer[]]
    expect(await isOpenable(keys, boxOf(pieces))).toBe(true)
    const other = await sealed(keys, noise(200), 1)
    for (const wrong of [
      ...[[], [first], [second, first, ...others], [first, first, second, ...others], [first, ...others]],
      [first, second],
      [other[0] as Buffer, second, ...others],
      [first, ...other.slice(1)],
    ])
      expect(await isOpenable(keys, boxOf(wrong))).toBe(false)
    expect(await isOpenable(keys, { ...boxOf(pieces), key: 'c2' })).toBe(false)
    expect(await isOpenable(keys, { ...boxOf(pieces), what: SEALED.parts })).toBe(false)
    expect(await isOpenable(folder(), boxOf(pieces))).toBe(false)
  })
})

/** A backup as version 0.1.0 made it: each value is one row, with the rows as one text. */
function asWhole(place: string, keys: string, rows: readonly (readonly Sealed[])[], columns: readonly string[]): void {
  const copy = new Sqlite(place)
  copy.exec(
    `DROP TABLE ${SEALED.table}; CREATE TABLE ${SEALED.table} (campaign_id TEXT PRIMARY KEY, box BLOB NOT NULL) WITHOUT ROWID`,
  )
  const content = deflateRawSync(JSON.stringify({ responses: { columns, rows } }))
  const box = seal(keyFor(keys, 'c1'), { campaignId: 'c1', what: SEALED.table }, content, 65_536)
  copy.prepare(`INSERT INTO ${SEALED.table} VALUES ('c1', ?)`).run(box)
  copy.close()
}

async function country() {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'e1')
  await openCampaign(database, 'c1', 'e1', { opensOn: '2026-11-02', closesOn: '2026-11-27' })
  await sendAnswers(
    database,
    Array.from({ length: 20 }, (_, person) => person),
    () => 'LINKC1',
  )
  return {
    database,
    file,
    keys: `${file}.claves`,
    backup: path.join(folder(), 'copia.db'),
    again: path.join(folder(), 'espejo.db'),
  }
}

test('a backup of a version that knew no pieces is restored, by its key alone', async () => {
  const { file, keys, backup, again } = await country()
  await makeBackup(file, backup, keys)
  const row = [
    'c1',
    { bytes: Buffer.alloc(16, 7).toString('base64') },
    JSON.stringify(ownAnswers(1)),
    null,
    null,
    'main',
  ]
  asWhole(backup, keys, [row], ['campaign_id', 'id', 'answers', 'sex', 'extra_segment', 'part'])
  expect((await restoreBackup(backup, path.join(folder(), 'x.db'), folder())).unreadable).toEqual(['c1'])
  expect(await restoreBackup(backup, again, keys)).toEqual({ opened: ['c1'], unreadable: [], lost: [] })
  expect(new Sqlite(again).prepare('SELECT answers FROM responses').all()).toEqual([{ answers: row[2] }])
})

test('copied and restored, a file has the same tables, indexes and rules, and the same rows of the same kinds', async () => {
  const { database, file, keys, backup, again } = await country()
  await makeBackup(file, backup, keys)
  await restoreBackup(backup, again, keys)
  const copy = new Sqlite(again)
  const made = 'SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name'
  expect(copy.prepare(made).all()).toEqual(database.$client.prepare(made).all())
  for (const name of ['page_size', 'user_version', 'encoding', 'auto_vacuum', 'application_id'])
    expect(copy.pragma(name), name).toEqual(database.$client.pragma(name))
  const tables = copy.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  for (const { name } of tables) {
    const columns = (copy.pragma(`table_info("${name}")`) as { name: string }[]).map((column) => `"${column.name}"`)
    const rows = `SELECT ${columns.map((column) => `${column}, typeof(${column})`).join()} FROM "${name}" ORDER BY ${columns.join()}`
    expect(copy.prepare(rows).raw().all(), name).toEqual(database.$client.prepare(rows).raw().all())
  }
})
