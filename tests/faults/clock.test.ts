import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { verifyAudit } from '#app/features/audit/verify-audit.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { answeredIn, openToPersons, send, type Person } from '#tests/support/fault-country.ts'
import { freePort } from '#tests/support/free-port.ts'
import { FaultyMail } from '#tests/support/faulty-mail.ts'
import { startProduction, type ProductionServer } from '#tests/support/production-server.ts'
import { signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { firstRound, statePage } from '#tests/support/state-page.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const IS_FULL = process.env['ESPEJO_FAULTS'] === 'full'
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Its jobs of the night are done by then, and the mails of the day sent. */
const NOON = new Date(`${limaDate(new Date())}T12:00:00-05:00`).getTime()
const AHEAD = (NOON - Date.now() + DAY_MS) % DAY_MS
const AT_ONCE = 6

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
const backups = mkdtempSync(path.join(tmpdir(), 'espejo-clock-'))
const mail = new FaultyMail()
const port = await freePort()

const start = (ahead: number): Promise<ProductionServer> =>
  startProduction(database, environment, {
    ...{ ESPEJO_TEST_AHEAD: String(ahead), ESPEJO_BACKUPS: backups, ESPEJO_ORIGIN: `http://127.0.0.1:${port}` },
    PORT: String(port),
    ...{ ESPEJO_MAIL_URL: `smtp://127.0.0.1:${mail.port}`, ESPEJO_MAIL_FROM: 'Espejo <espejo@espejo.test>' },
  })

/** What a night, a morning or a calendar does once: none of it may be done again, or undone. */
function doneOnce() {
  const all = (sql: string) => database.$client.prepare<[], Record<string, unknown>>(sql).all()
  return {
    anchors: all("SELECT sequence FROM audit_log WHERE action = 'audit.anchored'"),
    mails: all('SELECT kind, recipient, subject FROM mails ORDER BY id'),
    campaigns: all('SELECT id, status, shown_participation, shown_on FROM campaigns ORDER BY id'),
    byProgram: all("SELECT action FROM audit_log WHERE action LIKE 'campaign.%' ORDER BY sequence"),
    releases: all('SELECT * FROM releases ORDER BY 1'),
  }
}

const wait = async (origin: string): Promise<number> => {
  const body = JSON.stringify({ email: 'nadie@uno.test', password: 'no es esta clave' })
  const headers = { 'content-type': 'application/json', origin }
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers, body })
  return answer.status === 429 ? Number(answer.headers.get('retry-after')) : 0
}

async function answerAll(origin: string, persons: readonly Person[]): Promise<void> {
  const first = await Promise.all(persons.map((person) => send(origin, person)))
  expect(first.map(({ status }) => status)).toEqual(persons.map(() => 200))
  for (const person of persons) expect(await (await send(origin, person)).text()).toContain('ya estaban enviadas')
  const [one] = persons
  if (one) expect((await send(origin, { ...one, formId: 'f'.repeat(32) })).status).not.toBe(200)
}

test('a clock that is set back by an hour and by a day: answers, sessions and waits go on; what a night did is neither done again nor undone', async () => {
  await seedSmallCountry(database, environment)
  const persons = await openToPersons(database, 3 * AT_ONCE)
  await mail.does('sound')
  const server = await start(AHEAD)
  const read = await statePage(server)
  await firstRound(read)
  await answerAll(server.origin, persons.slice(0, AT_ONCE))
  const cookie = await signInTo(server.origin, 'coordinacion@uno.test')
  const first = doneOnce()
  const before = await verifyAudit(database, {})
  expect(readdirSync(backups)).toHaveLength(1)
  for (let tries = 0; tries < 7; tries += 1) await wait(server.origin)
  for (const [place, back] of [HOUR_MS, DAY_MS].entries()) {
    await server.setClock(AHEAD - back)
    // Whoever guesses waits no longer for it.
    expect(await wait(server.origin)).toBeLessThanOrEqual(30)
    await answerAll(server.origin, persons.slice((place + 1) * AT_ONCE, (place + 2) * AT_ONCE))
    expect((await fetch(`${server.origin}/panel`, { headers: { cookie } })).status).toBe(200)
    const again = await signInTo(server.origin, 'coordinacion@uno.test')
    expect((await fetch(`${server.origin}/panel`, { headers: { cookie: again } })).status).toBe(200)
    expect(await read()).toMatch(/minutos antes de lo último que se registró/)
  }
  // A round of the jobs in the program whose clock was set back.
  if (IS_FULL) await after(70_000)
  expect(doneOnce()).toEqual(first)
  server.stop()
  expect(await server.ended).toBe(0)

  // Started while its clock is wrong, and again once it is right.
  for (const ahead of [AHEAD - DAY_MS, AHEAD - HOUR_MS, AHEAD]) {
    const started = await start(ahead)
    expect(await firstRound(await statePage(started))).toContain('Ninguna está fallando')
    expect(doneOnce()).toEqual(first)
    // One from the future may have been made by a wrong clock, and keeps no other from being made: one, and no more.
    expect(readdirSync(backups)).toHaveLength(2)
    started.stop()
    expect(await started.ended).toBe(0)
  }
  // The deeds hold together as they stand, whatever their clock said; what the seeds made without a deed was told before.
  const chain = await verifyAudit(database, {})
  expect(chain.rows).toBeGreaterThan(before.rows)
  expect(chain.faults).toEqual(before.faults)
  await mail.stop()
  database.$client.close()
  expect(answeredIn(file, persons)).toBe(persons.length)
}, 1_200_000)
