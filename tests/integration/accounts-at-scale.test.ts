import { eq } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import { askForAccount } from '#app/features/account-requests/ask-for-account.server.ts'
import { grantRequest, refuseRequest } from '#app/features/account-requests/decide-request.server.ts'
import { readRequestForm } from '#app/features/account-requests/form.ts'
import { pendingRequestCount, viewRequests } from '#app/features/account-requests/list-requests.server.ts'
import { viewWithoutCoordination, withoutCoordinationCsv } from '#app/features/coordination/list-coordination.server.ts'
import { readInvitation } from '#app/features/accounts/accept-invitation.server.ts'
import { inviterOf, keeperOf } from '#app/features/accounts/act-in-entity.server.ts'
import { resendInvitation, withdrawInvitation } from '#app/features/accounts/change-invitation.server.ts'
import { endAccount, endMinistryAccount } from '#app/features/accounts/end-account.server.ts'
import { readInvitationForm, type TypedInvitation } from '#app/features/accounts/form.ts'
import { isSent } from '#app/features/accounts/invite-account.server.ts'
import { inviteToEntity } from '#app/features/accounts/invite-to-entity.server.ts'
import { getEntityAccounts, getMinistryAccounts } from '#app/features/accounts/list-accounts.server.ts'
import { getMinistryAccount } from '#app/features/accounts/view-account.server.ts'
import { actorFor, inEntity, type Actor } from '#app/door/actor.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { deleteDueLeftovers, upcomingRequestDeletions } from '#app/features/retention/delete-due.server.ts'
import { listNewestMails } from '#db/queries/mails.server.ts'
import { accountRequests, auditLog, entities, invitations, memberships } from '#db/schema/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import { createTestDatabase, insertEntity, openCampaign } from '#tests/support/test-database.ts'

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
for (const id of ['uno', 'dos', 'tres', 'cerrada']) insertEntity(database, id, `Entidad ${id}`)
database.update(entities).set({ status: 'closed' }).where(eq(entities.id, 'cerrada')).run()

const TODAY = limaDate(new Date())
const add = (email: string, role: Actor['role'], entityId: string | null, options = {}) =>
  addAccount(database, environment, email, role, entityId, false, options)
const [ana, bea] = [
  await add('ana@mimp.test', 'administrator', null),
  await add('bea@mimp.test', 'administrator', null),
]
const actor = (
  { userId, membershipId }: { userId: string; membershipId: string },
  role: Actor['role'],
  entity: Actor['entity'] = null,
) => actorFor({ userId, name: userId, role, entity, membershipId })
const [first, second] = [actor(ana, 'administrator'), actor(bea, 'administrator')]
const UNO = { id: 'uno', name: 'Entidad uno' }
const coordinator = actor(await add('coordinacion@uno.test', 'coordinator', 'uno'), 'coordinator', UNO)
afterAll(() => vi.restoreAllMocks())

let visitors = 0
async function ask(change: Record<string, string> = {}) {
  const form = new FormData()
  const sound = {
    entidad: 'Entidad dos',
    nombre: 'Rosa Pide',
    correo: 'rosa@dos.test',
    cargo: 'Gerenta',
    funcion: 'coordinator',
    resolucion: 'RA 7-2026',
    fecha: TODAY,
  }
  for (const [name, value] of Object.entries({ ...sound, ...change })) form.set(name, value)
  visitors += 1
  return askForAccount({ address: `203.0.113.${visitors}` }, readRequestForm(form))
}

const stored = () => database.select().from(accountRequests).all()
const pendingId = (email: string) =>
  stored().find((request) => request.email === email && request.status === 'pending')?.id ?? ''
const deeds = (objectId: string) =>
  database
    .select()
    .from(auditLog)
    .where(eq(auditLog.objectId, objectId))
    .all()
    .map(({ action }) => action)
async function mailedLinks(email: string): Promise<string[]> {
  return (await listNewestMails(database, 100))
    .filter(({ recipient, kind }) => recipient === email && kind === 'invitation')
    .map(({ body }) => /\/invitacion\/(\S+)/.exec(body)?.[1] ?? '')
}
const works = async (token = '') => (await readInvitation(token, null)) !== null

test('a request is stored once while it waits, whoever repeats it, and again once decided', async () => {
  expect([await ask(), await ask(), await ask({ correo: 'ROSA@dos.test', nombre: 'Otra vez' })]).toEqual([
    null,
    null,
    null,
  ])
  expect(stored()).toMatchObject([
    { email: 'rosa@dos.test', name: 'Rosa Pide', status: 'pending', resolutionDate: TODAY },
  ])
  expect(await ask({ funcion: 'head' })).toBeNull()
  expect(stored()).toHaveLength(2)
  expect(await pendingRequestCount(first)).toBe(2)
  expect(await pendingRequestCount(coordinator)).toBeNull()
  expect(deeds(pendingId('rosa@dos.test'))).toEqual(['account-request.received'])
  expect(JSON.stringify(database.select().from(auditLog).all())).not.toMatch(/rosa@dos|Rosa Pide/i)
})

test('who has an account is answered like who has none, and an entity that is no more cannot be asked for', async () => {
  expect(await ask({ entidad: 'Entidad uno', correo: 'coordinacion@uno.test' })).toBeNull()
  expect(await ask({ entidad: 'Entidad cerrada' })).toMatchObject({
    status: 422,
    problems: { entidad: expect.any(String) },
  })
})

test('one address stores only so many in an hour, and as many as a carrier needs', async () => {
  const before = stored().length
  const answers = []
  for (let place = 0; place < 202; place += 1) {
    visitors = 98
    answers.push(await ask({ entidad: 'Entidad tres', correo: `tanda${place}@tres.test` }))
  }
  expect(answers.map((answer) => answer?.status ?? 200)).toEqual([...Array.from({ length: 200 }, () => 200), 429, 429])
  expect(stored()).toHaveLength(before + 200)
  database.delete(accountRequests).where(eq(accountRequests.entityId, 'tres')).run()
  visitors = 120
})

test('what helps to decide stands beside each request', async () => {
  const { pending } = await viewRequests(first)
  const of = (email: string) => pending.find((request) => request.email === email)
  expect(of('coordinacion@uno.test')).toMatchObject({
    coordinators: ['coordinacion@uno.test'],
    heads: [],
    holdsAlready: true,
    domain: 'same',
  })
  expect(of('rosa@dos.test')).toMatchObject({
    coordinators: [],
    holdsAlready: false,
    domain: 'unknown',
    otherRoles: [],
    invitedUntil: null,
  })
  await ask({ entidad: 'Entidad uno', correo: 'lejos@otra.test', funcion: 'head' })
  expect((await viewRequests(first)).pending.at(-1)).toMatchObject({ email: 'lejos@otra.test', domain: 'differs' })
  expect((await viewRequests(coordinator)).pending).toEqual([])
})

test('of two who decide at once one counts, and one invitation goes out with the resolution', async () => {
  const id = pendingId('rosa@dos.test')
  const answers = await Promise.all([grantRequest(first, id, ORIGIN), grantRequest(second, id, ORIGIN)])
  expect(answers.filter((answer) => answer === 'decided')).toHaveLength(1)
  expect(answers.find((answer) => answer !== 'decided')).toEqual({
    email: 'rosa@dos.test',
    name: 'Rosa Pide',
    link: null,
  })
  expect(refuseRequest(second, id, 'Llegó tarde')).toBe('decided')
  expect(database.select().from(invitations).where(eq(invitations.email, 'rosa@dos.test')).all()).toMatchObject([
    { role: 'coordinator', entityId: 'dos', resolution: expect.stringMatching(/^RA 7-2026, del \d\d\//) },
  ])
  expect(deeds(id)).toEqual(['account-request.received', 'account-request.granted'])
  expect(await mailedLinks('rosa@dos.test')).toHaveLength(1)
})

test('a request is not granted to who has the role, nor for an entity that is no more', async () => {
  expect(await grantRequest(first, pendingId('coordinacion@uno.test'), ORIGIN)).toBe('holds')
  await ask({ entidad: 'Entidad tres', correo: 'tarde@tres.test' })
  database.update(entities).set({ status: 'closed' }).where(eq(entities.id, 'tres')).run()
  expect(await grantRequest(first, pendingId('tarde@tres.test'), ORIGIN)).toBe('inactive')
  database.update(entities).set({ status: 'active' }).where(eq(entities.id, 'tres')).run()
  await expect(grantRequest(first, 'nada', ORIGIN)).rejects.toMatchObject({ code: 'not-found' })
  await expect(grantRequest(coordinator, pendingId('tarde@tres.test'), ORIGIN)).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a refusal tells the person why, and she may ask again', async () => {
  const id = pendingId('tarde@tres.test')
  expect(refuseRequest(first, id, 'La resolución es de otra persona')).toMatchObject({ email: 'tarde@tres.test' })
  const [mail] = await listNewestMails(database, 1)
  expect(mail).toMatchObject({ recipient: 'tarde@tres.test', kind: 'request-refused' })
  expect(mail?.body).toContain('Razón: La resolución es de otra persona')
  expect(await ask({ entidad: 'Entidad tres', correo: 'tarde@tres.test' })).toBeNull()
  expect(pendingId('tarde@tres.test')).not.toBe('')
})

test('the database itself decides a request once, and stores none without a resolution', () => {
  const row = {
    id: 'z1',
    entityId: 'uno',
    name: 'x',
    email: 'z@uno.test',
    position: 'x',
    role: 'head' as const,
    resolution: 'RA 1',
    resolutionDate: TODAY,
    requestedAt: '2026-01-01',
    status: 'pending' as const,
  }
  const insert = (change: object) => () =>
    database
      .insert(accountRequests)
      .values({ ...row, ...change })
      .run()
  expect(insert({ role: 'administrator' })).toThrow(/names the resolution/)
  expect(insert({ resolution: ' ' })).toThrow(/names the resolution/)
  expect(insert({ resolutionDate: null })).toThrow(/names the resolution/)
  insert({})()
  expect(insert({ id: 'z2' })).toThrow(/UNIQUE/)
  const decide = (status: 'granted' | 'pending') => () =>
    database
      .update(accountRequests)
      .set({ status, decidedBy: status === 'pending' ? null : 'x', decidedAt: '2026-01-02' })
      .where(eq(accountRequests.id, 'z1'))
      .run()
  decide('granted')()
  expect(decide('granted')).toThrow(/decided once/)
  expect(decide('pending')).toThrow(/decided once/)
})

test('requests go six months after they came or twelve after the decision, and it is told before', async () => {
  const base = {
    entityId: 'dos',
    name: 'x',
    position: 'x',
    role: 'head' as const,
    resolution: 'RA 1',
    resolutionDate: '2025-01-01',
  }
  const put = (id: string, requestedAt: string, decidedAt: string | null) =>
    database
      .insert(accountRequests)
      .values({
        ...base,
        id,
        email: `${id}@dos.test`,
        requestedAt,
        status: decidedAt ? 'granted' : 'pending',
        decidedBy: decidedAt ? 'x' : null,
        decidedAt,
      })
      .run()
  put('espera', '2025-03-10T15:00:00.000Z', null)
  put('decidida', '2025-01-10T15:00:00.000Z', '2025-03-10T15:00:00.000Z')
  const left = () =>
    stored()
      .map(({ id }) => id)
      .filter((id) => id === 'espera' || id === 'decidida')
  expect([
    await upcomingRequestDeletions(database, '2025-07-01', 60),
    await upcomingRequestDeletions(database, '2025-09-01', 60),
  ]).toEqual([0, 1])
  await deleteDueLeftovers(database, new Date('2025-09-10T17:00:00Z'))
  expect(left()).toHaveLength(2)
  await deleteDueLeftovers(database, new Date('2025-09-11T17:00:00Z'))
  expect(left()).toEqual(['decidida'])
  await deleteDueLeftovers(database, new Date('2026-03-10T17:00:00Z'))
  expect(left()).toEqual(['decidida'])
  await deleteDueLeftovers(database, new Date('2026-03-11T17:00:00Z'))
  expect(left()).toEqual([])
})

function invitationForm(change: Record<string, string>): TypedInvitation {
  const form = new FormData()
  for (const [name, value] of Object.entries({
    funcion: 'coordinator',
    nombre: 'Persona Nueva',
    correo: 'nueva@tres.test',
    resolucion: 'RA 3-2026',
    hasta: '',
    ...change,
  }))
    form.set(name, value)
  return readInvitationForm(form)
}

test('an administrator keeps the accounts of one entity and no more, and names a coordinator or a head by resolution', async () => {
  const inviter = await inviterOf(first, 'tres')
  expect(await inviteToEntity(inviter, invitationForm({ resolucion: '' }), ORIGIN)).toHaveProperty('resolucion')
  for (const funcion of ['contributor', 'delegate', 'administrator', 'analyst'])
    expect(await inviteToEntity(inviter, invitationForm({ funcion }), ORIGIN), funcion).toHaveProperty('funcion')
  expect(isSent(await inviteToEntity(inviter, invitationForm({}), ORIGIN))).toBe(true)
  expect(
    isSent(await inviteToEntity(inviter, invitationForm({ funcion: 'head', correo: 'titular@tres.test' }), ORIGIN)),
  ).toBe(true)
  const seen = await getEntityAccounts(inviter)
  expect(seen.invitations.map(({ email }) => email)).toEqual(
    expect.arrayContaining(['nueva@tres.test', 'titular@tres.test']),
  )
  expect(JSON.stringify(seen)).not.toContain('uno.test')
  await expect(inviterOf(first, 'cerrada')).rejects.toMatchObject({ code: 'not-found' })
  await expect(keeperOf(first, 'nada')).rejects.toMatchObject({ code: 'not-found' })
  expect(() => inEntity(coordinator, { id: 'dos', name: 'x' })).toThrow('not-found')
})

test('sending again makes a new link and the old one dies, also when it was over', async () => {
  const [old] = await mailedLinks('nueva@tres.test')
  expect(await works(old)).toBe(true)
  const idOf = (email: string) =>
    database
      .select()
      .from(invitations)
      .where(eq(invitations.email, email))
      .all()
      .find(({ acceptedAt, withdrawnAt }) => !acceptedAt && !withdrawnAt)?.id ?? ''
  const before = idOf('nueva@tres.test')
  await resendInvitation(first, before, ORIGIN)
  const links = await mailedLinks('nueva@tres.test')
  expect(await Promise.all(links.map(works))).toEqual(expect.arrayContaining([true, false]))
  expect(await works(old)).toBe(false)
  expect(deeds(before)).toEqual(['account.invited', 'account.invitation-resent'])
  await expect(resendInvitation(first, before, ORIGIN)).rejects.toMatchObject({ code: 'not-found' })
  database
    .update(invitations)
    .set({ expiresAt: '2026-01-01T00:00:00.000Z' })
    .where(eq(invitations.id, idOf('nueva@tres.test')))
    .run()
  await resendInvitation(first, idOf('nueva@tres.test'), ORIGIN)
  const open = database
    .select()
    .from(invitations)
    .where(eq(invitations.email, 'nueva@tres.test'))
    .all()
    .filter(({ withdrawnAt }) => withdrawnAt === null)
  expect(open).toMatchObject([{ role: 'coordinator', entityId: 'tres', resolution: 'RA 3-2026' }])
  await expect(resendInvitation(coordinator, open[0]?.id ?? '', ORIGIN)).rejects.toMatchObject({ code: 'not-found' })
})

test('a coordinator does not get the link of a delegate by sending it again, and nobody invites who has the role by now', async () => {
  const head = actor(await add('titular@uno.test', 'head', 'uno'), 'head', UNO)
  await inviteToEntity(
    head,
    invitationForm({ funcion: 'delegate', correo: 'delegada@uno.test', hasta: addDays(TODAY, 60) }),
    ORIGIN,
  )
  const id = database.select().from(invitations).where(eq(invitations.email, 'delegada@uno.test')).get()?.id ?? ''
  await expect(resendInvitation(coordinator, id, ORIGIN)).rejects.toMatchObject({ code: 'not-found' })
  expect((await getEntityAccounts(coordinator)).invitations).toMatchObject([
    { email: 'delegada@uno.test', mayResend: false },
  ])
  expect((await getEntityAccounts(head)).invitations).toMatchObject([{ mayResend: true }])
  await add('delegada@uno.test', 'head', 'uno')
  await expect(resendInvitation(head, id, ORIGIN)).rejects.toMatchObject({ code: 'conflict' })
  withdrawInvitation(head, id)
  expect((await getEntityAccounts(head)).invitations).toEqual([])
})

const ALL = { level: '', situation: '', page: 1 } as const

test('an entity is listed while nobody coordinates it, with what is open there', async () => {
  await openCampaign(database, 'corre', 'dos', { opensOn: addDays(TODAY, -2), closesOn: addDays(TODAY, 12) })
  const list = await viewWithoutCoordination(first, ALL)
  expect(list.rows.map(({ id }) => id)).toEqual(['dos', 'tres'])
  expect(list.rows[0]).toMatchObject({
    since: null,
    campaigns: [{ status: 'open' }],
    invitations: [{ name: 'Rosa Pide', over: false }],
  })
  expect(list).toMatchObject({
    entities: 3,
    total: 2,
    mayInvite: true,
    levels: [{ level: 'local-government', entities: 3, without: 2 }],
  })
  expect(
    (await viewWithoutCoordination(actorFor({ userId: 'x', name: 'x', role: 'analyst', entity: null }), ALL)).mayInvite,
  ).toBe(false)
  expect((await viewWithoutCoordination(first, { ...ALL, situation: 'aplicando' })).rows.map(({ id }) => id)).toEqual([
    'dos',
  ])
  const { keeper } = await keeperOf(first, 'uno')
  await endAccount(keeper, coordinator.membershipId ?? '')
  const after = await viewWithoutCoordination(first, { level: 'local-government', situation: '', page: 1e99 })
  expect(after.rows.find(({ id }) => id === 'uno')).toMatchObject({ since: TODAY, lapsed: false })
  const csv = await withoutCoordinationCsv(first, ALL)
  expect(csv.split('\r\n')).toHaveLength(5)
  expect(csv).not.toMatch(/@|Rosa/)
})

test('the last administrator stays, and whoever leaves leaves it to a second step', async () => {
  const plain = await add('cira@mimp.test', 'administrator', null, { secondFactor: false })
  const may = async (membershipId: string) => (await getMinistryAccount(first, membershipId)).member.mayEnd
  expect([await may(ana.membershipId), await may(bea.membershipId), await may(plain.membershipId)]).toEqual([
    true,
    true,
    true,
  ])
  await endMinistryAccount(first, bea.membershipId)
  await expect(endMinistryAccount(first, bea.membershipId)).rejects.toMatchObject({ code: 'conflict' })
  expect(await may(ana.membershipId)).toBe(false)
  await expect(endMinistryAccount(first, ana.membershipId)).rejects.toMatchObject({ code: 'conflict' })
  // Bea is ended; a press of hers that was on its way does not end the one who is left.
  await endMinistryAccount(first, plain.membershipId)
  await expect(endMinistryAccount(second, ana.membershipId)).rejects.toMatchObject({ code: 'conflict' })
  expect(
    database
      .select()
      .from(memberships)
      .where(eq(memberships.role, 'administrator'))
      .all()
      .filter(({ endedAt }) => endedAt === null),
  ).toMatchObject([{ id: ana.membershipId }])
  await expect(endMinistryAccount(first, coordinator.membershipId ?? '')).rejects.toMatchObject({ code: 'not-found' })
  const seen = await getMinistryAccounts(first)
  expect([seen.current.map(({ email }) => email), seen.former.map(({ email }) => email).sort()]).toEqual([
    ['ana@mimp.test'],
    ['bea@mimp.test', 'cira@mimp.test'],
  ])
})
