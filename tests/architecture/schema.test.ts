import { expect, test } from 'vitest'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database } = createTestDatabase()
const tables = database.$client
  .prepare<[], { name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  .all()
const columnsOf = (table: string) =>
  database.$client.prepare<[], { name: string; type: string }>(`PRAGMA table_info(${table})`).all()

test('answers stand in one table; those of a sheet that is being typed stand nowhere as they are', () => {
  const holders = tables.filter(({ name }) => columnsOf(name).some((column) => /^answers?$/.test(column.name)))
  expect(holders.map(({ name }) => name).sort()).toEqual(['responses'])
})

test('a response holds campaign, random id, answers and banded segments, and nothing else', () => {
  expect(columnsOf('responses').map(({ name }) => name)).toEqual([
    'campaign_id',
    'id',
    'answers',
    'sex',
    'extra_segment',
    'part',
  ])
})

test('a typed sheet holds its batch, its place in the pile, which entry it is, and what it says, sealed', () => {
  expect(columnsOf('typed_sheets').map(({ name }) => name)).toEqual([
    'campaign_id',
    'batch_id',
    'sheet',
    'entry',
    'sealed',
  ])
})

const ADMISSION = ['responses', 'typed_sheets', 'access_codes', 'swap_links']

test.each(ADMISSION)('%s has no hidden row number', (table) => {
  expect(tables.find(({ name }) => name === table)?.sql).toMatch(/WITHOUT ROWID/)
})

test('nothing about admission holds a time, an address or a user', () => {
  for (const table of ADMISSION) {
    for (const { name } of columnsOf(table))
      expect(name).not.toMatch(/time|date|_at$|_on$|address|ip|agent|user|session/i)
  }
})

/** Tables that a table refers to, and by which of its columns. */
const keysOf = (table: string) =>
  database.$client.prepare<[], { table: string; from: string }>(`PRAGMA foreign_key_list(${table})`).all()
const ANSWERS = ['responses', 'typed_sheets']

test('answers refer to their campaign only, those of a sheet to its batch too, and nothing refers to them', () => {
  expect(keysOf('responses').map(({ table }) => table)).toEqual(['campaigns'])
  expect(
    keysOf('typed_sheets')
      .map(({ table }) => table)
      .sort(),
  ).toEqual(['campaigns', 'paper_batches'])
  for (const { name } of tables)
    expect(
      keysOf(name).filter(({ table }) => ANSWERS.includes(table)),
      name,
    ).toEqual([])
})

/** Every table that can be reached from one by following keys. */
function reachable(from: string, seen = new Set<string>()): Set<string> {
  for (const { table } of keysOf(from)) if (!seen.has(table)) reachable(table, seen.add(table))
  return seen
}

test('no path of keys leads from an answer to an account, an invitation, a code, a session, a mail or a deed', () => {
  const people =
    /^(user|session|account|verification|two_factor|memberships|invitations|account_requests|access_codes|swap_links|invited_addresses|mails|audit_log)$/
  expect([...reachable('memberships')].some((table) => people.test(table))).toBe(true)
  for (const table of ANSWERS)
    expect(
      [...reachable(table)].filter((name) => people.test(name)),
      table,
    ).toEqual([])
})

test('what another table shares with an answer is its campaign, never an id of its own', () => {
  for (const { name } of tables.filter((table) => !ANSWERS.includes(table.name))) {
    const shared = columnsOf(name)
      .map((column) => column.name)
      .filter((column) => ['response_id', 'row_id', 'form_id', 'answers'].includes(column))
    expect(shared, name).toEqual([])
    expect(
      columnsOf(name).some((column) => column.type === 'blob' && column.name === 'id'),
      name,
    ).toBe(false)
  }
})

test('no trigger or view looks at answers, and no index sorts them by anything but their key', () => {
  const things = database.$client
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('trigger', 'view', 'index')",
    )
    .all()
  expect(things.filter(({ type }) => type === 'view')).toEqual([])
  expect(
    things.filter(({ type, sql }) => type === 'trigger' && /response/.test(sql ?? '')).map(({ name }) => name),
  ).toEqual([])
  expect(
    things
      .filter(({ type, tbl_name, sql }) => type === 'index' && ANSWERS.includes(tbl_name) && sql !== null)
      .map(({ name }) => name),
  ).toEqual([])
})

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['secure_delete', 1],
  ['trusted_schema', 0],
  ['temp_store', 2],
])('the database is opened with %s = %s', (pragma, value) => {
  expect(database.$client.pragma(pragma, { simple: true })).toBe(value)
})
