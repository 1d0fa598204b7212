import { eq } from 'drizzle-orm'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { createAuth } from '#app/door/auth.server.ts'
import { hashOfToken } from '#app/features/accounts/invite-account.server.ts'
import { invitations, session } from '#db/schema/index.ts'
import { runBuiltServer, signInTo, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'
import { createWeb, withoutChance } from '#tests/support/web.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer(true, ['127.0.0.1'])
vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })

// Waits go by what has passed, terms by the clock.
let ahead = 0
const sinceStart = performance.now.bind(performance)
vi.spyOn(performance, 'now').mockImplementation(() => sinceStart() + ahead)

/** For one test no time passes but what is let pass: a slow machine changes no number of seconds. */
function stopTime(): void {
  const stopped = sinceStart()
  const passing = vi.mocked(performance.now).mockImplementation(() => stopped + ahead)
  onTestFinished(() => void passing.mockImplementation(() => sinceStart() + ahead))
}

function pass(milliseconds: number): void {
  ahead += milliseconds
  vi.setSystemTime(Date.now() + milliseconds)
}

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  server.close()
})

/** A visitor of her own address, as a proxy tells it. */
const webFrom = (address: string) => createWeb(origin, '', { 'x-forwarded-for': address })

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
    'x-forwarded-for': '203.0.113.7, 203.0.113.9',
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
  expect(made).toMatchObject([{ ipAddress: '203.0.113.9', activeMembershipId: null }])
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

/** What a page says, without what differs in every answer. */
const plain = async (answer: Response) => withoutChance((await answer.text()).replace(/<script[\s\S]*?<\/script>/g, ''))

test('wrong passwords slow down, for an account as for a name that nobody has, and lock nobody out', async () => {
  stopTime()
  await addAccount(database, environment, 'adivinada@uno.test', 'contributor', 'uno')
  const tried = async (correo: string, address: string) => {
    const web = webFrom(address)
    const answers = []
    for (let tries = 0; tries < 6; tries += 1)
      answers.push(await web.post('/ingresar', { correo, clave: 'no es la clave' }))
    const last = answers.at(-1)
    return {
      statuses: answers.map(({ status }) => status),
      first: (await plain(answers[0] as Response)).replaceAll(correo, ''),
      last: last ? await plain(last) : '',
    }
  }
  const known = await tried('adivinada@uno.test', '198.51.100.1')
  const unknown = await tried('nadie@uno.test', '198.51.100.2')
  expect(known.statuses).toEqual([422, 422, 422, 422, 422, 429])
  expect(unknown.statuses).toEqual(known.statuses)
  expect(unknown.first).toBe(known.first)
  expect(known.last).toContain('Espere 2 segundos')
  expect(known.last).toContain('value="adivinada@uno.test"')
  expect(unknown.last.replaceAll('nadie@uno.test', '')).toBe(known.last.replaceAll('adivinada@uno.test', ''))
  const right = { correo: 'adivinada@uno.test', clave: TEST_PASSWORD }
  // From anywhere else she comes in at once, and from there after the seconds that she is told.
  expect((await webFrom('198.51.100.3').post('/ingresar', right)).status).toBe(302)
  expect((await webFrom('198.51.100.1').post('/ingresar', right)).status).toBe(429)
  pass(2000)
  expect((await webFrom('198.51.100.1').post('/ingresar', right)).status).toBe(302)
})

test('a device that she came in from before is not slowed down by others behind the same address', async () => {
  await addAccount(database, environment, 'conocida@uno.test', 'contributor', 'uno')
  const own = webFrom('198.51.100.9')
  const right = { correo: 'conocida@uno.test', clave: TEST_PASSWORD }
  const first = await own.post('/ingresar', right)
  const [device = ''] = first.headers.getSetCookie().filter((cookie) => cookie.startsWith('espejo.device='))
  expect(device).toMatch(/; Path=\/ingresar; Max-Age=15552000; HttpOnly; SameSite=Lax$/)
  const stranger = webFrom('198.51.100.9')
  for (let tries = 0; tries < 6; tries += 1) await stranger.post('/ingresar', { ...right, clave: 'no es' })
  expect((await stranger.post('/ingresar', right)).status).toBe(429)
  expect((await own.post('/ingresar', right)).status).toBe(302)
  const alone = createWeb(origin, device.split(';')[0], { 'x-forwarded-for': '198.51.100.9' })
  expect((await alone.post('/ingresar', { ...right, clave: 'no es' })).status).toBe(422)
})

test('whoever never stops guessing in her network keeps nobody out who opens the mail for a new password', async () => {
  stopTime()
  const { userId } = await addAccount(database, environment, 'asediada@uno.test', 'contributor', 'uno')
  const { internalAdapter } = await createAuth(database, environment).$context
  await internalAdapter.createVerificationValue({
    ...{ identifier: 'reset-password:asediada', value: userId },
    expiresAt: new Date(Date.now() + 3_600_000),
  })
  const right = { correo: 'asediada@uno.test', clave: `${TEST_PASSWORD} otra` }
  const guess = () => webFrom('198.51.100.60').post('/ingresar', { ...right, clave: 'no es' })
  for (let tries = 0; tries < 8; tries += 1) {
    await guess()
    pass(30_000)
  }
  await guess()
  const owner = webFrom('198.51.100.60')
  const refused = await owner.post('/ingresar', right)
  expect(refused.status).toBe(429)
  expect(await refused.text()).toContain('pida una contraseña nueva')
  const changed = await owner.post('/restablecer/asediada', { clave: right.clave, clave2: right.clave })
  expect(changed.headers.get('location')).toBe('/ingresar')
  await guess()
  expect((await owner.post('/ingresar', right)).status).toBe(302)
})

test('after the right password only a path of our own follows, whatever was asked for', async () => {
  await addAccount(database, environment, 'vuelve@uno.test', 'contributor', 'uno')
  const right = { correo: 'vuelve@uno.test', clave: TEST_PASSWORD }
  const after = async (volver: string) => {
    const answer = await webFrom('198.51.100.40').post('/ingresar', { ...right, volver })
    return answer.headers.get('location')
  }
  expect(await after('/panel/presupuesto/2025?a=1')).toBe('/panel/presupuesto/2025?a=1')
  for (const elsewhere of [
    '/\t/evil.example',
    '/./\\evil.example',
    '/%09/evil.example',
    '//evil.example',
    'https:evil.example',
  ])
    expect(await after(elsewhere)).toBe('/panel/presupuesto')
  // Who is in already is led on by the page itself.
  const within = createWeb(origin, await signInTo(origin, 'vuelve@uno.test'))
  expect((await within.get('/ingresar?volver=/%2509/evil.example')).headers.get('location')).toBe('/')
  expect((await within.get('/ingresar?volver=/%09/evil.example')).headers.get('location')).toBe('/')
  expect((await within.get('/ingresar?volver=/./%5Cevil.example')).headers.get('location')).toBe('/')
  expect((await within.get('/ingresar?volver=/panel?x=1')).headers.get('location')).toBe('/panel?x=1')
})

test('thirty people in one room accept their invitations, after a mistake each, and nobody waits', async () => {
  const address = '198.51.100.20'
  const room = Array.from({ length: 31 }, (_, person) => ({ token: `sala-${person}`, email: `sala${person}@uno.test` }))
  for (const { token, email } of room) {
    database
      .insert(invitations)
      .values({
        ...{
          id: token,
          tokenHash: hashOfToken(token),
          email,
          name: 'Una persona',
          role: 'contributor',
          entityId: 'uno',
        },
        ...{ invitedBy: 'x', invitedAt: new Date().toISOString() },
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      })
      .run()
  }
  const statuses = []
  for (const { token } of room) {
    const form = { nombre: 'Una Persona', clave: TEST_PASSWORD, clave2: TEST_PASSWORD }
    const web = webFrom(address)
    // Each forgets something at first.
    expect((await web.post(`/invitacion/${token}`, { ...form, clave2: '' })).status).toBe(422)
    statuses.push((await web.post(`/invitacion/${token}`, form)).status)
  }
  expect(new Set(statuses)).toEqual(new Set([303]))
}, 300_000)

test('of two who accept one invitation at once, or two invitations to one address, one is in and the other is told', async () => {
  for (const [id, email] of [
    ['doble-a', 'doble@uno.test'],
    ['una', 'una@uno.test'],
    ['doble-b', 'doble@uno.test'],
  ] as const)
    database
      .insert(invitations)
      .values({
        ...{ id, tokenHash: hashOfToken(id), email, name: 'Una persona', role: 'contributor', entityId: 'uno' },
        ...{ invitedBy: 'x', invitedAt: new Date().toISOString() },
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      })
      .run()
  const accept = (token: string) =>
    webFrom('198.51.100.30').post(`/invitacion/${token}`, {
      ...{ nombre: 'Una Persona', clave: TEST_PASSWORD, clave2: TEST_PASSWORD },
    })
  const same = await Promise.all(['una', 'una', 'una'].map(accept))
  expect(same.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  const two = await Promise.all(['doble-a', 'doble-b'].map(accept))
  expect(two.map(({ status }) => status).sort()).toEqual([303, 409])
  const told = await Promise.all(
    [...same, ...two].filter(({ status }) => status === 409).map((answer) => answer.text()),
  )
  for (const page of told) expect(page).toMatch(/ya se usó|algo cambió/)
})

test('asking for a new password says the same to everybody, and not too often', async () => {
  const ask = async (correo: string) => {
    const began = performance.now()
    const answer = await createWeb(origin).post('/restablecer', { correo })
    return {
      status: answer.status,
      leads: answer.headers.get('location'),
      cookies: answer.headers.getSetCookie(),
      page: withoutChance((await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '')),
      waited: performance.now() - began >= 399,
    }
  }
  const known = await ask('coordinacion@uno.test')
  expect(known).toMatchObject({ status: 303, leads: '/restablecer?pedido=si', waited: true })
  expect(await ask('nadie@uno.test')).toEqual(known)
  // In rounds: of three hundred at once the last would wait for its connection as long as the machine is slow.
  const asked: number[] = []
  for (let round = 0; round < 12; round += 1) {
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask('nadie@uno.test')))
    asked.push(...answers.map(({ status }) => status))
  }
  expect(asked.filter((status) => status === 303)).toHaveLength(298)
}, 180_000)

test('the endpoint beside the page keeps the same pace', async () => {
  const tried = []
  for (let tries = 0; tries < 6; tries += 1) {
    const headers = { origin, 'content-type': 'application/json', 'x-forwarded-for': `nada${tries}, 198.51.100.200` }
    const body = JSON.stringify({ email: tries % 2 ? 'NADIE7@uno.test' : 'nadie7@uno.test', password: 'no es' })
    tried.push(await fetch(`${origin}/api/auth/sign-in/email`, { method: 'POST', headers, body }))
  }
  expect(tried.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429])
  expect(tried.at(-1)?.headers.get('retry-after')).toBe('2')
})
