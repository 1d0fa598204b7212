import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { answersIn, campaignOf, send } from '#tests/support/fault-country.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

test('while another process holds the right to write, answers are stored all the same, and pages are read', async () => {
  const { database, file, persons } = await campaignOf(30)
  const server = await startProduction(database, testEnvironment(file))
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const sent = await Promise.all(persons.slice(0, 9).map(async (person) => (await send(server.origin, person)).status))
  expect(new Set(sent)).toEqual(new Set([200]))
  expect((await fetch(`${server.origin}/salud/listo`)).status).toBe(200)
  expect((await fetch(`${server.origin}/herramientas`)).status).toBe(200)
  other.exec('COMMIT')
  other.close()
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
  expect(answersIn(file)).toHaveLength(9)
}, 120_000)

/** Longer than SQLite itself waits in the thread that serves, after which it gives up. */
const HELD_MS = 7_000

test('while another process holds the right to write, whoever signs in waits for its end and is let in; others are served meanwhile', async () => {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  await seedSmallCountry(database, environment)
  const server = await startProduction(database, environment)
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const events: string[] = []
  const signedIn = signInTo(server.origin, 'coordinacion@uno.test').then((cookie) => {
    events.push('signed in')
    return cookie
  })
  await after(HELD_MS)
  expect((await fetch(`${server.origin}/herramientas`)).status).toBe(200)
  events.push('page')
  other.exec('COMMIT')
  other.close()
  const cookie = await signedIn
  expect(events).toEqual(['page', 'signed in'])
  expect((await fetch(`${server.origin}/panel`, { headers: { cookie } })).status).toBe(200)
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
}, 120_000)

test('a second server on the same files refuses to start, and says why', async () => {
  const { database, file } = await campaignOf(3)
  const environment = testEnvironment(file)
  const first = await startProduction(database, environment)
  await expect(startProduction(database, environment)).rejects.toThrow('Otro proceso de Espejo tiene abierto')
  expect((await fetch(`${first.origin}/salud/listo`)).status).toBe(200)
  first.stop()
  await first.ended
  database.$client.close()
}, 120_000)

/** A folder on a disk of so many MiB, or null where this machine lets nobody mount one. */
function smallDisk(mebibytes: number): string | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-small-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0700`, 'tmpfs', folder])
  return mounted.status === 0 ? folder : null
}

/** Fills what is left of a disk. @returns a function that gives it back. */
function filled(folder: string): () => void {
  const ballast = path.join(folder, 'lastre')
  for (const step of [1 << 20, 1 << 14, 1 << 10]) {
    const block = Buffer.alloc(step)
    try {
      for (;;) writeFileSync(ballast, block, { flag: 'a' })
    } catch {
      // Until a smaller one does not fit either.
    }
  }
  return () => rmSync(ballast)
}

const disk = smallDisk(24)

test.skipIf(disk === null)(
  'a full disk: the page of the refusal keeps what was marked, and once there is room the same form is stored once',
  async () => {
    const { database, file, persons } = await campaignOf(30, disk ?? '')
    const server = await startProduction(database, testEnvironment(file))
    const [first, ...others] = persons
    if (!first) throw new Error('Nobody answers')
    expect((await send(server.origin, first)).status).toBe(200)
    const giveBack = filled(disk ?? '')
    // What fits where the file of waiting answers has place already is stored all the same.
    let [stored, refused] = [1, await send(server.origin, others[0] ?? first)]
    while (refused.status === 200 && stored < others.length)
      refused = await send(server.origin, others[stored++] ?? first)
    const second = others[stored - 1] ?? first
    const page = await refused.text()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60'])
    expect(page).toContain('Todavía no se guardó')
    for (const [name, value] of Object.entries({ formulario: second.formId, consentimiento: 'si', ...second.answers }))
      expect(page, name).toContain(`<input type="hidden" name="${name}" value="${value}"/>`)
    expect(statSync(file).size).toBeGreaterThan(0)
    giveBack()
    expect((await send(server.origin, second)).status).toBe(200)
    expect(await (await send(server.origin, second)).text()).toContain('ya estaban enviadas')
    server.stop()
    expect(await server.ended).toBe(0)
    database.$client.close()
    expect(answersIn(file)).toHaveLength(stored + 1)
    spawnSync('umount', [disk ?? ''])
  },
  120_000,
)
