import Sqlite from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { createWhileUnchanged } from '#db/while-unchanged.server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
const { $client } = database
insertEntity(database, 'uno')
const other = new Sqlite(file)

let reads = 0
let remembered = createWhileUnchanged<{ name: string }>($client)
const find = $client.prepare<[string], { name: string }>('SELECT name FROM entities WHERE id = ?')
const nameOf = (id: string) =>
  remembered(id, () => {
    reads += 1
    return find.get(id) ?? null
  })?.name
const rename = (client: Sqlite.Database, name: string) =>
  client.prepare("UPDATE entities SET name = ? WHERE id = 'uno'").run(name)

beforeEach(() => {
  remembered = createWhileUnchanged($client)
  rename($client, 'Antes')
  reads = 0
})

describe('what was found is read once until something changes', () => {
  test('nothing changed', () => {
    expect([nameOf('uno'), nameOf('uno'), nameOf('uno')]).toEqual(['Antes', 'Antes', 'Antes'])
    expect(reads).toBe(1)
  })

  test.each([
    ['this connection', () => $client],
    ['another connection', () => other],
  ])('%s changed it, or something beside it', (_, client) => {
    expect(nameOf('uno')).toBe('Antes')
    rename(client(), 'Después')
    expect(nameOf('uno')).toBe('Después')
    client().exec("UPDATE entities SET name = name WHERE id = 'uno'")
    expect(nameOf('uno')).toBe('Después')
    expect(reads).toBe(3)
  })

  test('what a transaction did and undid is not remembered', () => {
    $client.exec('BEGIN')
    rename($client, 'Nunca')
    expect(nameOf('uno')).toBe('Nunca')
    $client.exec('ROLLBACK')
    expect(nameOf('uno')).toBe('Antes')
  })

  test('another connection that has not committed changes nothing yet', () => {
    expect(nameOf('uno')).toBe('Antes')
    other.exec('BEGIN')
    rename(other, 'Después')
    expect(nameOf('uno')).toBe('Antes')
    other.exec('COMMIT')
    expect(nameOf('uno')).toBe('Después')
  })
})

test('a code that leads nowhere is not kept', () => {
  expect([nameOf('CODIGO'), nameOf('CODIGO')]).toEqual([undefined, undefined])
  expect(reads).toBe(2)
})
