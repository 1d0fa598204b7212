import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { newestMigration } from '#db/schema-number.server.ts'
import { createTestDatabase, insertEntity, TEST_KEY } from '#tests/support/test-database.ts'

const variables = (file: string) => ({
  ...process.env,
  ...{ ESPEJO_MODE: 'production', ESPEJO_DATABASE: file, ESPEJO_CODE_KEY: TEST_KEY },
  ...{ ESPEJO_SESSION_SECRET: 'cd'.repeat(32), PORT: '0', HOST: '127.0.0.1' },
})
const START = ['--import', 'tsx', 'app/server/start.ts']

function start(file: string, more: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, START, {
    encoding: 'utf8',
    env: { ...variables(file), ...more },
    timeout: 120_000,
  })
}

/** Leaves the file as a program does that was killed: with its write-ahead log. */
function cutOff(database: Database, file: string): void {
  const script = `
    const Sqlite = (await import('better-sqlite3')).default
    const client = new Sqlite(process.argv[1])
    client.pragma('journal_mode = WAL')
    client.exec("UPDATE __drizzle_migrations SET hash = hash || 'x'")
    process.kill(process.pid, 'SIGKILL')`
  database.$client.close()
  spawnSync(process.execPath, ['--input-type=module', '-e', script, file])
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
}

/** Overwrites pages in the middle of the file. */
function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, 4096 * 20, 4096 * 60)
  writeFileSync(file, bytes)
}

test('after a stop that was none of its own a damaged file is refused, with what to do', () => {
  const { database, file } = createTestDatabase()
  insertEntity(database, 'uno')
  cutOff(database, file)
  damage(file)
  const before = readFileSync(file)
  const keys = `${file}-llaves`
  const { status, stdout, stderr } = start(file, { ESPEJO_CAMPAIGN_KEYS: keys })
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/está dañada \(.+\)\. No se cambió nada/s)
  expect(stderr).toMatch(
    /1\. Mueva .*2\. Revise la copia con la orden verify -- .*3\. Restáurela con la orden restore -- /s,
  )
  expect(stderr).toContain(`Deje las llaves donde están: ${keys}.`)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('a file of a later version is refused with the number of its schema', () => {
  const { database, file } = createTestDatabase()
  database.$client.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)").run()
  database.$client.close()
  const { status, stdout, stderr } = start(file)
  expect([status, stdout]).toEqual([1, ''])
  // An old Node.js is told too, in a line of its own.
  const told = stderr
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('Node.js '))
  expect(told).toEqual([expect.stringContaining(`su esquema es el ${newestMigration().number + 1}`)])
})

test('a sound file is served after a stop that was none of its own, and closed in order at the end', async () => {
  const { database, file } = createTestDatabase()
  cutOff(database, file)
  const child = spawn(process.execPath, START, { env: variables(file), stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  try {
    await expect.poll(() => said, { timeout: 60_000 }).toMatch(/escucha en/)
    child.kill('SIGTERM')
    await expect.poll(() => child.exitCode).toBe(0)
  } finally {
    child.kill('SIGKILL')
  }
  expect(existsSync(`${file}-wal`)).toBe(false)
})
