import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { limaDate } from '#app/kit/program/clock.ts'
import type { Environment } from '#app/kit/program/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { isRewriteDue } from '#db/rewrite-file.server.ts'
import { answersIn, campaignOf, send, type Person } from '#tests/support/fault-country.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { signInTo, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const IS_FULL = process.env['ESPEJO_FAULTS'] === 'full'
/** Longer than SQLite itself waits in the thread that serves, after which it gives up. */
const HELD_MS = 7_000
/** Far less than that wait, and far more than a busy machine needs for a page. */
const STANDSTILL_MS = 2_500

/** Asks for a page again and again. @returns a function that ends it: the longest that one took, in ms. */
function watchServed(origin: string): () => Promise<number> {
  let [longest, isWatching] = [0, true]
  const watching = (async () => {
    while (isWatching) {
      const began = performance.now()
      expect((await fetch(`${origin}/salud/listo`)).status).toBe(200)
      longest = Math.max(longest, performance.now() - began)
      await after(50)
    }
  })()
  return async () => {
    isWatching = false
    await watching
    return longest
  }
}

/** A server whose first round of jobs has ended: one that is in the middle of its work when the right is taken waits for it as SQLite does. */
async function startedInOrder(database: Database, environment: Environment) {
  const server = await startProduction(database, environment)
  // The last of a round.
  const night = limaDate(new Date(Date.now() - 3 * 3_600_000))
  await expect.poll(() => isRewriteDue(database, night)).toBe(false)
  return server
}

test('while another process holds the right to write, answers are stored all the same, pages are read, and nobody stands still', async () => {
  const { database, file, persons } = await campaignOf(40)
  const server = await startedInOrder(database, testEnvironment(file))
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const stopWatching = watchServed(server.origin)
  // More than a lot: answers and used codes are due to be moved to where nothing can be written.
  const sent = await Promise.all(persons.slice(0, 30).map(async (person) => (await send(server.origin, person)).status))
  expect(new Set(sent)).toEqual(new Set([200]))
  expect((await fetch(`${server.origin}/herramientas`)).status).toBe(200)
  await after(HELD_MS)
  expect(await stopWatching()).toBeLessThan(STANDSTILL_MS)
  expect(other.prepare('SELECT count(*) FROM responses').pluck().get()).toBe(0)
  other.exec('COMMIT')
  const moved = other.prepare<[], number>('SELECT count(*) FROM responses').pluck()
  // Whoever comes next brings the lot on its way.
  expect((await send(server.origin, persons[30] as Person)).status).toBe(200)
  await expect.poll(() => moved.get()).toBeGreaterThanOrEqual(30)
  other.close()
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
  expect(answersIn(file)).toHaveLength(31)
}, 120_000)

test('while another process holds the right to write, whoever signs in waits for its end and is let in; others are served meanwhile', async () => {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  await seedSmallCountry(database, environment)
  const server = await startedInOrder(database, environment)
  const other = new Sqlite(file)
  other.exec('BEGIN IMMEDIATE')
  const events: string[] = []
  const signedIn = signInTo(server.origin, 'coordinacion@uno.test').then((cookie) => {
    events.push('signed in')
    return cookie
  })
  const stopWatching = watchServed(server.origin)
  await after(HELD_MS)
  expect(await stopWatching()).toBeLessThan(STANDSTILL_MS)
  events.push('pages')
  other.exec('COMMIT')
  other.close()
  const cookie = await signedIn
  expect(events).toEqual(['pages', 'signed in'])
  expect((await fetch(`${server.origin}/panel`, { headers: { cookie } })).status).toBe(200)
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
}, 120_000)

test.runIf(IS_FULL)(
  'whoever waits for the right to write longer than half a minute is told so, and what was typed stays',
  async () => {
    const { database, file } = createTestDatabase()
    const environment = testEnvironment(file)
    await seedSmallCountry(database, environment)
    const server = await startProduction(database, environment)
    const other = new Sqlite(file)
    other.exec('BEGIN IMMEDIATE')
    const refused = await fetch(`${server.origin}/ingresar`, {
      method: 'POST',
      headers: { origin: server.origin },
      body: new URLSearchParams({ correo: 'coordinacion@uno.test', clave: TEST_PASSWORD }),
      redirect: 'manual',
    })
    const page = await refused.text()
    expect(refused.status).toBe(503)
    expect(page).toContain('Espejo está ocupado')
    expect(page).toContain('coordinacion@uno.test')
    expect(page).not.toContain(TEST_PASSWORD)
    other.exec('COMMIT')
    other.close()
    expect(await signInTo(server.origin, 'coordinacion@uno.test')).not.toBe('')
    server.stop()
    expect(await server.ended).toBe(0)
    database.$client.close()
  },
  120_000,
)

test('a backup beside the server that serves is whole, and those who answer meanwhile are thanked', async () => {
  const { database, file, persons } = await campaignOf(60)
  const server = await startProduction(database, testEnvironment(file))
  const to = path.join(path.dirname(file), 'copias')
  const command = async (name: string, args: readonly string[]) => {
    const child = spawn(process.execPath, ['scripts/program.js', name, ...args], {
      env: { ...process.env, ESPEJO_MODE: 'production', ESPEJO_DATABASE: file },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    const [code] = (await once(child, 'exit')) as [number]
    return { code, said }
  }
  const answering = (async () => {
    const statuses: number[] = []
    for (const person of persons) statuses.push((await send(server.origin, person)).status)
    return statuses
  })()
  const backup = await command('backup', ['--to', to])
  expect(backup).toMatchObject({ code: 0 })
  const { folder } = JSON.parse(backup.said) as { folder: string }
  expect(await command('verify', [folder])).toMatchObject({ code: 0 })
  expect(await command('audit-verify', [])).toMatchObject({ code: 0 })
  expect(new Set(await answering)).toEqual(new Set([200]))
  server.stop()
  expect(await server.ended).toBe(0)
  database.$client.close()
  expect(answersIn(file)).toHaveLength(60)
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
