import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertMail } from '#db/queries/mails.server.ts'
import { listMailChoices } from '#db/queries/notices.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import {
  account,
  accountRequests,
  auditLog,
  calendarFeeds,
  invitations,
  invitedAddresses,
  mailChoices,
  memberships,
  notices,
  session,
  twoFactor,
  user,
} from '#db/schema/index.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { deleteDueLeftovers, upcomingForgettings } from '#app/features/retention/delete-due.server.ts'
import { runBuiltServer, signInTo, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { TEST_TOTP_SECRET, totpCode } from '#tests/support/totp.ts'
import { createWeb } from '#tests/support/web.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const today = limaDate(new Date())
const as = async (email: string) => createWeb(origin, await signInTo(origin, email))
const NEW_PASSWORD = 'una frase muy larga de prueba'
const ANNA = 'ana@uno.test'
let anna: ReturnType<typeof createWeb>
let annaId = ''

/** Every text that stands anywhere in the database, table by table. */
function everythingStored(): string {
  const tables = database.$client
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
  return tables.map(({ name }) => JSON.stringify(database.$client.prepare(`SELECT * FROM ${name}`).all())).join('\n')
}

beforeAll(async () => {
  annaId = (await addAccount(database, environment, ANNA, 'coordinator', 'uno')).userId
  database.update(user).set({ name: 'Ana Quispe' }).where(eq(user.id, annaId)).run()
  await addAccount(database, environment, 'otra@uno.test', 'contributor', 'uno')
  insertMail(
    database,
    {
      kind: 'reset',
      recipient: ANNA,
      subject: 'Nueva contraseña',
      body: 'https://espejo.test/restablecer/SECRETODELCORREO',
    },
    new Date().toISOString(),
  )
  insertMail(
    database,
    { kind: 'swap', recipient: ANNA, subject: 'Cuestionario', body: 'https://espejo.test/r/canje/SECRETODELCANJE' },
    new Date().toISOString(),
  )
  database.insert(invitedAddresses).values({ campaignId: 'papeletas', address: ANNA }).run()
  database
    .insert(accountRequests)
    .values({
      id: 'p1',
      entityId: 'uno',
      name: 'Ana Quispe',
      email: ANNA,
      position: 'Especialista',
      role: 'coordinator',
      resolution: 'RA 7-2026',
      resolutionDate: '2026-01-05',
      requestedAt: new Date().toISOString(),
      status: 'pending',
    })
    .run()
  anna = await as(ANNA)
  await anna.post('/panel/cuentas/invitar', {
    funcion: 'contributor',
    nombre: 'Persona Ajena',
    correo: 'ajena@uno.test',
    resolucion: '',
    hasta: '',
  })
})

test('the file holds every part in words and rows, nothing of others and nothing that opens anything', async () => {
  const answer = await anna.get('/cuenta/datos.json')
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="Mis datos en Espejo - [0-9a-f]{8} - [\d-]{10} \d\d\.\d\d\.json"/,
  )
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const text = await answer.text()
  const told = JSON.parse(text) as Record<string, unknown> & { que_contiene: Record<string, string> }
  expect(Object.keys(told).sort()).toEqual(
    [...Object.keys(told.que_contiene), 'de_que_se_trata', 'hecho', 'que_contiene', 'que_no_contiene'].sort(),
  )
  expect(told).toMatchObject({
    perfil: { nombre: 'Ana Quispe', correo: ANNA, segundo_paso: false },
    funciones: [{ funcion: 'Coordinación del mecanismo', entidad: 'Entidad uno', termino: null }],
    pedidos_de_cuenta: [{ resolucion: 'RA 7-2026', estado: 'pending' }],
    sesiones: [{ direccion: '127.0.0.1' }],
    mensajes: [{ tipo: 'reset', asunto: 'Nueva contraseña' }, { tipo: 'swap' }],
    invitacion_a_responder: [{ entidad: 'Entidad uno' }],
    registro: [{ accion: 'account.invited', objeto: 'invitation' }],
  })
  const secrets = [
    database.select().from(account).where(eq(account.userId, annaId)).get()?.password ?? 'x',
    database.select().from(session).where(eq(session.userId, annaId)).get()?.token ?? 'x',
    database.select().from(invitations).where(eq(invitations.email, 'ajena@uno.test')).get()?.tokenHash ?? 'x',
    'SECRETO',
  ]
  const others = [
    'ajena@uno.test',
    'Persona Ajena',
    'otra@uno.test',
    'titular@uno.test',
    'coordinacion@uno.test',
    'mimp.test',
  ]
  for (const foreign of [...secrets, ...others]) expect(text.includes(foreign), foreign).toBe(false)
})

const calendarIn = (page: string) => /\/calendario\/[\w-]{43}\.ics/.exec(page)?.[0] ?? 'none'
const outside = createWeb(origin, '')

test('she chooses her mails: what she does not tick is not wanted, and what is none of hers is not kept', async () => {
  const page = await (await anna.get('/cuenta/avisos')).text()
  expect(page.match(/name="aviso"[^>]*checked=""/g)?.length).toBe(22)
  expect(page).not.toContain('value="plan-submitted"')
  const answer = await anna.post('/cuenta/avisos', [
    ['accion', 'elegir'],
    ['aviso', 'results-ready'],
    ['aviso', 'plan-submitted'],
    ['aviso', 'constructor'],
  ])
  expect(answer.status).toBe(303)
  const kept = listMailChoices(database, annaId)
  expect(kept).toHaveLength(22)
  expect(kept.filter(({ wanted }) => wanted)).toEqual([{ kind: 'results-ready', wanted: true }])
  expect((await (await anna.get('/cuenta/avisos')).text()).match(/name="aviso"[^>]*checked=""/g)?.length).toBe(1)
})

test('her calendar opens by its newest address alone, which is shown once and stored nowhere', async () => {
  const first = calendarIn(await anna.pageAfter(await anna.post('/cuenta/avisos', { accion: 'calendario' })))
  expect(everythingStored()).not.toContain(first.slice(12, -4))
  const answer = await outside.get(first)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-store',
  ])
  const text = await answer.text()
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Se abre: Encuesta[\s\S]*END:VCALENDAR\r?\n?$/)
  expect(text).not.toMatch(/hostigamiento|Ana Quispe|ana@uno/i)
  expect(await (await anna.get('/cuenta/avisos')).text()).not.toContain(first)
  const second = calendarIn(await anna.pageAfter(await anna.post('/cuenta/avisos', { accion: 'calendario' })))
  expect(second).not.toBe(first)
  expect((await outside.get(second)).status).toBe(200)
  await anna.post('/cuenta/avisos', { accion: 'quitar' })
  const told = await Promise.all(
    [first, second, `/calendario/${'x'.repeat(43)}.ics`, '/calendario/nada.ics'].map(async (path) => {
      const refused = await outside.get(path)
      return [refused.status, refused.headers.get('cache-control'), await refused.text()]
    }),
  )
  for (const each of told) expect(each).toEqual([404, 'private, no-store', 'Esta dirección no existe.'])
})

test('the calendar of a role that is over reads like none', async () => {
  const keeper = await as('custodia@uno.test')
  const address = calendarIn(await keeper.pageAfter(await keeper.post('/cuenta/avisos', { accion: 'calendario' })))
  const text = await (await outside.get(address)).text()
  expect(text).toContain('Primer día de entrega')
  expect(text).not.toMatch(/Plan de mejora|Se abre|\/panel\//)
  const ended = { endedAt: new Date().toISOString(), endedBy: 'x' }
  const isHers = inArray(
    memberships.userId,
    database.select({ id: user.id }).from(user).where(eq(user.email, 'custodia@uno.test')),
  )
  database.update(memberships).set(ended).where(isHers).run()
  expect((await outside.get(address)).status).toBe(404)
})

test('the page says what is in the file and what is not', async () => {
  const page = await (await anna.get('/cuenta/datos')).text()
  expect(page).toContain('Descargar mis datos')
  expect(page).toContain('Respuestas a cuestionarios: no llevan nombre')
  expect(page).not.toContain('SECRETO')
})

test('before it acts it says who remains, what goes and what stays', async () => {
  const page = (await (await anna.get('/cuenta/datos/borrar')).text()).replace(/<!-- -->/g, '')
  expect(page).toMatch(
    /Quién sigue en Entidad uno[\s\S]*coordinacion@uno\.test, coordinación[\s\S]*Se va en este momento[\s\S]*ana@uno\.test[\s\S]*Queda, y por qué[\s\S]*5 años/,
  )
  const alone = await (await as('coordinacion@dos.test')).get('/cuenta/datos/borrar')
  expect((await alone.text()).replace(/<!-- -->/g, '')).toMatch(
    /Nadie más tiene acceso[\s\S]*Queda sin coordinación[\s\S]*Queda sin titular/,
  )
  const contributor = await (await as('otra@uno.test')).get('/cuenta/datos/borrar')
  expect(await contributor.text()).not.toMatch(/Quién sigue|coordinacion@uno\.test/)
})

test('who does not confirm, or does not know the password, deletes nothing', async () => {
  expect((await anna.post('/cuenta/datos/borrar', { clave: TEST_PASSWORD })).status).toBe(422)
  expect((await anna.post('/cuenta/datos/borrar', { clave: 'no es', seguro: 'si' })).status).toBe(422)
  expect(database.select().from(user).where(eq(user.email, ANNA)).get()).toMatchObject({ deletedAt: null })
  expect(database.select().from(memberships).where(eq(memberships.userId, annaId)).get()?.endedAt).toBeNull()
})

test('a deleted account leaves no calendar, no choices and nothing to be told', async () => {
  const gone = await addAccount(database, environment, 'sale@uno.test', 'contributor', 'uno')
  const web = await as('sale@uno.test')
  const address = calendarIn(await web.pageAfter(await web.post('/cuenta/avisos', { accion: 'calendario' })))
  await web.post('/cuenta/avisos', { accion: 'elegir' })
  const facts = { year: 2026, role: 'contributor' }
  const notice = { userId: gone.userId, key: 'k', kind: 'budget-decided', entityId: 'uno', facts }
  database
    .insert(notices)
    .values({ ...notice, at: new Date().toISOString() })
    .run()
  const told = JSON.parse(await (await web.get('/cuenta/datos.json')).text()) as Record<string, unknown[]>
  expect(told['avisos']).toMatchObject([{ tipo: 'budget-decided', entidad: 'Entidad uno', dicho: null }])
  expect(told['avisos_elegidos']).toHaveLength(6)
  expect(told['calendario']).toEqual([{ desde: today }])
  expect((await outside.get(address)).status).toBe(200)
  expect((await web.post('/cuenta/datos/borrar', { clave: TEST_PASSWORD, seguro: 'si' })).status).toBe(303)
  expect((await outside.get(address)).status).toBe(404)
  for (const table of [notices, mailChoices, calendarFeeds])
    expect(database.select().from(table).where(eq(table.userId, gone.userId)).all()).toEqual([])
})

test('a deleted account is closed at once, its address stands nowhere, and what she did keeps her name', async () => {
  const other = await as(ANNA)
  const answer = await anna.post('/cuenta/datos/borrar', { clave: TEST_PASSWORD, seguro: 'si' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ingresar'])
  // What a page showed her once opens nothing without her account, and its cookie ends within the hour.
  const held = () =>
    anna
      .cookie()
      .split('; ')
      .filter((each) => each !== '' && !each.startsWith('espejo.recien-'))
  expect(held()).toEqual([expect.stringMatching(/^espejo\.hecho=[^;]+$/)])
  expect(await (await anna.get('/ingresar')).text()).toContain('role="status">Su cuenta se borró.')
  expect(held()).toEqual([])
  expect((await other.get('/cuenta')).status).toBe(302)
  await expect(signInTo(origin, ANNA)).rejects.toThrow('401')
  for (const table of [session, account, twoFactor])
    expect(database.select().from(table).where(eq(table.userId, annaId)).all()).toEqual([])
  const left = everythingStored()
    .split('\n')
    .filter((rows) => rows.includes(ANNA))
  // As staff she stays invited: her link and her reminders do not hang on her account.
  expect(left.map((rows) => /"address"|"kind":"swap"/.test(rows) && !rows.includes('"kind":"reset"'))).toEqual([
    true,
    true,
  ])
  expect(database.select().from(memberships).where(eq(memberships.userId, annaId)).get()).toMatchObject({
    endedBy: annaId,
    role: 'coordinator',
  })
  const deeds = database.select().from(auditLog).where(eq(auditLog.actorId, annaId)).all()
  expect(deeds.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['account.invited', 'membership.ended', 'account.deleted']),
  )
  expect(new Set(deeds.map(({ actorName }) => actorName))).toContain('Ana Quispe')
  const list = await (await (await as('coordinacion@uno.test')).get('/panel/cuentas')).text()
  expect(list).toContain('Ana Quispe')
  expect(list).toContain('cuenta borrada')
  expect(list).not.toContain('borrada.invalid')
})

test('the address can be invited anew, and the new account knows nothing of the old one', async () => {
  const coordinator = await as('coordinacion@uno.test')
  const invited = await coordinator.post('/panel/cuentas/invitar', {
    funcion: 'contributor',
    nombre: 'Ana Quispe',
    correo: ANNA,
    resolucion: '',
    hasta: '',
  })
  const page = await coordinator.pageAfter(invited)
  const link = /\/invitacion\/[A-Za-z0-9_-]{43}/.exec(page)?.[0] ?? ''
  const web = createWeb(origin)
  expect((await web.post(link, { nombre: 'Ana Quispe', clave: NEW_PASSWORD, clave2: NEW_PASSWORD })).status).toBe(303)
  const told = JSON.parse(await (await web.get('/cuenta/datos.json')).text()) as {
    funciones: unknown[]
    registro: { accion: string }[]
  }
  expect(told.funciones).toHaveLength(1)
  expect(told.registro.map(({ accion }) => accion)).toEqual(['account.accepted'])
})

test('who has a second step proves it too, by a code or by one kept for an emergency, and a code works once', async () => {
  await addAccount(database, environment, 'delegada@uno.test', 'head', 'uno')
  const head = await as('delegada@uno.test')
  const form = { clave: TEST_PASSWORD, seguro: 'si' }
  expect(await (await head.get('/cuenta/datos/borrar')).text()).toContain('name="codigo"')
  expect((await head.post('/cuenta/datos/borrar', form)).status).toBe(422)
  expect((await head.post('/cuenta/datos/borrar', { ...form, codigo: '000000' })).status).toBe(422)
  expect(
    (await head.post('/cuenta/datos/borrar', { ...form, clave: 'no es', codigo: totpCode(TEST_TOTP_SECRET) })).status,
  ).toBe(422)
  expect((await head.post('/cuenta/datos/borrar', { ...form, codigo: totpCode(TEST_TOTP_SECRET) })).status).toBe(303)
  const analyst = await addAccount(database, environment, 'sale@mimp.test', 'analyst', null)
  expect(
    (await (await as('sale@mimp.test')).post('/cuenta/datos/borrar', { ...form, codigo: 'w0011-n0001' })).status,
  ).toBe(303)
  expect(database.select().from(user).where(eq(user.id, analyst.userId)).get()?.deletedAt).toBeInstanceOf(Date)
})

test('wrong tries are few', async () => {
  await addAccount(database, environment, 'tanteada@uno.test', 'contributor', 'uno')
  const web = await as('tanteada@uno.test')
  const statuses = []
  for (let tries = 0; tries < 6; tries += 1)
    statuses.push((await web.post('/cuenta/datos/borrar', { clave: 'no es', seguro: 'si' })).status)
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429])
  expect((await web.post('/cuenta/datos/borrar', { clave: TEST_PASSWORD, seguro: 'si' })).status).toBe(429)
})

test('the last administrator cannot go before there is another', async () => {
  const last = await as('administracion@mimp.test')
  const form = { clave: TEST_PASSWORD, seguro: 'si', codigo: totpCode(TEST_TOTP_SECRET) }
  expect((await last.post('/cuenta/datos/borrar', form)).status).toBe(409)
  expect(await (await last.get('/cuenta/datos/borrar')).text()).toContain('la única persona que administra')
  const { userId } = await addAccount(database, environment, 'segunda@mimp.test', 'administrator', null)
  database
    .update(memberships)
    .set({ endedAt: new Date().toISOString(), endedBy: 'x' })
    .where(eq(memberships.userId, userId))
    .run()
  expect((await last.post('/cuenta/datos/borrar', form)).status).toBe(409)
  const again = { id: 'otra-vez', userId, role: 'administrator', entityId: null, startsOn: today } as const
  inTransaction(database, (transaction) => insertMembership(transaction, again, NO_NOTE))
  expect((await last.post('/cuenta/datos/borrar', form)).status).toBe(303)
})

test('five years later the name is gone too', async () => {
  const nameAfter = async (years: number) => {
    database
      .update(user)
      .set({ deletedAt: new Date(Date.now() - years * 365.25 * 24 * 60 * 60 * 1000) })
      .where(eq(user.id, annaId))
      .run()
    expect(await upcomingForgettings(database, new Date(), 60)).toBe(years > 4.83 ? 1 : 0)
    await deleteDueLeftovers(database, new Date())
    return database.select().from(user).where(eq(user.id, annaId)).get()?.name
  }
  expect([await nameAfter(4.5), await nameAfter(4.9), await nameAfter(5.1)]).toEqual([
    'Ana Quispe',
    'Ana Quispe',
    'Cuenta borrada',
  ])
  expect(database.select().from(user).where(eq(user.email, 'otra@uno.test')).get()?.name).toBe('otra@uno.test')
  expect(database.select().from(auditLog).where(eq(auditLog.action, 'accounts.names-forgotten')).all()).toMatchObject([
    { actorId: null, role: 'program', objectId: 'deleted-accounts' },
  ])
})

/** Never by `spawnSync`: the server of this process would stand still meanwhile, and drop the connections that it keeps. */
const recover = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/admin-recover.ts', ...args], {
    env: {
      ...process.env,
      ESPEJO_MODE: 'production',
      ESPEJO_DATABASE: file,
      ESPEJO_ORIGIN: 'https://espejo.test',
      ESPEJO_PROXY: '127.0.0.1',
    },
  }).then(
    ({ stdout, stderr }) => ({ stdout, stderr, status: 0 }),
    ({ stdout, stderr, code }: { stdout: string; stderr: string; code: number }) => ({ stdout, stderr, status: code }),
  )

test('who lost telephone and codes is let in again on the machine, by a link and by nothing else', async () => {
  const { userId } = await addAccount(database, environment, 'perdio@mimp.test', 'analyst', null)
  const before = await as('perdio@mimp.test')
  const { stdout, status } = await recover('--email', 'Perdio@mimp.test')
  expect(status).toBe(0)
  const link = /https:\/\/espejo\.test(\/restablecer\/[\w-]{32})/.exec(stdout)?.[1] ?? ''
  expect((await before.get('/nacional')).headers.get('location')).toMatch(/^\/ingresar/)
  await expect(signInTo(origin, 'perdio@mimp.test')).rejects.toThrow('401')
  expect(database.select().from(auditLog).where(eq(auditLog.objectId, userId)).all()).toMatchObject([
    { action: 'account.recovered', actorId: null, role: 'program' },
  ])
  const form = { clave: NEW_PASSWORD, clave2: NEW_PASSWORD }
  expect((await createWeb(origin).post(link, form)).headers.get('location')).toBe('/ingresar')
  expect((await createWeb(origin).post(link, form)).status).toBe(404)
  const web = createWeb(origin)
  await web.post('/ingresar', { correo: 'perdio@mimp.test', clave: NEW_PASSWORD })
  expect((await web.get('/nacional')).headers.get('location')).toBe('/cuenta/segundo-paso')
})

test('the command says what it does not find, and how it is called', async () => {
  for (const [args, said] of [
    [['--email', 'nadie@mimp.test'], 'No hay ninguna cuenta'],
    [[], 'Uso: npm run admin:recover'],
    [['--email', 'x'], 'Uso: npm run admin:recover'],
  ] as const) {
    const { stderr, status } = await recover(...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(said)])
  }
})
