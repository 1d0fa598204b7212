import { expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { warnOfConfirmations } from '#app/features/accounts/warn-of-confirmation.server.ts'
import { createAuth } from '#app/door/auth.server.ts'
import type { Database } from '#db/client.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertConfirmation } from '#db/queries/accounts.server.ts'
import { listNewestMails } from '#db/queries/mails.server.ts'
import { memberships } from '#db/schema/index.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

process.env['ESPEJO_ORIGIN'] = 'https://espejo.test'
process.env['ESPEJO_PROXY'] = '127.0.0.1'
process.env['ESPEJO_MAIL_URL'] = 'smtp://127.0.0.1:9'
process.env['ESPEJO_MAIL_FROM'] = 'espejo@espejo.test'

const TODAY = limaDate(new Date())
const noon = (day: string) => new Date(`${day}T17:00:00.000Z`)

function confirm(database: Database, confirmedOn: string): void {
  const confirmation = { entityId: 'uno', confirmedOn, confirmedBy: 'x' }
  inTransaction(database, (transaction) => insertConfirmation(transaction, confirmation, NO_NOTE))
}

async function smallEntity(withHead: boolean) {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  insertEntity(database, 'uno')
  await addAccount(database, environment, 'coordinacion@uno.test', 'coordinator', 'uno')
  if (withHead) await addAccount(database, environment, 'titular@uno.test', 'head', 'uno')
  confirm(database, TODAY)
  return database
}

/** A year from the confirmation, less so many days. */
const before = (days: number) => noon(addDays(`${Number(TODAY.slice(0, 4)) + 1}${TODAY.slice(4)}`, -days))

test.skipIf(TODAY.endsWith('02-29'))(
  'the head is warned sixty and thirty days before, once each, and never after confirming',
  async () => {
    const database = await smallEntity(true)
    const warned = async (days: number) => warnOfConfirmations(database, 'https://espejo.test', before(days))
    expect([
      await warned(61),
      await warned(60),
      await warned(59),
      await warned(31),
      await warned(30),
      await warned(29),
      await warned(-1),
    ]).toEqual([0, 1, 0, 0, 1, 0, 0])
    const mails = await listNewestMails(database, 9)
    expect(mails.map(({ recipient }) => recipient)).toEqual(['titular@uno.test', 'titular@uno.test'])
    expect(mails[0]?.body).toContain('https://espejo.test/panel/cuentas')
    confirm(database, limaDate(before(20)))
    expect(await warned(10)).toBe(0)
  },
)

test.skipIf(TODAY.endsWith('02-29'))(
  'a missed day does not lose a warning, and an entity without a head warns its coordinator',
  async () => {
    const database = await smallEntity(false)
    expect(await warnOfConfirmations(database, null, before(12))).toBe(1)
    expect(await listNewestMails(database, 9)).toMatchObject([
      { recipient: 'coordinacion@uno.test', kind: 'confirmation' },
    ])
  },
)

test('over https the session cookie is secure, and its name says so', async () => {
  const { database, file } = createTestDatabase()
  const environment = testEnvironment(file)
  insertEntity(database, 'uno')
  await addAccount(database, environment, 'equipo@uno.test', 'contributor', 'uno')
  const auth = createAuth(database, { ...environment, ESPEJO_ORIGIN: 'https://espejo.test' })
  const answer = await auth.handler(
    new Request('https://espejo.test/api/auth/sign-in/email', {
      method: 'POST',
      headers: {
        origin: 'https://espejo.test',
        'content-type': 'application/json',
        'x-espejo-client-address': '203.0.113.1',
      },
      body: JSON.stringify({ email: 'equipo@uno.test', password: 'una-clave-larga-2026' }),
    }),
  )
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Secure-espejo\.session_token=/)
  for (const attribute of [/; HttpOnly/i, /; Secure/i, /; SameSite=Lax/i, /; Path=\//i])
    expect(cookie).toMatch(attribute)
})

test('the database itself holds what a membership must have', async () => {
  const database = await smallEntity(true)
  const held = database.select().from(memberships).where(eq(memberships.role, 'coordinator')).get()
  if (!held) throw new Error('no membership')
  const add = (change: Partial<typeof held>) => () =>
    database
      .insert(memberships)
      .values({ ...held, id: 'otra', ...change })
      .run()
  expect(add({ role: 'reader', endsOn: null })).toThrow(/a_reader_has_a_last_day/)
  expect(add({ role: 'head', isDelegate: true, endsOn: null, resolution: 'RM 1' })).toThrow(/a_delegate_has/)
  expect(add({ role: 'head', isDelegate: true, endsOn: TODAY, resolution: ' ' })).toThrow(/a_delegate_has/)
  expect(add({ role: 'administrator' })).toThrow(/national_roles_have_no_entity/)
  expect(add({ headsPlanning: true })).toThrow(/only_a_contributor/)
})
