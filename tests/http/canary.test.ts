import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { codeMac } from '#app/respondent/desk/access-code.ts'
import { backupOf } from '#tests/support/backups.ts'
import { closeCampaign } from '#app/features/campaigns/close-campaign.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import {
  addCodes,
  answersLike,
  createTestDatabase,
  insertEntity,
  openCampaign,
  TEST_KEY,
} from '#tests/support/test-database.ts'

const CODE = 'CANARYC0DE'
const FORM_ID = 'cafebabecafebabecafebabecafebabe'
const AGENT = 'CanaryAgent/7.7'
const FORWARDED = '203.0.113.77'
const LANGUAGE = 'qps-ploc'
const TODAY = limaDate(new Date())

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
insertEntity(database, 'e1')
await openCampaign(database, 'c1', 'e1', { opensOn: addDays(TODAY, -20), closesOn: addDays(TODAY, 5), linkCode: null })
await addCodes(database, 'c1', [CODE])
const { origin, takeOutput, stop } = await startProduction(database, environment)
afterAll(stop)

/** Everything that lies beside the database: the file, its write-ahead log, its index, keys. */
function bytesOnDisk(): Buffer {
  // Read by another process: closing a file of a database that is open here would drop its locks, and who ends meanwhile
  // would delete the log under it (https://www.sqlite.org/howtocorrupt.html, 2.2).
  return execFileSync('find', [path.dirname(file), '-type', 'f', '-exec', 'cat', '{}', '+'], {
    maxBuffer: 256 * 1024 * 1024,
  })
}

const answers = { ...answersLike(4), 'lid-01': '2' }
const stored = JSON.stringify(answers)
const traces = [CODE, FORM_ID, AGENT, FORWARDED, LANGUAGE, 'aceptocanario']

async function send(): Promise<number> {
  const body = new URLSearchParams({ formulario: FORM_ID, consentimiento: 'si', sex: 'mujer', ...answers })
  const headers = { 'user-agent': AGENT, 'x-forwarded-for': FORWARDED, referer: `${origin}/r/${CODE}` }
  await fetch(`${origin}/r/${CODE}?aceptocanario`, { headers })
  await fetch(`${origin}/r/${CODE}?lengua=${LANGUAGE}`, { headers })
  const answer = await fetch(`${origin}/r/${CODE}?lengua=${LANGUAGE}`, { method: 'POST', body, headers })
  await fetch(`${origin}/r/${CODE}`, {
    method: 'POST',
    body: new URLSearchParams({ formulario: FORM_ID, 'lid-01': 'aceptocanario' }),
    headers,
  })
  return answer.status
}

test('a known answer stands in its row and nowhere else: not its code, form id, address or agent, not in the log', async () => {
  expect(await send()).toBe(200)
  const disk = bytesOnDisk()
  expect(disk.includes(stored)).toBe(true)
  for (const trace of traces) expect(disk.includes(trace), trace).toBe(false)
  expect(disk.includes(Buffer.from(FORM_ID, 'hex'))).toBe(false)
  await fetch(`${origin}/calendario/${CODE}.ics?${CODE}`)
  await fetch(`${origin}/calendario/${CODE}.ics.data`)
  await fetch(`${origin}/herramientas`)
  let log = ''
  // What is noted of another page shows that there was a log to be silent in.
  await expect.poll(() => (log += takeOutput())).toContain('"path":"/herramientas"')
  for (const trace of [...traces, '"lid-01"', '127.0.0.1']) expect(log.includes(trace), trace).toBe(false)
})

test('a backup made meanwhile holds neither the answer, which waits, nor any trace of whoever gave it', async () => {
  const backup = await backupOf(file, `${file}.claves`)
  for (const trace of [stored, ...traces]) expect(backup.includes(trace), trace).toBe(false)
  expect(backup.includes('Entidad e1')).toBe(true)
})

test('no mail and no deed speaks of it', () => {
  const told = JSON.stringify(
    ['mails', 'audit_log'].map((table) => database.$client.prepare(`SELECT * FROM ${table}`).all()),
  )
  for (const trace of [...traces, 'lid-01']) expect(told.includes(trace), trace).toBe(false)
})

test('after the close no keyed hash of the code or the form is left on the disk, freed pages and log included', async () => {
  const mac = codeMac(TEST_KEY, CODE)
  expect(bytesOnDisk().includes(mac)).toBe(true)
  // While it runs, the answers that wait are the server's alone.
  await expect(closeCampaign(database, 'c1', TODAY, 'Ya respondió todo el personal')).rejects.toThrow(/Otro proceso/)
  await stop()
  await closeCampaign(database, 'c1', TODAY, 'Ya respondió todo el personal')
  expect(bytesOnDisk().includes(mac)).toBe(false)
  const backup = await backupOf(file, `${file}.claves`)
  for (const trace of [mac, stored, ...traces]) expect(backup.includes(trace)).toBe(false)
  expect(backup.includes('Entidad e1')).toBe(true)
})
