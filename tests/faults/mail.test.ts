import { setTimeout as after } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { listNewestMails } from '#db/queries/mails.server.ts'
import { answeredIn, openToPersons, send, type Person } from '#tests/support/fault-country.ts'
import { freePort } from '#tests/support/free-port.ts'
import { FaultyMail, type MailManner } from '#tests/support/faulty-mail.ts'
import { startProduction, type ProductionServer } from '#tests/support/production-server.ts'
import { signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { firstRound, statePage } from '#tests/support/state-page.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { createWeb } from '#tests/support/web.ts'

const IS_FULL = process.env['ESPEJO_FAULTS'] === 'full'
const MANNERS: readonly Exclude<MailManner, 'sound'>[] = IS_FULL
  ? ['silent', 'down', 'drops', 'drops-after', 'refuses-for-now', 'refuses']
  : ['silent', 'down', 'drops-after']
/** Those of which the page of state says that the server takes no mail; the others are of one mail. */
const OF_THE_SERVER: readonly MailManner[] = ['down', 'drops', 'drops-after']
const [INVITED, ANSWERING] = IS_FULL ? [12, 60] : [3, 9]
/** Of what is waited for a server that says nothing, half: whoever waits longer waits for it. */
const MOST_MS = 10_000
const DAY_MS = 86_400_000

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
const mail = new FaultyMail()
const port = await freePort()

async function start(days: number): Promise<ProductionServer> {
  return startProduction(database, environment, {
    ...{ PORT: String(port), ESPEJO_ORIGIN: `http://127.0.0.1:${port}`, ESPEJO_TEST_AHEAD: String(days * DAY_MS) },
    ...{ ESPEJO_MAIL_URL: `smtp://127.0.0.1:${mail.port}`, ESPEJO_MAIL_FROM: 'Espejo <espejo@espejo.test>' },
  })
}

async function timed<Made>(work: () => Promise<Made>): Promise<Made> {
  const began = performance.now()
  const made = await work()
  expect(performance.now() - began).toBeLessThan(MOST_MS)
  return made
}

/** A coordinator invites while people answer: each form is taken, and nobody waits for the mail server. */
async function inviteWhileOthersAnswer(origin: string, addresses: readonly string[], persons: readonly Person[]) {
  const web = createWeb(origin, await signInTo(origin, 'coordinacion@uno.test'))
  const answering = persons.map(async (person) => expect((await timed(() => send(origin, person))).status).toBe(200))
  for (const correo of addresses) {
    const form = { funcion: 'contributor', nombre: 'Persona Invitada', correo, resolucion: '', hasta: '', unidad: '' }
    const answer = await timed(() => web.post('/panel/cuentas/invitar', form))
    expect(answer.status, (await answer.text()).slice(0, 300)).toBe(303)
    expect((await timed(() => web.get('/panel'))).status).toBe(200)
  }
  await Promise.all(answering)
}

test(`a mail server that is ${MANNERS.join(', ')} while people answer and a coordinator invites slows down nobody; what waits leaves once when it works`, async () => {
  await seedSmallCountry(database, environment)
  const persons = await openToPersons(database, MANNERS.length * ANSWERING)
  const invited = new Map<string, MailManner>()
  await mail.does('sound')
  for (const [place, manner] of MANNERS.entries()) {
    await mail.does(manner)
    const server = await start(0)
    const addresses = Array.from({ length: INVITED }, (_, number) => `persona${number}@${manner}.test`)
    for (const address of addresses) invited.set(address, manner)
    await inviteWhileOthersAnswer(server.origin, addresses, persons.slice(place * ANSWERING, (place + 1) * ANSWERING))
    const read = await statePage(server)
    if (OF_THE_SERVER.includes(manner)) await expect.poll(read).toMatch(/El servidor de correo no recibe desde/)
    // A server that says nothing is waited for 20 s, once, and not for each of the mails; meanwhile the jobs go on.
    if (manner === 'silent' && IS_FULL) {
      await expect.poll(read, { timeout: 60_000 }).toMatch(/no recibe desde .* \(ETIMEDOUT\)/)
      expect(await firstRound(read)).toContain('El servidor de correo no recibe')
    }
    server.stop()
    expect(await server.ended).toBe(0)
  }
  const waiting = (await listNewestMails(database, 500)).filter(({ recipient }) => invited.has(recipient))
  expect(waiting).toHaveLength(invited.size)
  expect(waiting.filter(({ sentAt, nextTryAt, body }) => sentAt !== null || nextTryAt === null || body === '')).toEqual(
    [],
  )

  await mail.does('sound')
  const before = mail.came.length
  const server = await start(1)
  const left = () => mail.came.slice(before).filter(({ to }) => invited.has(to))
  // Fifty leave in each round.
  await expect.poll(() => left().length, { timeout: 240_000 }).toBe(invited.size)
  // What is sent twice shows in a moment.
  await after(IS_FULL ? 70_000 : 500)
  expect(new Set(left().map(({ to }) => to)).size).toBe(invited.size)
  expect(left()).toHaveLength(invited.size)
  // A mail whose line fell after it was whole comes again, under the id by which the other server knows it. One is tried a
  // minute, whoever it is for: it may be one of those that the program itself sends.
  const [twice, again] = [mail.came.slice(0, before), mail.came.slice(before)]
  if (MANNERS.includes('drops-after')) expect(twice.length).toBeGreaterThan(0)
  for (const { to, id } of twice) {
    expect(id).toMatch(/^<[0-9a-f]{32}@espejo\.test>$/)
    expect(again.filter((mail) => mail.id === id).map((mail) => mail.to)).toEqual([to])
  }
  expect(await (await statePage(server))()).toContain('Hay un servidor de correo configurado')
  server.stop()
  expect(await server.ended).toBe(0)
  await mail.stop()
  database.$client.close()
  expect(answeredIn(file, persons)).toBe(persons.length)
}, 1_200_000)
