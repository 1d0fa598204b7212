import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { decideRequest } from '#app/features/account-requests/decide-request.server.ts'
import { acceptInvitation } from '#app/features/accounts/accept-invitation.server.ts'
import { inviterOf } from '#app/features/accounts/act-in-entity.server.ts'
import { changeAccount } from '#app/features/accounts/change-account.server.ts'
import { resendInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { readInvitationForm, readLoanForm } from '#app/features/accounts/form.ts'
import { isSent } from '#app/features/accounts/invite-account.server.ts'
import { inviteToEntity } from '#app/features/accounts/invite-to-entity.server.ts'
import { inviteToMinistry } from '#app/features/accounts/invite-to-ministry.server.ts'
import { lendKeeper, viewLending } from '#app/features/accounts/lend-keeper.server.ts'
import { getEntityAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { getEntityAccount } from '#app/features/accounts/view-account.server.ts'
import { keepersWaitingFor } from '#app/features/accounts/waiting-keepers.server.ts'
import { actorFor, inEntity, type Actor } from '#app/door/actor.ts'
import { standingMemberships } from '#app/door/current-account.server.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { listNewestMails } from '#db/queries/mails.server.ts'
import { insertStaffFigure } from '#db/queries/staff-figures.server.ts'
import { accountRequests, auditLog, entities, entityStaff, invitations, memberships, user } from '#db/schema/index.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, figureRow, insertConfirmedFigure, insertEntity } from '#tests/support/test-database.ts'

const ORIGIN = 'https://espejo.test'
// Nothing listens there: what is queued stays in the queue, where the test reads it.
Object.assign(process.env, {
  ESPEJO_ORIGIN: ORIGIN,
  ESPEJO_PROXY: '127.0.0.1',
  ESPEJO_MAIL_URL: 'smtp://127.0.0.1:9',
  ESPEJO_MAIL_FROM: 'espejo@espejo.test',
})
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
const TODAY = limaDate(new Date())
const PASSWORD = 'una frase muy larga de prueba'

async function add(email: string, role: Actor['role'], entityId: string | null): Promise<Actor> {
  const { userId, membershipId } = await addAccount(database, environment, email, role, entityId)
  return actorFor({
    userId,
    name: email,
    role,
    entity: entityId ? { id: entityId, name: entityId } : null,
    membershipId,
  })
}

for (const id of ['uno', 'sola', 'region', 'chica', 'grande', 'ajena']) insertEntity(database, id, `Entidad ${id}`)
const [ana, bea] = [
  await add('ana@mimp.test', 'administrator', null),
  await add('bea@mimp.test', 'administrator', null),
]
const [coordinator, head] = [
  await add('rosa.quispe@uno.test', 'coordinator', 'uno'),
  await add('titular@uno.test', 'head', 'uno'),
]
const alone = await add('coordinacion@sola.test', 'coordinator', 'sola')

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const PROPOSAL = {
  funcion: 'custodian',
  nombre: 'Julia Huamán',
  unidad: 'Trámite Documentario',
  resolucion: '',
  hasta: '',
}
const propose = (by: Actor, correo: string, change: Readonly<Record<string, string>> = {}) =>
  inviteToEntity(by, readInvitationForm(formOf({ ...PROPOSAL, correo, ...change })), ORIGIN)

let visitors = 0
/** The person opens the link that was mailed to her. @returns her membership. */
async function accept(email: string) {
  const mails = (await listNewestMails(database, 99)).filter(
    ({ recipient, kind }) => recipient === email && kind === 'invitation',
  )
  const token = /invitacion\/([\w-]+)/.exec(mails[0]?.body ?? '')?.[1] ?? ''
  visitors += 1
  const visitor = { headers: new Headers({ origin: ORIGIN }), origin: ORIGIN, address: `203.0.113.${visitors}` }
  const person = { name: 'Julia Huamán', password: PASSWORD, again: PASSWORD }
  const answer = await acceptInvitation(visitor, { token, account: null, person })
  expect(answer).toHaveProperty('to')
  const userId = database.select().from(user).where(eq(user.email, email)).get()?.id ?? ''
  const given = database.select().from(memberships).where(eq(memberships.userId, userId)).get()
  if (!given) throw new Error('She got no role')
  return given
}

/** Proposes somebody new, who accepts. */
async function proposed(by: Actor, email: string, change: Readonly<Record<string, string>> = {}) {
  expect(isSent(await propose(by, email, change))).toBe(true)
  return accept(email)
}

const standingOf = async ({ userId }: { readonly userId: string }) =>
  (await standingMemberships(database, userId, TODAY)).map(({ standing }) => standing)
const SURE = { kind: 'vouch', unit: '', isSure: true } as const
const mailsTo = async (recipient: string) =>
  (await listNewestMails(database, 99)).filter((mail) => mail.recipient === recipient).map(({ kind }) => kind)

test('a custodian acts once the head vouched for her by name, and nobody else may', async () => {
  const keeper = await proposed(coordinator, 'julia@uno.test')
  expect(keeper).toMatchObject({
    role: 'custodian',
    unit: 'Trámite Documentario',
    proposedBy: coordinator.userId,
    confirmedAt: null,
  })
  expect(await standingOf(keeper)).toEqual(['unconfirmed'])
  expect(await mailsTo('titular@uno.test')).toEqual(['keeper-waits'])
  expect(keepersWaitingFor(head)).toMatchObject([{ membershipId: keeper.id, name: 'Julia Huamán' }])
  expect([keepersWaitingFor(coordinator), keepersWaitingFor(ana)]).toEqual([[], []])

  const delegate = actorFor({
    ...head,
    userId: ana.userId,
    entity: { id: 'uno', name: 'uno' },
    role: 'head',
    isDelegate: true,
  })
  for (const other of [coordinator, delegate, inEntity(ana, { id: 'uno', name: 'uno' })])
    await expect(changeAccount(other, keeper.id, SURE)).rejects.toMatchObject({ code: 'not-found' })
  expect(await changeAccount(head, keeper.id, { ...SURE, isSure: false })).toMatchObject({
    ok: false,
    problems: { avala: /casilla/ },
  })
  expect(await standingOf(keeper)).toEqual(['unconfirmed'])

  expect(await changeAccount(head, keeper.id, SURE)).toMatchObject({ ok: true, done: { kind: 'vouched' } })
  expect(await standingOf(keeper)).toEqual(['in-force'])
  expect(await mailsTo('julia@uno.test')).toContain('keeper-confirmed')
  const deed = database.select().from(auditLog).where(eq(auditLog.action, 'keeper.confirmed')).get()
  expect(deed).toMatchObject({ actorId: head.userId, objectId: keeper.id })
  await expect(changeAccount(head, keeper.id, SURE)).rejects.toMatchObject({ code: 'conflict' })
})

test('whoever proposed does not confirm: of the head an administrator does, and of an administrator the head', async () => {
  const byHead = await proposed(head, 'marta@uno.test')
  expect((await getEntityAccount(head, byHead.id)).keeper).toMatchObject({
    mayVouch: false,
    proposedByMe: true,
    waiting: 'another-head',
  })
  await expect(changeAccount(head, byHead.id, SURE)).rejects.toMatchObject({ code: 'not-found' })
  expect(await mailsTo('bea@mimp.test')).toContain('keeper-waits')
  expect(await changeAccount(inEntity(bea, { id: 'uno', name: 'uno' }), byHead.id, SURE)).toMatchObject({ ok: true })

  const byAna = await proposed(await inviterOf(ana, 'uno'), 'elena@uno.test', { funcion: 'transcriber' })
  await expect(changeAccount(inEntity(bea, { id: 'uno', name: 'uno' }), byAna.id, SURE)).rejects.toMatchObject({
    code: 'not-found',
  })
  expect(await changeAccount(head, byAna.id, SURE)).toMatchObject({ ok: true })
})

test('where an entity has no head an administrator confirms, and never the one who proposed', async () => {
  const keeper = await proposed(alone, 'julia@sola.test')
  expect(keepersWaitingFor(ana).map(({ membershipId }) => membershipId)).toEqual([keeper.id])
  await expect(changeAccount(alone, keeper.id, SURE)).rejects.toMatchObject({ code: 'not-found' })
  expect(await changeAccount(inEntity(ana, { id: 'sola', name: 'sola' }), keeper.id, SURE)).toMatchObject({ ok: true })
  const byAna = await proposed(await inviterOf(ana, 'sola'), 'elena@sola.test')
  const at = { id: 'sola', name: 'sola' }
  await expect(changeAccount(inEntity(ana, at), byAna.id, SURE)).rejects.toMatchObject({ code: 'not-found' })
  expect(await changeAccount(inEntity(bea, at), byAna.id, SURE)).toMatchObject({ ok: true })
})

test('a coordinator does not become typist: not by her account, and by a second mailbox not unseen', async () => {
  for (const funcion of ['transcriber', 'custodian'])
    expect(await propose(coordinator, 'Rosa.Quispe@Uno.test', { funcion })).toMatchObject({
      correo: /no custodia códigos ni digita/,
    })
  const second = await proposed(coordinator, 'rosa.quispe+digita@uno.test', { funcion: 'transcriber' })
  expect(await standingOf(second)).toEqual(['unconfirmed'])
  const { keeper } = await getEntityAccount(head, second.id)
  expect(keeper?.warnings).toMatchObject([{ kind: 'same-mailbox', who: { email: 'rosa.quispe@uno.test' } }])
  expect(await changeAccount(head, second.id, { kind: 'refuse', reason: 'No' })).toMatchObject({
    problems: { razon: /5 a 300/ },
  })
  expect(await changeAccount(head, second.id, { kind: 'refuse', reason: 'Es la misma persona' })).toMatchObject({
    ok: true,
  })
  expect(await standingOf(second)).toEqual(['over'])
  expect(await mailsTo('rosa.quispe+digita@uno.test')).toContain('keeper-refused')
  await expect(changeAccount(head, second.id, SURE)).rejects.toMatchObject({ code: 'conflict' })
  const { former } = await getEntityAccounts(head)
  expect(former.find(({ id }) => id === second.id)).toMatchObject({ isRefused: true })
})

test('who keeps codes gets no role that reads results: by no invitation, request or national role', async () => {
  const keeper = await proposed(coordinator, 'paula@uno.test')
  const email = 'paula@uno.test'
  const late = { hasta: addDays(TODAY, 60), resolucion: 'RA 1-2026' }
  for (const [by, funcion] of [
    [coordinator, 'reader'],
    [coordinator, 'successor'],
    [head, 'coordinator'],
    [head, 'delegate'],
    [await inviterOf(ana, 'uno'), 'head'],
    [await inviterOf(ana, 'uno'), 'coordinator'],
  ] as const)
    expect(await propose(by, email, { funcion, ...late }), funcion).toMatchObject({
      correo: /custodia códigos o digita/,
    })
  expect(
    await inviteToMinistry(ana, readInvitationForm(formOf({ ...PROPOSAL, correo: email, funcion: 'analyst' })), ORIGIN),
  ).toMatchObject({
    correo: /custodia códigos o digita/,
  })
  database
    .insert(accountRequests)
    .values({
      ...{ id: 'pide', entityId: 'uno', name: 'Paula', email, position: 'Jefa', role: 'head', resolution: 'RA 9' },
      ...{ resolutionDate: TODAY, requestedAt: new Date().toISOString(), status: 'pending' },
    })
    .run()
  expect(await decideRequest(ana, { kind: 'grant', requestId: 'pide' }, ORIGIN)).toMatchObject({
    kind: 'undecided',
    why: 'excluded',
  })
  expect(isSent(await propose(coordinator, email, { funcion: 'contributor' }))).toBe(true)

  expect(await changeAccount(head, keeper.id, SURE)).toMatchObject({ ok: true })
  expect(await changeAccount(head, keeper.id, { kind: 'end', problem: null })).toMatchObject({ ok: true })
  expect(await propose(head, email, { funcion: 'coordinator', ...late })).toMatchObject({
    correo: /menos de doce meses/,
  })
})

test('a role that came between invitation and acceptance is refused, by the program and by the file', async () => {
  const reader = await add('lectora@uno.test', 'contributor', 'uno')
  expect(isSent(await propose(coordinator, 'lectora@uno.test'))).toBe(true)
  database
    .insert(memberships)
    .values({
      id: 'lee',
      userId: reader.userId,
      role: 'reader',
      entityId: 'uno',
      startsOn: TODAY,
      endsOn: addDays(TODAY, 9),
    })
    .run()
  const invitation = database.select().from(invitations).where(eq(invitations.email, 'lectora@uno.test')).get()
  await expect(resendInvitation(coordinator, invitation?.id ?? '', ORIGIN)).rejects.toMatchObject({
    code: 'conflict',
    rule: 'keepers_read_no_results',
  })
  const give = (role: Actor['role'], entityId: string | null) => () =>
    database.insert(memberships).values({ id: 'mas', userId: reader.userId, role, entityId, startsOn: TODAY }).run()
  expect(give('custodian', 'uno')).toThrow(/reads no results/)
  expect(give('transcriber', 'uno')).toThrow(/reads no results/)
  expect(give('custodian', 'sola')).not.toThrow()
  database
    .update(memberships)
    .set({ endedAt: '2020-01-01T00:00:00Z', endedBy: 'x' })
    .where(eq(memberships.id, 'mas'))
    .run()
})

test('the file itself takes no confirmation by who coordinates, proposed, or is the keeper', async () => {
  const keeper = await proposed(head, 'nora@uno.test')
  const at = new Date().toISOString()
  const confirm = (confirmedBy: string) => () =>
    database.update(memberships).set({ confirmedAt: at, confirmedBy }).where(eq(memberships.id, keeper.id)).run()
  for (const userId of [coordinator.userId, head.userId, keeper.userId, alone.userId, 'nadie'])
    expect(confirm(userId), userId).toThrow(/confirmed once/)
  expect(confirm(ana.userId)).not.toThrow()
  expect(confirm(bea.userId)).toThrow(/confirmed once/)
})

test('a regional government and the Ministry lend to who has fewer than a hundred people, and to nobody else', async () => {
  const set = (id: string, change: Partial<typeof entities.$inferInsert>) =>
    database.update(entities).set(change).where(eq(entities.id, id)).run()
  set('region', { governmentLevel: 'regional-government', region: 'Junín' })
  for (const id of ['chica', 'grande']) set(id, { governmentLevel: 'local-government', region: 'Junín' })
  set('ajena', { governmentLevel: 'local-government', region: 'Cusco' })
  insertConfirmedFigure(database, 'grande-100', 'grande', { women: 50, men: 50 })
  insertConfirmedFigure(database, 'chica-99', 'chica', { women: 50, men: 49 })
  // What the directory was filled with, and what nobody has confirmed, decides nothing.
  database.insert(entityStaff).values({ entityId: 'grande', countedOn: TODAY, women: 1, men: 1, source: 'CAP' }).run()
  database.insert(entityStaff).values({ entityId: 'chica', countedOn: TODAY, women: 99, men: 99, source: 'CAP' }).run()
  inTransaction(database, (transaction) =>
    insertStaffFigure(
      transaction,
      figureRow('chica-200', 'chica', { women: 100, men: 100, countedOn: TODAY, proposedOn: TODAY }),
      NO_NOTE,
    ),
  )
  const lender = await add('titular@region.test', 'head', 'region')
  const receiving = await add('titular@chica.test', 'head', 'chica')
  expect(viewLending(lender).receivers.map(({ id }) => id)).toContain('chica')
  expect(viewLending(lender).receivers.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['grande']))
  const lend = (entidad: string, correo: string) =>
    lendKeeper(lender, readLoanForm(formOf({ ...PROPOSAL, entidad, correo })), ORIGIN)
  expect(await lend('grande', 'prestada@region.test')).toMatchObject({ entidad: /Elija/ })
  expect(await lend('ajena', 'prestada@region.test')).toMatchObject({ entidad: /Elija/ })
  expect(await lend('chica', 'titular@chica.test')).toMatchObject({ correo: /lee resultados/ })
  expect(isSent(await lend('chica', 'prestada@region.test'))).toBe(true)
  const lent = await accept('prestada@region.test')
  expect(lent).toMatchObject({ entityId: 'chica', lentBy: 'region', proposedBy: lender.userId })
  expect((await getEntityAccount(receiving, lent.id)).keeper).toMatchObject({
    lender: 'Entidad region',
    mayVouch: true,
    warnings: [],
  })
  await expect(changeAccount(lender, lent.id, SURE)).rejects.toMatchObject({ code: 'not-found' })
  expect(await changeAccount(receiving, lent.id, SURE)).toMatchObject({ ok: true })

  const mimp = { presta: 'mimp' }
  expect(await propose(await inviterOf(ana, 'grande'), 'otra@mimp.test', mimp)).toMatchObject({
    presta: /100 personas/,
  })
  expect(await propose(await inviterOf(ana, 'chica'), 'bea@mimp.test', mimp)).toMatchObject({
    correo: /función del MIMP/,
  })
  expect(await proposed(await inviterOf(ana, 'chica'), 'otra@mimp.test', mimp)).toMatchObject({ lentBy: 'mimp' })
})
