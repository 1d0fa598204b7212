import { expect, test } from 'vitest'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
const tables = database.$client.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all()
const columnsOf = (table: string) => database.$client.prepare<[], { name: string; type: string }>(`PRAGMA table_info(${table})`).all()

test('answers stand in one table, and typed ones wait in another', () => {
  const holders = tables.filter(({ name }) => columnsOf(name).some((column) => /^answers?$/.test(column.name)))
  expect(holders.map(({ name }) => name).sort()).toEqual(['response_buffer', 'responses'])
})

test('a response holds campaign, random id, answers and banded segments, and nothing else', () => {
  expect(columnsOf('responses').map(({ name }) => name)).toEqual(['campaign_id', 'id', 'answers', 'sex', 'extra_segment', 'part'])
})

test('what waits holds the same, and of a typed sheet its batch, its place in the pile and which entry it is', () => {
  expect(columnsOf('response_buffer').map(({ name }) => name)).toEqual(['campaign_id', 'id', 'answers', 'sex', 'extra_segment', 'part', 'batch_id', 'sheet', 'entry'])
})

const ADMISSION = ['responses', 'response_buffer', 'access_codes', 'form_receipts', 'swap_links']

test.each(ADMISSION)('%s has no hidden row number', (table) => {
  expect(tables.find(({ name }) => name === table)?.sql).toMatch(/WITHOUT ROWID/)
})

test('nothing about admission holds a time, an address or a user', () => {
  for (const table of ADMISSION) {
    for (const { name } of columnsOf(table)) expect(name).not.toMatch(/time|date|_at$|_on$|address|ip|agent|user|session/i)
  }
})

test('no key leads from an account or a code to a response', () => {
  const keys = database.$client.prepare<[], { table: string }>('PRAGMA foreign_key_list(responses)').all()
  expect(keys.map(({ table }) => table)).toEqual(['campaigns'])
  const views = database.$client.prepare("SELECT name FROM sqlite_master WHERE type = 'view'").all()
  expect(views).toEqual([])
})

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  ['trusted_schema', 0],
])('the database is opened with %s = %s', (pragma, value) => {
  expect(database.$client.pragma(pragma, { simple: true })).toBe(value)
})
