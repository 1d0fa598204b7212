import { expect, test } from 'vitest'
import { nextTry, sendDueMails } from '#app/kit/mail/mail-queue.server.ts'
import { smtpTransport, type OutgoingMail } from '#app/kit/mail/transport.server.ts'
import { readEnvironment } from '#app/kit/program/environment.server.ts'
import { listNewestMails, insertMail } from '#db/queries/mails.server.ts'
import { catchMail, type CaughtMail } from '#tests/support/mail-catcher.ts'
import { createTestDatabase, TEST_KEY } from '#tests/support/test-database.ts'

const NOON = new Date('2026-11-10T17:00:00.000Z')
const after = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)
const mail = {
  kind: 'invitation',
  recipient: 'ana@uno.test',
  subject: 'Invitación',
  body: 'https://espejo.test/invitacion/SECRETO',
}

function queued() {
  const { database } = createTestDatabase()
  insertMail(database, mail, NOON.toISOString())
  return database
}

const sound = async () => {}
const broken = async () => {
  throw Object.assign(new Error('550 ana@uno.test does not exist'), { code: 'EENVELOPE' })
}

test('a sent mail loses its text at once and its row after thirty days', async () => {
  const database = queued()
  const seen: OutgoingMail[] = []
  expect(await sendDueMails(database, async (outgoing) => void seen.push(outgoing), NOON)).toBe(1)
  expect(seen).toEqual([
    { to: 'ana@uno.test', subject: 'Invitación', text: mail.body, id: expect.stringMatching(/^[0-9a-f]{32}$/) },
  ])
  expect(await listNewestMails(database, 9)).toMatchObject([{ body: '', sentAt: NOON.toISOString(), nextTryAt: null }])
  expect(await sendDueMails(database, sound, after(60))).toBe(0)
  await sendDueMails(database, sound, after(29 * 24 * 60))
  expect(await listNewestMails(database, 9)).toHaveLength(1)
  await sendDueMails(database, sound, after(31 * 24 * 60))
  expect(await listNewestMails(database, 9)).toEqual([])
})

test('what fails is tried again later and later, and given up without its text', async () => {
  const database = queued()
  let now = NOON
  for (const wait of [1, 5, 15, 60, 240, 720, 1440]) {
    expect(await sendDueMails(database, broken, now)).toBe(0)
    const [row] = await listNewestMails(database, 1)
    expect(row).toMatchObject({
      fault: 'EENVELOPE',
      body: mail.body,
      nextTryAt: new Date(now.getTime() + wait * 60_000).toISOString(),
    })
    now = new Date(now.getTime() + wait * 60_000)
    expect(await sendDueMails(database, sound, new Date(now.getTime() - 1))).toBe(0)
  }
  await sendDueMails(database, broken, now)
  expect(await listNewestMails(database, 1)).toMatchObject([
    { tries: 8, nextTryAt: null, sentAt: null, body: '', fault: 'EENVELOPE' },
  ])
  expect(nextTry(7, now)).toBeNull()
})

test('two senders at once send it once', async () => {
  const database = queued()
  let sent = 0
  const slow = async () => {
    sent += 1
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await Promise.all([sendDueMails(database, slow, NOON), sendDueMails(database, slow, NOON)])
  expect(sent).toBe(1)
})

const secrets = {
  ESPEJO_MODE: 'production',
  ESPEJO_DATABASE: 'x.db',
  ESPEJO_CODE_KEY: TEST_KEY,
  ESPEJO_SESSION_SECRET: TEST_KEY,
}

test('the configured server gets the mail, in plain text', async () => {
  const caught: CaughtMail[] = []
  const smtp = await catchMail((received) => caught.push(received))
  const transport = smtpTransport(
    readEnvironment({
      ...secrets,
      ESPEJO_ORIGIN: 'https://espejo.test',
      ESPEJO_PROXY: '127.0.0.1',
      ESPEJO_MAIL_FROM: 'Espejo <no-responder@espejo.test>',
      ESPEJO_MAIL_URL: `smtp://127.0.0.1:${smtp.port}`,
    }),
    { name: 'Espejo', address: 'no-responder@espejo.test' },
  )
  if (!transport) throw new Error('no transport')
  expect(await sendDueMails(queued(), transport, NOON)).toBe(1)
  smtp.stop()
  expect(caught).toMatchObject([{ to: 'ana@uno.test', text: mail.body }])
  // Who is away answers nobody: that somebody was written to would lie in one more mailbox.
  expect(caught[0]?.head).toMatch(/^Auto-Submitted: auto-generated\r?$/m)
  expect(caught[0]?.head).toMatch(/^X-Auto-Response-Suppress: All\r?$/m)
})

test.each([
  ['espejo', /ESPEJO_MAIL_FROM: no es una dirección de correo\. Al correo le falta la arroba/],
  ['Espejo <espejo@mimp>', /ESPEJO_MAIL_FROM: no es una dirección/],
  ['Espejo <espejo@mimp.gob.pe', /ESPEJO_MAIL_FROM: no es una dirección/],
  ['espejo@mimp.gob.pe.', /ESPEJO_MAIL_FROM: escríbala así: Espejo <espejo@mimp\.gob\.pe>/],
])('the program does not start with %s as the sender of mails', (from, told) => {
  expect(() => readEnvironment({ ...secrets, ESPEJO_MAIL_FROM: from })).toThrow(told)
})

test.each(['espejo@mimp.gob.pe', 'Espejo <Espejo@mimp.gob.pe>', '"Espejo, MIMP" <espejo@mimp.gob.pe>'])(
  '%s is a sender of mails',
  (from) => expect(readEnvironment({ ...secrets, ESPEJO_MAIL_FROM: from }).ESPEJO_MAIL_FROM).toBe(from),
)

test('without a server there is no transport, and a server needs a sender and the public address', () => {
  expect(smtpTransport(readEnvironment(secrets), { name: '', address: 'a@b.test' })).toBeNull()
  expect(() => readEnvironment({ ...secrets, ESPEJO_MAIL_URL: 'smtps://correo.test' })).toThrow(
    /ESPEJO_MAIL_FROM: falta.*\n.*ESPEJO_ORIGIN: falta/,
  )
})
