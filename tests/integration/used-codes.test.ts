import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createAuth } from '#app/door/auth.server.ts'
import { updateUsedStep, findSecondFactor } from '#db/queries/second-factors.server.ts'
import { session, twoFactor } from '#db/schema/index.ts'
import { cookiesSetBy, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'
import { TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
insertEntity(database, 'uno')
const ORIGIN = 'http://espejo.test'
const auth = createAuth(database, environment)

function call(path: string, body: unknown, cookie = ''): Promise<Response> {
  const headers = {
    origin: ORIGIN,
    'content-type': 'application/json',
    cookie,
    'x-espejo-client-address': '203.0.113.1',
  }
  return auth.handler(new Request(`${ORIGIN}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function head(email: string) {
  const { userId } = await addAccount(database, environment, email, 'head', 'uno')
  const password = async () => cookiesSetBy(await call('/sign-in/email', { email, password: TEST_PASSWORD }))
  const code = (cookie: string, typed: string) => call('/two-factor/verify-totp', { code: typed }, cookie)
  return { userId, password, code }
}

const inSteps = (steps: number) => totpCode(TEST_TOTP_SECRET, Date.now() + steps * 30_000)

test('a code that signed somebody in does not sign in whoever looked over her shoulder', async () => {
  const { userId, password, code } = await head('mirada@uno.test')
  const used = inSteps(0)
  expect((await code(await password(), used)).status).toBe(200)
  const thief = await password()
  const refused = await code(thief, used)
  const wrong = await code(await password(), '000000')
  expect(refused.status).toBe(401)
  expect(await refused.text()).toBe(await wrong.text())
  expect(database.select().from(session).where(eq(session.userId, userId)).all()).toHaveLength(1)
  expect(database.select().from(twoFactor).where(eq(twoFactor.userId, userId)).get()?.failedVerificationCount).toBe(2)
  expect((await code(thief, inSteps(1))).status).toBe(200)
  expect((await code(await password(), inSteps(0))).status).toBe(401)
})

test('of two who send one code at the same time one gets in', async () => {
  const { password, code } = await head('doble@uno.test')
  const cookies = [await password(), await password(), await password()]
  const typed = inSteps(0)
  const answers = await Promise.all(cookies.map((cookie) => code(cookie, typed)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401])
})

test('the code of one person is not used up by another who has the same secret', async () => {
  const [one, other] = [await head('una@uno.test'), await head('otra@uno.test')]
  const typed = inSteps(0)
  expect([
    (await one.code(await one.password(), typed)).status,
    (await other.code(await other.password(), typed)).status,
  ]).toEqual([200, 200])
})

test('a step is claimed once, and an older one not any more', async () => {
  const { userId } = await head('pasos@uno.test')
  const { id } = findSecondFactor(database, userId) ?? { id: '' }
  expect([100, 100, 99, 101, 101].map((step) => updateUsedStep(database, id, step))).toEqual([
    true,
    false,
    false,
    true,
    false,
  ])
})
