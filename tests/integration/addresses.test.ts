import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readRequestForm } from '#app/features/account-requests/form.ts'
import { checkRequest } from '#app/features/account-requests/request-rules.ts'
import { readInvitationForm } from '#app/features/accounts/form.ts'
import { checkInvitation } from '#app/features/accounts/invitation-rules.ts'
import { invitedFrom, inviteWithin } from '#app/features/accounts/invite-account.server.ts'
import { readMailOrder } from '#app/features/custody/form.ts'
import { readOwnEntityChange } from '#app/features/directory/form.ts'
import { reviewAccounts } from '#app/features/imports/account-rows.ts'
import { recoverAccount } from '#app/features/sign-in/recover-account.server.ts'
import { readResetRequest, readSignIn } from '#app/features/sign-in/form.ts'
import { requestReset } from '#app/features/sign-in/reset-password.server.ts'
import { auth } from '#app/door/auth.server.ts'
import { signIn } from '#app/door/sign-in.server.ts'
import { CLIENT_ADDRESS_HEADER } from '#app/door/visitor.ts'
import { ADDRESS_FAULT_WORDS, soughtAddress } from '#app/kit/mail/mail-address.ts'
import { sendSoon } from '#app/kit/mail/mail-queue.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { acceptInvitation } from '#db/queries/invitations.server.ts'
import { account, mails, user } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { catchMail, type CaughtMail } from '#tests/support/mail-catcher.ts'
import { REFUSED, REPAIRED, type OddAddress } from '#tests/support/odd-addresses.ts'
import { oneLine } from '#surveys/text/written-text.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const ORIGIN = 'http://localhost'
const TODAY = '2026-11-24'
const PASSWORD = 'una frase muy larga de prueba'

const caught: CaughtMail[] = []
const { port, stop } = await catchMail((mail) => void caught.push(mail))
const { file } = createTestDatabase()
testEnvironment(file)
process.env['ESPEJO_ORIGIN'] = ORIGIN
process.env['ESPEJO_PROXY'] = '127.0.0.1'
process.env['ESPEJO_MAIL_URL'] = `smtp://127.0.0.1:${port}`
process.env['ESPEJO_MAIL_FROM'] = 'espejo@espejo.test'
const { database } = runtime()
insertEntity(database, 'uno', 'Entidad Uno')

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

/** The mailbox of a list; there a part after a plus and the dots of Gmail do not count, and no row has either. */
function listed(typed: string): string {
  const order = readMailOrder(formOf({ accion: 'invitar', correos: `\n${typed}\n` }))
  if (order?.kind !== 'invite') throw new Error('no list')
  const { addresses, malformed } = order.pasted
  return addresses.length === 1 && malformed.length === 0 ? (addresses[0] ?? '') : 'refused'
}

function invited(typed: string): string {
  const fields = { funcion: 'contributor', nombre: 'Ana Quispe', correo: typed }
  const limits = { kinds: ['contributor'], needsResolution: () => false, today: TODAY } as const
  const read = checkInvitation(readInvitationForm(formOf(fields)), limits)
  return read.ok ? read.invitation.email : (read.problems['correo'] ?? '')
}

function asked(typed: string): string {
  const fields = {
    ...{ entidad: 'Entidad Uno', nombre: 'Ana Quispe', correo: typed, cargo: 'Gerenta', funcion: 'coordinator' },
    ...{ resolucion: 'RM 12-2026', fecha: TODAY },
  }
  const read = checkRequest(readRequestForm(formOf(fields)), [{ id: 'uno', name: 'Entidad Uno' }], TODAY)
  return read.ok ? read.request.email : (read.problems['correo'] ?? '')
}

function imported(typed: string): string {
  const row = { row: 2, cells: ['uno', 'Ana Quispe', typed, 'Equipo de la entidad', '', ''] }
  const now = { held: [], ever: [], offered: [], listAccountNames: new Map<string, string>() }
  const entities = [{ id: 'uno', name: 'Entidad Uno', status: 'active' as const }]
  const { lines, invitations } = reviewAccounts([row], { ...now, today: TODAY, entities })
  return invitations[0]?.email ?? lines[0]?.problems[0] ?? ''
}

test.each([...REPAIRED, ...REFUSED])('every door makes the same of «%s»', (typed, meant) => {
  const expected = typeof meant === 'string' ? meant : ADDRESS_FAULT_WORDS[meant.fault]
  expect({ invited: invited(typed), asked: asked(typed), imported: imported(typed) }).toEqual({
    invited: expected,
    asked: expected,
    imported: expected,
  })
  // A list takes several addresses apart, and nothing is an empty line.
  if (typeof meant === 'string') expect(listed(typed)).toBe(meant)
  else if (!/[,;]/.test(typed)) expect(listed(typed)).toBe('refused')
})

const visitorOf = (place: number) => {
  const address = `10.0.0.${place}`
  const headers = new Headers({ origin: ORIGIN, [CLIENT_ADDRESS_HEADER]: address })
  return { headers, origin: ORIGIN, address }
}

/** Invites an address and takes the invitation up, all with one hash: making one takes a tenth of a second. */
function takeIn(email: string, place: number, passwordHash: string): void {
  const person = { email, name: 'Ana Quispe', role: 'contributor', entityId: 'uno', entityName: 'Entidad Uno' } as const
  const now = new Date()
  inTransaction(database, (transaction) => {
    const { invitationId } = inviteWithin(transaction, PROGRAM, person, invitedFrom(ORIGIN), now)
    const newUser = { id: `persona-${place}`, name: person.name, email, emailVerified: true, passwordHash }
    const role = { role: 'contributor', entityId: 'uno', startsOn: TODAY } as const
    const membership = { ...role, id: `funcion-${place}`, userId: newUser.id }
    expect(acceptInvitation(transaction, { id: invitationId }, { membership, newUser }, now, NO_NOTE), email).toBe(true)
  })
}

test('whoever is taken signs in with what she typed, and gets her mails', async () => {
  const hash = await (await auth().$context).password.hash(PASSWORD)
  const enters = async ([typed, meant]: OddAddress, place: number) => {
    takeIn(String(meant), place, hash)
    const form = readSignIn(formOf({ correo: typed, clave: PASSWORD }))
    expect(await signIn(visitorOf(place), form), typed).toBeInstanceOf(Response)
    const asked = await requestReset(visitorOf(place), readResetRequest(formOf({ correo: typed })))
    expect(asked, typed).toEqual({ kind: 'asked' })
  }
  await Promise.all(REPAIRED.map(enters))
  sendSoon()
  const got = (address: unknown) =>
    caught.flatMap(({ to, text }) => (to === address ? (/restablecer|invitacion/.exec(text) ?? []) : [])).sort()
  await expect
    .poll(() => REPAIRED.map(([, meant]) => [meant, got(meant)]), { timeout: 50_000 })
    .toEqual(REPAIRED.map(([, meant]) => [meant, ['invitacion', 'restablecer']]))
  stop()
})

test('a password is kept as it was typed, and composed letters or not are one: the library says so', async () => {
  const password = 'mi contraseña  de año\u00A0nuevo'
  const hash = await (await auth().$context).password.hash(password)
  const { id } = database.select().from(user).where(eq(user.email, 'tres@uno.test')).all()[0] ?? { id: '' }
  database.update(account).set({ password: hash }).where(eq(account.userId, id)).run()
  const typed = (clave: string) => signIn(visitorOf(90), readSignIn(formOf({ correo: 'tres@uno.test', clave })))
  expect(await typed(password)).toBeInstanceOf(Response)
  expect(await typed(password.normalize('NFD'))).toBeInstanceOf(Response)
  expect(await typed(password.replace('  ', ' '))).toEqual({ kind: 'wrong-credentials' })
})

test('what is no address is told at the door of the account as that, whoever has one, and no mail goes out', async () => {
  const before = database.select().from(mails).all().length
  const told = ([typed]: OddAddress, place: number) =>
    signIn(visitorOf(100 + place), readSignIn(formOf({ correo: typed, clave: PASSWORD })))
  expect(await Promise.all(REFUSED.map(told))).toEqual(
    REFUSED.map(([, meant]) => ({ kind: 'address', ...(typeof meant === 'string' ? {} : meant) })),
  )
  const reset = readResetRequest(formOf({ correo: 'ana @uno.test' }))
  expect(await requestReset(visitorOf(99), reset)).toEqual({ kind: 'malformed', fault: 'blank', typed: reset })
  expect(database.select().from(mails).all()).toHaveLength(before)
})

test('an account is recovered by its address however it is typed, also one of before that is none now', async () => {
  const one = { origin: ORIGIN, email: soughtAddress(' <Uno.Quispe@UNO.test>, ') }
  expect(await recoverAccount(PROGRAM, one)).toMatchObject({ email: 'uno.quispe@uno.test' })
  database.update(user).set({ email: 'dos!x@uno.test' }).where(eq(user.email, 'dos@uno.test')).run()
  const old = { origin: ORIGIN, email: soughtAddress('Dos!x@uno.test ') }
  expect(await recoverAccount(PROGRAM, old)).toMatchObject({ email: 'dos!x@uno.test' })
})

test('the address to which staff write about their data is read alike, and words around one stay', () => {
  const contact = (contacto: string) => {
    const read = readOwnEntityChange(formOf({ accion: 'privacidad', direccion: '', contacto, oficial: '' }))
    return read.ok ? read.input.facts.privacyContact : (read.problems['contacto'] ?? '')
  }
  // The field holds 200 letters, and a longer one is told so.
  const alone = (typed: string) => /^\S*[@＠]\S*$/.test(oneLine(typed)) && oneLine(typed).length <= 200
  const repaired = REPAIRED.filter(([typed]) => alone(typed))
  expect(repaired.length).toBeGreaterThan(15)
  expect(repaired.map(([typed]) => contact(typed))).toEqual(repaired.map(([, meant]) => meant))
  for (const [typed, meant] of REFUSED.filter(([text]) => alone(text)))
    expect(contact(typed), typed).toBe(typeof meant === 'string' ? meant : ADDRESS_FAULT_WORDS[meant.fault])
  expect(contact('Mesa de partes, anexo 12, mesa@uno.test')).toBe('Mesa de partes, anexo 12, mesa@uno.test')
  expect(contact('')).toBe('')
})
