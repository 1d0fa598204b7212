import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { auth } from '#app/door/auth.server.ts'
import { createServer } from '#app/server/create-server.ts'
import type { OwnBuild } from '#app/server/own-build.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startProvider } from '#tests/support/oidc-provider.ts'
import { signInTo, testEnvironment, TEST_PASSWORD } from '#tests/support/running-server.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { recoveryCode } from '#tests/support/totp.ts'
import { createWeb } from '#tests/support/web.ts'

const provider = await startProvider()
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const { database, file } = createTestDatabase()
const environment = { ...testEnvironment(file), ...provider.environment, ESPEJO_ORIGIN: origin }
for (const [name, value] of Object.entries(environment)) process.env[name] = String(value)
await seedSmallCountry(database, environment)
const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as OwnBuild
const server = createServer({ build, mode: 'production', quiet: true, origin }).listen(port, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
afterAll(async () => {
  server.close()
  await provider.stop()
})

const NEW_PASSWORD = 'otra frase muy larga de prueba'
const TEAM = 'equipo@uno.test'
const HEAD = 'titular@uno.test'
const COORDINATOR = 'coordinacion@uno.test'
const at = (email: string, sub = `sub de ${email}`) => ({ sub, email, email_verified: true })

type Web = ReturnType<typeof createWeb>
const pathIn = (address: string | null) => (address ?? '').replace(origin, '')

/** Goes to the provider and comes back as far as the address that is ours again. */
async function away(web: Web, begin = '/ingresar/proveedor'): Promise<string> {
  const leaving = await web.get(begin)
  expect(leaving.status).toBe(302)
  const there = await fetch(leaving.headers.get('location') ?? '', { redirect: 'manual' })
  return pathIn(there.headers.get('location'))
}

async function come(web: Web, begin?: string): Promise<Response> {
  return web.get(await away(web, begin))
}

const isIn = async (web: Web) => (await web.get('/cuenta')).status === 200
const signedIn = async (email: string) => createWeb(origin, await signInTo(origin, email))
const rows = (sql: string) => database.$client.prepare(sql).all() as Record<string, unknown>[]
const links = () => rows("SELECT * FROM account WHERE provider_id <> 'credential'")
const sessions = () => rows('SELECT id FROM session').length

async function linked(email: string, sub?: string): Promise<Web> {
  const web = await signedIn(email)
  provider.state.person = at(email, sub)
  expect((await come(web, '/cuenta/proveedor/ir')).headers.get('location')).toBe('/cuenta/proveedor')
  const done = await web.post('/cuenta/proveedor', { accion: 'vincular', clave: TEST_PASSWORD })
  expect(done.status).toBe(303)
  return web
}

beforeEach(() => {
  database.$client.exec("DELETE FROM account WHERE provider_id <> 'credential'")
  provider.state.lies = {}
  provider.state.inUserinfo = false
})

test('the notice of privacy says what the other service learns, and what is kept of it', async () => {
  const notice = await (await fetch(`${origin}/privacidad`)).text()
  expect(notice).toContain('se entera de cuándo ingresa así, y de nada de lo que hace en Espejo')
})

test('the way in stands on the page, and leads there with all that must come back', async () => {
  const web = createWeb(origin)
  const page = await (await web.get('/ingresar?volver=/panel')).text()
  expect(page).toContain('href="/ingresar/proveedor?volver=%2Fpanel"')
  expect(page.replace(/<!-- -->/g, '')).toContain('Ingresar con Identidad de Prueba')
  const leaving = await web.get('/ingresar/proveedor?volver=/panel')
  const query = new URL(leaving.headers.get('location') ?? '').searchParams
  expect(Object.fromEntries(query)).toMatchObject({
    response_type: 'code',
    scope: 'openid email',
    redirect_uri: `${origin}/ingresar/proveedor/vuelta`,
    code_challenge_method: 'S256',
  })
  for (const name of ['state', 'nonce', 'code_challenge']) expect((query.get(name) ?? '').length).toBeGreaterThan(40)
  expect(leaving.headers.getSetCookie().join()).toMatch(
    /espejo\.provider=[\w-]+; Path=\/ingresar\/proveedor; Max-Age=600; HttpOnly; SameSite=Lax/,
  )
})

test('nobody is made or let in who did not link her account, whatever address the provider vouches for', async () => {
  const before = [rows('SELECT id FROM user').length, sessions()]
  for (const person of [at(TEAM), at('nueva@afuera.test'), at(COORDINATOR)]) {
    provider.state.person = person
    const web = createWeb(origin)
    expect((await come(web)).headers.get('location')).toBe('/ingresar?proveedor=not-linked')
    expect(await isIn(web)).toBe(false)
  }
  const page = await (await fetch(`${origin}/ingresar?proveedor=not-linked`)).text()
  expect(page).toContain('no está vinculada con ninguna de Espejo')
  expect([rows('SELECT id FROM user').length, sessions()]).toEqual(before)
  expect(links()).toEqual([])
})

test('linking asks for the password once more, tells it, and keeps nothing of the tokens', async () => {
  const web = await signedIn(TEAM)
  provider.state.person = at(TEAM)
  expect(await (await web.get('/cuenta/proveedor')).text()).toContain('href="/cuenta/proveedor/ir"')
  const back = await come(web, '/cuenta/proveedor/ir')
  expect(back.headers.get('location')).toBe('/cuenta/proveedor')
  expect(links()).toEqual([])
  expect(await (await web.get('/cuenta/proveedor')).text()).toContain(`<strong>${TEAM}</strong>`)
  const wrong = await web.post('/cuenta/proveedor', { accion: 'vincular', clave: 'otra cosa' })
  expect(wrong.status).toBe(422)
  expect(links()).toEqual([])
  const done = await web.post('/cuenta/proveedor', { accion: 'vincular', clave: TEST_PASSWORD })
  expect(await web.pageAfter(done)).toContain('Desde ahora puede ingresar con Identidad de Prueba.')
  expect(links()).toMatchObject([
    {
      account_id: `sub de ${TEAM}`,
      provider_id: `oidc:${provider.issuer}`,
      access_token: null,
      refresh_token: null,
      id_token: null,
      password: null,
    },
  ])
  expect(rows("SELECT action FROM audit_log WHERE action LIKE 'account.provider%'")).toEqual([
    { action: 'account.provider-linked' },
  ])
})

test('whoever linked her account is in, to the page she came for, by the same session as with a password', async () => {
  await linked(TEAM)
  const web = createWeb(origin)
  const back = await come(web, '/ingresar/proveedor?volver=/cuenta/avisos')
  expect(back.headers.get('location')).toBe('/cuenta/avisos')
  expect(await isIn(web)).toBe(true)
  const [newest] = rows('SELECT expires_at - created_at AS life FROM session ORDER BY created_at DESC LIMIT 1')
  expect(Math.round(Number(newest?.['life']) / 3_600_000)).toBe(8)
  expect(rows("SELECT actor_name FROM audit_log WHERE action = 'account.provider-sign-in'")).toHaveLength(1)
  // The way by password stays.
  await signInTo(origin, TEAM)
})

test('the second step is asked as after a password, and nothing is open before it', async () => {
  await linked(HEAD)
  const before = sessions()
  const web = createWeb(origin)
  const back = await come(web, '/ingresar/proveedor?volver=/panel')
  expect(back.headers.get('location')).toBe('/ingresar/codigo?volver=%2Fpanel')
  expect(sessions()).toBe(before)
  expect(await isIn(web)).toBe(false)
  const wrong = await web.post('/ingresar/codigo', { codigo: '000000' })
  expect(wrong.status).toBe(422)
  const right = await web.post('/ingresar/codigo', {
    codigo: recoveryCode(3, 30),
    recuperacion: 'si',
    volver: '/panel',
  })
  expect(right.headers.get('location')).toBe('/panel')
  expect(await isIn(web)).toBe(true)
})

test('what the provider says about a second step of its own changes nothing', async () => {
  await linked(HEAD)
  provider.state.lies = { claims: { amr: ['pwd', 'otp', 'mfa'], acr: 'urn:alto' } }
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/ingresar/codigo')
})

const now = () => Math.floor(Date.now() / 1000)
const LIES = [
  ['another issuer', { claims: { iss: 'https://otro.test' } }],
  ['another audience', { claims: { aud: 'otra-aplicacion' } }],
  ['another nonce', { claims: { nonce: 'otro' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['a token that has run out', { claims: { exp: now() - 600, iat: now() - 900 } }],
  ['no subject', { claims: { sub: undefined } }],
  ['a token without signature', { alg: 'none' }],
  ['a token signed by a secret', { alg: 'HS256' }],
  ['a token signed by another key', { otherKey: true }],
] as const

test.each(LIES)('%s is refused', async (_, lies) => {
  await linked(TEAM)
  provider.state.lies = lies
  const web = createWeb(origin)
  expect((await come(web)).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  expect(await isIn(web)).toBe(false)
})

test.each([
  ['is not verified', { email_verified: false }, 'unverified'],
  ['is said to be verified by a word', { email_verified: 'true' }, 'unverified'],
  ['is missing', { email: undefined, email_verified: true }, 'unverified'],
  ["is another person's", { email: COORDINATOR, email_verified: true }, 'other-address'],
  ['has changed since', { email: 'equipo@otra.test', email_verified: true }, 'other-address'],
])('a linked identity whose address %s opens nothing', async (_, told, problem) => {
  await linked(TEAM)
  provider.state.person = { ...at(TEAM), ...told }
  provider.state.inUserinfo = 'email' in told && told.email === undefined
  const web = createWeb(origin)
  expect((await come(web)).headers.get('location')).toBe(`/ingresar?proveedor=${problem}`)
  expect(await isIn(web)).toBe(false)
})

test('an address that stands beside the token is asked for, of the same person', async () => {
  await linked(TEAM)
  provider.state.inUserinfo = true
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/panel/presupuesto')
  const web = createWeb(origin)
  const address = await away(web)
  provider.state.person = at(TEAM, 'otra persona')
  expect((await web.get(address)).headers.get('location')).toBe('/ingresar?proveedor=invalid')
})

test('an address to come back by works once, in the browser that was sent there', async () => {
  await linked(TEAM)
  const [one, other] = [createWeb(origin), createWeb(origin)]
  const address = await away(one)
  // Who is given the address of somebody else, with and without a visit of her own.
  expect((await other.get(address)).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  await away(other)
  expect((await other.get(address)).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  expect(await isIn(other)).toBe(false)
  // Her own, twice: also where the provider takes codes again and the browser still has the cookie.
  provider.state.lies = { careless: true }
  const begun = createWeb(origin)
  const second = await away(begun)
  const copy = createWeb(origin, begun.cookie())
  expect((await begun.get(second)).headers.get('location')).toBe('/panel/presupuesto')
  expect((await copy.get(second)).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  expect(await isIn(copy)).toBe(false)
})

test('a code of somebody else under a state of her own is refused by its verifier', async () => {
  await linked(TEAM)
  const [victim, thief] = [createWeb(origin), createWeb(origin)]
  const stolen = new URL(`${origin}${await away(victim)}`).searchParams.get('code') ?? ''
  const own = new URL(`${origin}${await away(thief)}`)
  own.searchParams.set('code', stolen)
  expect((await thief.get(pathIn(own.href))).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  // Even where the provider does not look at it, the nonce is of another visit.
  provider.state.lies = { careless: true }
  const again = createWeb(origin)
  const next = new URL(`${origin}${await away(again)}`)
  next.searchParams.set('code', stolen)
  expect((await again.get(pathIn(next.href))).headers.get('location')).toBe('/ingresar?proveedor=invalid')
})

test('who goes back from its page is told so; an error of its own is told as that', async () => {
  provider.state.lies = { error: 'access_denied' }
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/ingresar?proveedor=cancelled')
  provider.state.lies = { error: 'server_error' }
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  for (const search of ['', '?code=x', '?state=x&code=y', '?error=access_denied'])
    expect((await createWeb(origin).get(`/ingresar/proveedor/vuelta${search}`)).headers.get('location')).toBe(
      '/ingresar?proveedor=invalid',
    )
})

test('a provider that fails or says nothing keeps nobody waiting, and the password works meanwhile', async () => {
  await linked(TEAM)
  provider.state.lies = { tokenStatus: 503 }
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/ingresar?proveedor=unreachable')
  provider.state.lies = { silent: true }
  const began = Date.now()
  const waiting = come(createWeb(origin))
  await signInTo(origin, TEAM)
  expect((await waiting).headers.get('location')).toBe('/ingresar?proveedor=unreachable')
  expect(Date.now() - began).toBeLessThan(10_000)
}, 20_000)

test('somebody with an account at the provider under the address of a coordinator gets nowhere', async () => {
  // She has her own account here, and at the provider one that says to be the coordinator's, verified or not.
  const web = await signedIn(TEAM)
  for (const email_verified of [false, true]) {
    provider.state.person = { sub: 'intrusa', email: COORDINATOR, email_verified }
    expect((await come(createWeb(origin))).headers.get('location')).toMatch(/not-linked|unverified/)
    expect((await come(web, '/cuenta/proveedor/ir')).headers.get('location')).toMatch(/other-address|unverified/)
    expect((await web.post('/cuenta/proveedor', { accion: 'vincular', clave: TEST_PASSWORD })).status).toBe(422)
  }
  expect(links()).toEqual([])
})

test('who sits at an open session cannot tie her own identity to it, without the password even the right one', async () => {
  const open = await signedIn(COORDINATOR)
  provider.state.person = at('intrusa@afuera.test')
  expect((await come(open, '/cuenta/proveedor/ir')).headers.get('location')).toBe(
    '/cuenta/proveedor?proveedor=other-address',
  )
  provider.state.person = at(COORDINATOR)
  await come(open, '/cuenta/proveedor/ir')
  for (let tries = 0; tries < 6; tries += 1)
    await open.post('/cuenta/proveedor', { accion: 'vincular', clave: `intento ${tries}` })
  expect((await open.post('/cuenta/proveedor', { accion: 'vincular', clave: TEST_PASSWORD })).status).toBe(429)
  expect(links()).toEqual([])
})

test('what waits to be linked belongs to one session: nobody who is signed in elsewhere ends it', async () => {
  const [team, coordinator] = [await signedIn(TEAM), await signedIn(COORDINATOR)]
  provider.state.person = at(TEAM)
  // The address to come back by, opened by somebody else who is signed in.
  const address = await away(team, '/cuenta/proveedor/ir')
  expect((await coordinator.get(address)).headers.get('location')).toBe('/ingresar?proveedor=invalid')
  const waiting = await away(team, '/cuenta/proveedor/ir')
  await team.get(waiting)
  const [identity = ''] = team
    .cookie()
    .split('; ')
    .filter((pair) => pair.startsWith('espejo.identity='))
  const carried = createWeb(origin, `${coordinator.cookie()}; ${identity}`)
  expect((await carried.post('/cuenta/proveedor', { accion: 'vincular', clave: TEST_PASSWORD })).status).toBe(422)
  expect(links()).toEqual([])
})

test('an identity belongs to one account, and an account to one identity', async () => {
  await linked(TEAM, 'una')
  const web = await signedIn(TEAM)
  provider.state.person = at(TEAM, 'otra')
  await come(web, '/cuenta/proveedor/ir')
  expect((await web.post('/cuenta/proveedor', { accion: 'vincular', clave: TEST_PASSWORD })).status).toBe(422)
  expect(links()).toMatchObject([{ account_id: 'una' }])
})

test('a link is taken away by its owner', async () => {
  const web = await linked(TEAM)
  await web.post('/cuenta/proveedor', { accion: 'quitar' })
  expect(links()).toEqual([])
  provider.state.person = at(TEAM)
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/ingresar?proveedor=not-linked')
  expect(rows("SELECT action FROM audit_log WHERE action = 'account.provider-unlinked'")).toHaveLength(1)
})

test('a role that ended opens nothing, and no file has a token, a code or a state', async () => {
  await linked('lectura@uno.test')
  const web = createWeb(origin)
  const address = await away(web)
  expect((await web.get(address)).status).toBe(302)
  const disk = Buffer.concat(
    readdirSync(path.dirname(file), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name))),
  )
  const query = new URL(`${origin}${address}`).searchParams
  for (const trace of [query.get('code') ?? 'x', query.get('state') ?? 'x', 'acceso-', 'eyJhbGciOi'])
    expect(disk.includes(trace), trace).toBe(false)
  database.$client.exec(
    "UPDATE memberships SET ended_at = '2026-11-01T00:00:00Z', ended_by = 'x' WHERE user_id = (SELECT id FROM user WHERE email = 'lectura@uno.test')",
  )
  const ended = createWeb(origin)
  expect((await come(ended)).headers.get('location')).toBe('/cuenta/funciones')
  expect((await ended.get('/panel/compartidos')).headers.get('location')).toBe('/cuenta/funciones')
})

test('what a person takes home says with which account of another service she may come in', async () => {
  const web = await linked(TEAM, 'una')
  const told = (await (await web.get('/cuenta/datos.json')).json()) as { servicios_de_ingreso: unknown }
  expect(told.servicios_de_ingreso).toMatchObject([{ servicio: provider.issuer, identificador: 'una' }])
})

test('a form that another site sends links and unlinks nothing', async () => {
  const web = await linked(TEAM)
  const answer = await fetch(`${origin}/cuenta/proveedor`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: web.cookie(), origin: 'https://otro.test', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'accion=quitar',
  })
  expect(answer.status).toBe(403)
  expect(links()).toHaveLength(1)
})

test('whoever asks for a new password because somebody else was in leaves that one no other door', async () => {
  await linked(TEAM)
  const [person] = rows(`SELECT id FROM user WHERE email = '${TEAM}'`)
  const token = 'k'.repeat(24)
  const { internalAdapter } = await auth().$context
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: String(person?.['id']),
    expiresAt: new Date(Date.now() + 60_000),
  })
  const answer = await createWeb(origin).post(`/restablecer/${token}`, { clave: NEW_PASSWORD, clave2: NEW_PASSWORD })
  expect(answer.status).toBe(303)
  expect(links()).toEqual([])
  provider.state.person = at(TEAM)
  expect((await come(createWeb(origin))).headers.get('location')).toBe('/ingresar?proveedor=not-linked')
})
