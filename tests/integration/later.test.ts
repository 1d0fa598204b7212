import { setTimeout as after } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { isWriteHeld, untilFree, WriteHeldElsewhere } from '#db/later.server.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
const other = new Sqlite(file)
afterAll(() => {
  other.close()
  database.$client.close()
})

test('who waits for the right to write comes back when somebody else has let it go, and this thread goes on meanwhile', async () => {
  expect(isWriteHeld(database)).toBe(false)
  other.exec('BEGIN IMMEDIATE')
  expect(isWriteHeld(database)).toBe(true)
  let isFree = false
  const waiting = untilFree(database).then((hasWaited) => {
    isFree = true
    return hasWaited
  })
  // A wait in this thread would let no timer come before it ends.
  await after(60)
  expect(isFree).toBe(false)
  other.exec('COMMIT')
  expect(await waiting).toBe(true)
  expect(isWriteHeld(database)).toBe(false)
  expect(database.$client.pragma('busy_timeout', { simple: true })).toBe(5000)
})

test('a crowd that waits asks no more often than one does', async () => {
  const { $client } = database
  const { exec } = $client
  let asked = 0
  $client.exec = (source) => {
    asked += 1
    return exec.call($client, source)
  }
  other.exec('BEGIN IMMEDIATE')
  const crowd = Array.from({ length: 500 }, () => untilFree(database))
  const atOnce = asked
  await after(100)
  other.exec('COMMIT')
  await Promise.all(crowd)
  $client.exec = exec
  expect(atOnce).toBe(500)
  expect(asked - atOnce).toBeGreaterThan(0)
  // One look in ten milliseconds, and the one that found it free.
  expect(asked - atOnce).toBeLessThan(100)
})

test('a reader holds nobody up', async () => {
  other.exec('BEGIN; SELECT count(*) FROM campaigns')
  await expect(untilFree(database)).resolves.toBe(false)
  other.exec('COMMIT')
})

test('who waits too long is sent away', async () => {
  other.exec('BEGIN IMMEDIATE')
  await expect(untilFree(database, 30)).rejects.toThrow(WriteHeldElsewhere)
  other.exec('COMMIT')
})

test('what lies in memory, and what this thread itself writes, is held by nobody else', () => {
  expect(isWriteHeld(createTestDatabase().database)).toBe(false)
  database.$client.exec('BEGIN IMMEDIATE')
  expect(isWriteHeld(database)).toBe(false)
  database.$client.exec('COMMIT')
})
