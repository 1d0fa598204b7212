import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { session } from '#db/schema/index.ts'
import { runBuiltServer, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'
import { createWeb } from '#tests/support/web.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

type Web = ReturnType<typeof createWeb>
const whereTo = async (web: Web, path: string) => {
  const answer = await web.get(path)
  return answer.headers.get('location') ?? answer.status
}

test('a client cannot say by itself where it comes from', async () => {
  const { userId } = await addAccount(database, environment, 'direccion@uno.test', 'contributor', 'uno')
  const headers = {
    origin,
    'content-type': 'application/json',
    'x-forwarded-for': '203.0.113.7',
    'x-espejo-client-address': '203.0.113.8',
  }
  await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      email: 'direccion@uno.test',
      password: TEST_PASSWORD,
      activeMembershipId: 'x',
      role: 'administrator',
    }),
  })
  const made = database.select().from(session).where(eq(session.userId, userId)).all()
  expect(made).toMatchObject([{ ipAddress: '127.0.0.1', activeMembershipId: null }])
})

test('after five wrong codes the right one does not help any more', async () => {
  const web = createWeb(origin)
  await web.post('/ingresar', { correo: 'analista@mimp.test', clave: TEST_PASSWORD })
  const start = web.cookie()
  for (let tries = 0; tries < 5; tries += 1)
    expect((await web.post('/ingresar/codigo', { codigo: '000000' })).status).toBe(422)
  const guessed = createWeb(origin, start)
  expect(await (await guessed.post('/ingresar/codigo', { codigo: totpCode(TEST_TOTP_SECRET) })).text()).toContain(
    'Vuelva a ingresar',
  )
  expect(await whereTo(guessed, '/nacional')).toMatch(/^\/ingresar\?/)
})

test('wrong passwords are limited by account, known or not, and answered alike', async () => {
  await addAccount(database, environment, 'adivinada@uno.test', 'contributor', 'uno')
  const tried = async (correo: string) => {
    const answers = []
    for (let tries = 0; tries < 16; tries += 1)
      answers.push(await createWeb(origin).post('/ingresar', { correo, clave: 'no es la clave' }))
    return {
      statuses: answers.map(({ status }) => status),
      page: (await answers[0]?.text())?.replace(/<script[\s\S]*?<\/script>/g, '').replaceAll(correo, ''),
    }
  }
  const known = await tried('adivinada@uno.test')
  expect(known.statuses).toEqual([...Array.from({ length: 15 }, () => 422), 429])
  const unknown = await tried('nadie@uno.test')
  expect(unknown.statuses).toEqual(known.statuses)
  expect(unknown.page?.replace(/nonce="[^"]*"/g, '')).toBe(known.page?.replace(/nonce="[^"]*"/g, ''))
  expect(
    (await createWeb(origin).post('/ingresar', { correo: 'adivinada@uno.test', clave: TEST_PASSWORD })).status,
  ).toBe(429)
})

test('asking for a new password says the same to everybody, and not too often', async () => {
  const ask = async (correo: string) => {
    const began = Date.now()
    const answer = await createWeb(origin).post('/restablecer', { correo })
    return {
      status: answer.status,
      page: (await answer.text()).replace(/nonce="[^"]*"/g, '').replace(/<script[\s\S]*?<\/script>/g, ''),
      waited: Date.now() - began >= 400,
    }
  }
  const known = await ask('coordinacion@uno.test')
  expect(known).toMatchObject({ status: 200, waited: true })
  expect(await ask('nadie@uno.test')).toEqual(known)
  const statuses = []
  for (let asked = 0; asked < 9; asked += 1) statuses.push((await ask('nadie@uno.test')).status)
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429])
}, 20_000)

test('one address tries only so often, whatever it says about itself', async () => {
  const statuses = []
  for (let tries = 0; tries < 62; tries += 1) {
    const headers = { origin, 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${tries}` }
    statuses.push(
      (
        await fetch(`${origin}/api/auth/sign-in/email`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ email: `nadie${tries}@uno.test`, password: 'no es' }),
        })
      ).status,
    )
  }
  expect(statuses.at(-1)).toBe(429)
}, 30_000)

test('links are tried only so often', async () => {
  const statuses = []
  for (let tries = 0; tries < 31; tries += 1)
    statuses.push((await createWeb(origin).post('/invitacion/nada', {})).status)
  expect(statuses).toEqual([...Array.from({ length: 30 }, () => 404), 429])
})
