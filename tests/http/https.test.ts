import { afterAll, expect, test } from 'vitest'
import { startProduction } from '#tests/support/production-server.ts'
import { TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'
import { createWeb } from '#tests/support/web.ts'

const PUBLIC = 'https://espejo.test'
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { origin, stop } = await startProduction(database, environment, {
  ESPEJO_ORIGIN: PUBLIC,
  ESPEJO_PROXY: '127.0.0.1',
})
afterAll(stop)

/** Asks as a proxy passes it on that ends TLS for the configured address. */
function ask(
  path: string,
  { form, cookie = '' }: { form?: Record<string, string>; cookie?: string } = {},
): Promise<Response> {
  const headers = { origin: PUBLIC, cookie, 'x-forwarded-proto': 'https' }
  return fetch(origin + path, {
    redirect: 'manual',
    headers,
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  })
}

const given = (answer: Response) => answer.headers.getSetCookie()
const jar = (...answers: Response[]) =>
  [
    ...new Map(
      answers
        .flatMap(given)
        .map((cookie) => cookie.split(';')[0] ?? '')
        .map((pair) => [pair.split('=')[0], pair] as const),
    ).values(),
  ]
    .filter((pair) => !pair.endsWith('='))
    .join('; ')

/** The same for every cookie, also for those that take one away. */
function expectSound(cookies: readonly string[]): void {
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__(Secure|Host)-espejo\./)
    for (const attribute of [
      /; HttpOnly(;|$)/i,
      /; Secure(;|$)/i,
      /; SameSite=Lax(;|$)/i,
      /; Path=\/(ingresar(\.data)?)?(;|$)/i,
    ])
      expect(cookie).toMatch(attribute)
    expect(cookie).not.toMatch(/; Domain=/i)
  }
}

test('every cookie of signing in, second step and signing out is secure, hidden from scripts and bound to the site', async () => {
  const password = await ask('/ingresar', { form: { correo: 'titular@uno.test', clave: TEST_PASSWORD } })
  expect(password.headers.get('location')).toBe('/ingresar/codigo')
  expect(given(password).join()).toContain('__Secure-espejo.two_factor=')
  const code = await ask('/ingresar/codigo', { form: { codigo: totpCode(TEST_TOTP_SECRET) }, cookie: jar(password) })
  expect(code.headers.get('location')).toBe('/panel')
  expect(given(code).join()).toContain('__Secure-espejo.session_token=')
  const session = jar(code)
  expect((await ask('/panel', { cookie: session })).status).toBe(200)
  const changed = await ask('/cuenta', {
    form: {
      accion: 'clave',
      actual: TEST_PASSWORD,
      clave: 'una frase muy larga de prueba',
      clave2: 'una frase muy larga de prueba',
    },
    cookie: session,
  })
  const left = await ask('/salir', { form: {}, cookie: jar(changed) })
  for (const answer of [password, code, changed, left]) {
    expect(given(answer).length).toBeGreaterThan(0)
    expectSound(given(answer))
  }
})

test('an account without a second step gets a session under the same conditions, and its plain name opens nothing', async () => {
  await addAccount(database, environment, 'otro@uno.test', 'contributor', 'uno')
  const answer = await ask('/ingresar', { form: { correo: 'otro@uno.test', clave: TEST_PASSWORD } })
  expectSound(given(answer))
  expect((await ask('/cuenta', { cookie: jar(answer) })).status).toBe(200)
  expect((await ask('/cuenta', { cookie: jar(answer).replace('__Secure-', '') })).status).toBe(302)
})

test.each([
  '/',
  '/r',
  '/r/TESTLINK',
  '/ayuda',
  '/anonimato',
  '/ingresar',
  '/panel',
  '/api/auth/ok',
  '/favicon.svg',
  '/no-hay',
  '/salud',
])('%s tells browsers to come by https only', async (path) => {
  const { headers } = await ask(path)
  expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
})

test('a form that says it comes from the plain address is refused', async () => {
  const web = createWeb(origin)
  expect((await web.post('/ingresar', { correo: 'titular@uno.test', clave: TEST_PASSWORD })).status).toBe(403)
})
