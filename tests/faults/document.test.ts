import { copyFileSync, mkdtempSync, renameSync, writeFileSync, readdirSync, readFileSync } from 'node:fs'
import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { answeredIn, openToPersons, send } from '#tests/support/fault-country.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startProduction } from '#tests/support/production-server.ts'
import { signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { firstRound, statePage } from '#tests/support/state-page.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const PEOPLE = process.env['ESPEJO_FAULTS'] === 'full' ? 200 : 20
const ID = 'a'.repeat(32)

test('a document that is gone, or is another, while people download and answer: who asks for it is told, the others are served, the backup names it, and so do the pages of state', async () => {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  await seedSmallCountry(database, environment)
  const persons = await openToPersons(database, PEOPLE)
  const place = path.join(evidenceFolder(environment), 'uno', ID)
  const backups = mkdtempSync(path.join(tmpdir(), 'espejo-documents-'))
  // Whoever signs in uses a code of hers once at each address.
  const PORT = String(await freePort())
  const aside = `${place}.aparte`
  const server = await startProduction(database, environment, { ESPEJO_BACKUPS: backups, PORT })
  const cookie = await signInTo(server.origin, 'coordinacion@uno.test')
  const ask = () => fetch(`${server.origin}/evidencias/${ID}`, { headers: { cookie } })
  const refused = async () => {
    const answer = await ask()
    expect(answer.status).toBe(500)
    expect(await answer.text()).toContain(
      'Este documento no se puede abrir. Falta en el disco o no es el que se guardó.',
    )
  }
  const read = await statePage(server)
  expect(await firstRound(read)).toContain('No se halló ninguno que falte')
  expect((await ask()).status).toBe(200)

  // Gone in the middle of it all.
  const asked = Array.from({ length: PEOPLE }, async () => (await ask()).status)
  renameSync(place, aside)
  const answered = persons.map(async (person) => (await send(server.origin, person)).status)
  expect(new Set(await Promise.all(answered))).toEqual(new Set([200]))
  for (const status of await Promise.all(asked)) expect([200, 500]).toContain(status)
  await refused()
  expect(await read()).toContain('Faltan o están cambiados 1 documento al pedirlos')
  writeFileSync(place, 'otra cosa')
  await refused()
  server.stop()
  expect(await server.ended).toBe(0)

  // The backup of the next night names it, and is made all the same.
  const tomorrow = { PORT, ESPEJO_BACKUPS: backups, ESPEJO_TEST_AHEAD: String(86_400_000) }
  const next = await startProduction(database, environment, tomorrow)
  const page = await firstRound(await statePage(next))
  expect(page).toContain('Faltan o están cambiados 1 documento al hacer la última copia')
  expect(page).toContain('ya estaban cambiados 1')
  const [newest] = readdirSync(backups).sort().reverse()
  const env = { ...process.env, ...Object.fromEntries(Object.entries(environment).map(([n, v]) => [n, String(v)])) }
  const words = ['scripts/program.js', 'verify', path.join(backups, newest ?? '')]
  const verified = await promisify(execFile)(process.execPath, words, { env })
  expect(JSON.parse(verified.stdout)).toMatchObject({ sound: true, documents: { changedWhenMade: [`uno/${ID}`] } })

  // Put back, it is served again, and nothing is said of it.
  copyFileSync(aside, place)
  const back = await signInTo(next.origin, 'coordinacion@uno.test')
  const again = await fetch(`${next.origin}/evidencias/${ID}`, { headers: { cookie: back } })
  expect(Buffer.from(await again.arrayBuffer())).toEqual(readFileSync(aside))
  next.stop()
  expect(await next.ended).toBe(0)
  database.$client.close()
  expect(answeredIn(file, persons)).toBe(PEOPLE)
}, 300_000)
