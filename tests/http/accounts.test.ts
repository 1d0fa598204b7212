import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, invitations, memberships, session, user } from '#db/schema/index.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { insertMembership } from '#db/queries/accounts.server.ts'
import { runBuiltServer, signInTo, TEST_PASSWORD, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'
import { totpCode } from '#tests/support/totp.ts'
import { createWeb, withoutChance } from '#tests/support/web.ts'
import { PLAN_YEAR, YEAR_BEFORE } from '#tests/support/plan-year.ts'

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const today = limaDate(new Date())
const as = async (email: string) => createWeb(origin, await signInTo(origin, email))
type Web = ReturnType<typeof createWeb>
let coordinator: Web
let head: Web
beforeAll(async () => {
  coordinator = await as('coordinacion@uno.test')
  head = await as('titular@uno.test')
})

const NEW_PASSWORD = 'una frase muy larga de prueba'

async function inviteBy(inviter: Web, form: Record<string, string>): Promise<string> {
  const answer = await inviter.post('/panel/cuentas/invitar', {
    resolucion: '',
    hasta: '',
    unidad: 'Archivo Central',
    nombre: 'Persona Invitada',
    ...form,
  })
  expect(answer.status, (await answer.text()).slice(0, 300)).toBe(303)
  const page = await inviter.pageAfter(answer)
  const link = /\/invitacion\/[A-Za-z0-9_-]{43}/.exec(page)?.[0]
  if (!link) throw new Error('no link on the page')
  return link
}

async function accept(link: string): Promise<Web> {
  const web = createWeb(origin)
  const answer = await web.post(link, { nombre: 'Persona Invitada', clave: NEW_PASSWORD, clave2: NEW_PASSWORD })
  expect(answer.status).toBe(303)
  return web
}

const whereTo = async (web: Web, path: string) => {
  const answer = await web.get(path)
  return answer.headers.get('location') ?? answer.status
}

test('an invitation makes an account once, signs it in, and leaves only its hash', async () => {
  const link = await inviteBy(coordinator, { funcion: 'contributor', correo: 'Nueva@Uno.test' })
  expect(await (await createWeb(origin).get(link)).text()).toMatch(/Equipo de la entidad[\s\S]*nueva@uno\.test/)
  const refused = await createWeb(origin).post(link, { nombre: '', clave: 'corta', clave2: 'corta' })
  expect(refused.status).toBe(422)
  const web = await accept(link)
  expect(await whereTo(web, '/panel/presupuesto')).toMatch(/\/panel\/presupuesto\/20/)
  for (const answer of [
    await createWeb(origin).get(link),
    await createWeb(origin).post(link, { nombre: 'Otra persona', clave: NEW_PASSWORD, clave2: NEW_PASSWORD }),
  ]) {
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('Este enlace ya no sirve')
  }
  const stored = JSON.stringify(database.select().from(invitations).all())
  expect(stored).not.toContain(link.split('/')[2])
  const deeds = database
    .select()
    .from(auditLog)
    .where(eq(auditLog.entityId, 'uno'))
    .all()
    .map(({ action }) => action)
  expect(deeds).toEqual(expect.arrayContaining(['account.invited', 'account.accepted']))
  expect(JSON.stringify(database.select().from(auditLog).all())).not.toMatch(/nueva@uno\.test/i)
})

test('an invitation that is over or withdrawn looks like one that never was', async () => {
  const over = await inviteBy(coordinator, { funcion: 'transcriber', correo: 'tarde@uno.test' })
  database
    .update(invitations)
    .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
    .where(eq(invitations.email, 'tarde@uno.test'))
    .run()
  const withdrawn = await inviteBy(coordinator, { funcion: 'transcriber', correo: 'retirada@uno.test' })
  const id = database.select().from(invitations).where(eq(invitations.email, 'retirada@uno.test')).get()?.id ?? ''
  expect(
    (await (await as('coordinacion@dos.test')).post('/panel/cuentas', { accion: 'retirar', invitacion: id })).status,
  ).toBe(404)
  expect((await coordinator.post('/panel/cuentas', { accion: 'retirar', invitacion: id })).status).toBe(303)
  const plain = async (path: string) =>
    withoutChance(await (await createWeb(origin).get(path)).text()).replace(/<script[\s\S]*?<\/script>/g, '')
  const nothing = await plain('/invitacion/nada')
  expect(await plain(over)).toBe(nothing)
  expect(await plain(withdrawn)).toBe(nothing)
})

test('a coordinator invites her team, and only the head a coordinator or a delegate', async () => {
  const form = {
    nombre: 'Persona Invitada',
    correo: 'otra@uno.test',
    resolucion: 'RM 1-2026',
    hasta: addDays(today, 90),
  }
  for (const funcion of ['coordinator', 'delegate', 'administrator', 'head'])
    expect((await coordinator.post('/panel/cuentas/invitar', { ...form, funcion })).status).toBe(422)
  for (const funcion of ['coordinator', 'delegate'])
    expect(
      (await head.post('/panel/cuentas/invitar', { ...form, correo: `${funcion}@uno.test`, funcion })).status,
    ).toBe(303)
  expect(
    (await head.post('/panel/cuentas/invitar', { ...form, correo: 'sin@uno.test', funcion: 'delegate', hasta: '' }))
      .status,
  ).toBe(422)
  expect(
    (
      await head.post('/panel/cuentas/invitar', {
        ...form,
        correo: 'sin@uno.test',
        funcion: 'delegate',
        resolucion: '',
      })
    ).status,
  ).toBe(422)
})

test('a link never opens an account that exists: its owner signs in and accepts', async () => {
  const link = await inviteBy(coordinator, { funcion: 'transcriber', correo: 'coordinacion@dos.test' })
  const stranger = await createWeb(origin).post(link, {
    nombre: 'Otra persona',
    clave: NEW_PASSWORD,
    clave2: NEW_PASSWORD,
  })
  expect(stranger.status).toBe(409)
  expect((await (await as('digitacion@uno.test')).post(link, {})).status).toBe(409)
  const owner = await as('coordinacion@dos.test')
  expect((await owner.post(link, {})).headers.get('location')).toBe('/cuenta/funciones')
  expect(await whereTo(owner, '/panel')).toBe(200)
  expect(await (await owner.get('/cuenta/funciones')).text()).toContain('Por confirmar')
  const given = database.select().from(memberships).where(eq(memberships.unit, 'Archivo Central')).all().at(-1)
  expect((await head.post(`/panel/cuentas/${given?.id}`, { accion: 'avalar', avala: 'si' })).status).toBe(303)
  const roles = await (await owner.get('/cuenta/funciones')).text()
  const id = /name="funcion" value="([^"]+)"/.exec(roles)?.[1] ?? ''
  expect((await owner.post('/cuenta/funciones', { funcion: id })).headers.get('location')).toBe('/panel/digitacion')
  expect([await whereTo(owner, '/panel'), await whereTo(owner, '/panel/digitacion')]).toEqual([404, 200])
  database
    .update(memberships)
    .set({ endedAt: new Date().toISOString(), endedBy: 'x' })
    .where(eq(memberships.id, id))
    .run()
  expect(await whereTo(owner, '/panel/digitacion')).toBe('/cuenta/funciones')
  expect((await owner.post('/cuenta/funciones', { funcion: id })).status).toBe(404)
})

test('who must have a second step is led to it, can do nothing else, and signs in with it from then on', async () => {
  await addAccount(database, environment, 'titular@tres.test', 'head', 'tres', false, { secondFactor: false })
  const web = await as('titular@tres.test')
  for (const path of ['/panel', '/panel/cuentas', '/cuenta', '/cuenta/funciones', '/panel/plan/2026'])
    expect(await whereTo(web, path)).toBe('/cuenta/segundo-paso')
  expect((await web.post('/panel/cuentas', { accion: 'confirmar' })).headers.get('location')).toBe(
    '/cuenta/segundo-paso',
  )
  expect((await web.post('/cuenta/segundo-paso', { accion: 'empezar', clave: 'no es la clave' })).status).toBe(422)
  const scan = await web.pageAfter(await web.post('/cuenta/segundo-paso', { accion: 'empezar', clave: TEST_PASSWORD }))
  expect(scan).toContain('<svg')
  const secret = /<code class="codigo largo">([A-Z2-7 ]+)<\/code>/.exec(scan)?.[1] ?? ''
  expect((await web.post('/cuenta/segundo-paso', { accion: 'confirmar', codigo: '000000' })).status).toBe(422)
  expect(await whereTo(web, '/panel')).toBe('/cuenta/segundo-paso')
  const spent = totpCode(secret)
  const typedSo = `Su código: ${spent.slice(0, 3)} ${spent.slice(3)}.`
  expect((await web.post('/cuenta/segundo-paso', { accion: 'confirmar', codigo: typedSo })).status).toBe(303)
  const shown = await (await web.get('/cuenta/segundo-paso')).text()
  const codes = [...shown.matchAll(/<code class="codigo">([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})<\/code>/g)].map(
    ([, code]) => code ?? '',
  )
  expect(codes).toHaveLength(10)
  // A reply that was lost must not cost them.
  expect(await (await web.get('/cuenta/segundo-paso')).text()).toContain(codes[0])
  expect(await whereTo(web, '/panel')).toBe(200)

  const again = createWeb(origin)
  expect(
    (await again.post('/ingresar', { correo: 'titular@tres.test', clave: TEST_PASSWORD })).headers.get('location'),
  ).toBe('/ingresar/codigo')
  expect(await whereTo(again, '/panel')).toMatch(/^\/ingresar\?/)
  expect((await again.post('/ingresar/codigo', { codigo: '123456' })).status).toBe(422)
  // The code that set it up is spent; the next one, which the application shows in half a minute, is taken early.
  expect((await again.post('/ingresar/codigo', { codigo: spent })).status).toBe(422)
  expect(
    (await again.post('/ingresar/codigo', { codigo: totpCode(secret, Date.now() + 30_000) })).headers.get('location'),
  ).toBe('/panel')
  for (const [code, expected] of [
    [codes[0], 302],
    [codes[0], 422],
    [`2. ${codes[1]?.toLowerCase().replaceAll('-', ' ')}.`, 302],
    [codes[1], 422],
    [`${codes[2]?.replaceAll('-', '–')}\u200B`, 302],
    [codes[3]?.replaceAll('-', ''), 302],
  ] as const) {
    const other = createWeb(origin)
    await other.post('/ingresar', { correo: 'titular@tres.test', clave: TEST_PASSWORD })
    expect((await other.post('/ingresar/codigo', { codigo: code ?? '', recuperacion: 'si' })).status).toBe(expected)
  }
  const stored = database.$client.prepare('SELECT secret, backup_codes AS codes FROM two_factor').all()
  expect(JSON.stringify(stored)).not.toMatch(new RegExp(`${secret.replace(/ /g, '')}|${codes[4]}`))
})

test('taking the second step away leads whoever needs it back to setting it up', async () => {
  await addAccount(database, environment, 'cambio@mimp.test', 'analyst', null)
  const web = await as('cambio@mimp.test')
  expect((await web.post('/cuenta/segundo-paso', { accion: 'quitar', clave: 'no es' })).status).toBe(422)
  expect((await web.post('/cuenta/segundo-paso', { accion: 'quitar', clave: TEST_PASSWORD })).status).toBe(303)
  expect(await whereTo(web, '/nacional')).toBe('/cuenta/segundo-paso')
})

test('a session is ended by itself or with all others, and never by somebody else', async () => {
  const { userId } = await addAccount(database, environment, 'sesiones@uno.test', 'contributor', 'uno')
  const [one, two, three] = [
    await as('sesiones@uno.test'),
    await as('sesiones@uno.test'),
    await as('sesiones@uno.test'),
  ]
  const ids = database.select().from(session).where(eq(session.userId, userId)).all()
  const own = ids.find(({ token }) => decodeURIComponent(two.cookie()).includes(token))?.id ?? ''
  expect(await (await one.get('/cuenta')).text()).toContain('esta sesión')
  expect((await coordinator.post('/cuenta', { accion: 'cerrar', sesion: own })).status).toBe(404)
  expect((await one.post('/cuenta', { accion: 'cerrar', sesion: own })).status).toBe(303)
  expect([await whereTo(one, '/cuenta'), await whereTo(two, '/cuenta'), await whereTo(three, '/cuenta')]).toEqual([
    200,
    expect.stringMatching(/^\/ingresar/),
    200,
  ])
  await one.post('/cuenta', { accion: 'cerrar-todas' })
  expect([await whereTo(one, '/cuenta'), await whereTo(three, '/cuenta')]).toEqual([
    expect.stringMatching(/^\/ingresar/),
    expect.stringMatching(/^\/ingresar/),
  ])
})

test('a password is changed by whoever knows it, and other sessions end', async () => {
  await addAccount(database, environment, 'clave@uno.test', 'contributor', 'uno')
  const [web, other] = [await as('clave@uno.test'), await as('clave@uno.test')]
  const form = { accion: 'clave', clave: NEW_PASSWORD, clave2: NEW_PASSWORD }
  expect((await web.post('/cuenta', { ...form, actual: 'no es la clave' })).status).toBe(422)
  expect((await web.post('/cuenta', { ...form, actual: TEST_PASSWORD })).headers.get('location')).toBe('/cuenta')
  expect([await whereTo(web, '/cuenta'), await whereTo(other, '/cuenta')]).toEqual([
    200,
    expect.stringMatching(/^\/ingresar/),
  ])
  await expect(signInTo(origin, 'clave@uno.test')).rejects.toThrow('401')
  await signInTo(origin, 'clave@uno.test', NEW_PASSWORD)
})

test('who left has no access at the next click, and what she did stays hers', async () => {
  const { userId, membershipId } = await addAccount(database, environment, 'saliente@uno.test', 'contributor', 'uno')
  const leaving = await as('saliente@uno.test')
  expect(await whereTo(leaving, '/panel/presupuesto/2025')).toBe(200)
  expect((await coordinator.post(`/panel/cuentas/${membershipId}`, { accion: 'terminar' })).status).toBe(422)
  expect(
    (
      await (
        await as('coordinacion@dos.test')
      ).post(`/panel/cuentas/${membershipId}`, { accion: 'terminar', seguro: 'si' })
    ).status,
  ).toBe(404)
  expect((await coordinator.post(`/panel/cuentas/${membershipId}`, { accion: 'terminar', seguro: 'si' })).status).toBe(
    303,
  )
  expect(await whereTo(leaving, '/panel/presupuesto/2025')).toBe('/cuenta/funciones')
  expect(await (await leaving.get('/cuenta/funciones')).text()).toContain('ninguna función vigente')
  expect(database.select().from(user).where(eq(user.id, userId)).get()).toBeDefined()
  expect(await (await coordinator.get('/panel/cuentas')).text()).toMatch(/ya no tienen acceso[\s\S]*saliente@uno\.test/)
  expect(() =>
    database.update(memberships).set({ role: 'transcriber' }).where(eq(memberships.id, membershipId)).run(),
  ).toThrow(/ended, not rewritten/)
})

test('a person in a second role is not moved into it when the first ends', async () => {
  const { userId, membershipId } = await addAccount(database, environment, 'doble@uno.test', 'contributor', 'uno')
  const second = { id: 'segunda', userId, role: 'coordinator', entityId: 'tres', startsOn: today } as const
  inTransaction(database, (transaction) => insertMembership(transaction, second, NO_NOTE))
  const web = await as('doble@uno.test')
  expect(await whereTo(web, '/panel/presupuesto/2025')).toBe(200)
  await coordinator.post(`/panel/cuentas/${membershipId}`, { accion: 'terminar', seguro: 'si' })
  expect(await whereTo(web, '/panel')).toBe('/cuenta/funciones')
  expect((await web.post('/cuenta/funciones', { funcion: 'segunda' })).headers.get('location')).toBe('/panel')
  expect(await whereTo(web, '/panel')).toBe(200)
})

test('a successor takes over the moment she accepts, and open campaigns go on', async () => {
  await addAccount(database, environment, 'coordinacion@tres.test', 'coordinator', 'tres')
  const outgoing = await as('coordinacion@tres.test')
  const link = await inviteBy(outgoing, { funcion: 'successor', correo: 'relevo@tres.test' })
  expect(await whereTo(outgoing, '/panel')).toBe(200)
  const incoming = await accept(link)
  expect(await whereTo(incoming, '/panel')).toBe(200)
  expect(await whereTo(outgoing, '/panel')).toBe('/cuenta/funciones')
  database
    .update(memberships)
    .set({ endedAt: new Date().toISOString(), endedBy: 'x' })
    .where(eq(memberships.entityId, 'tres'))
    .run()
  expect((await createWeb(origin).get('/r/TESTLINK')).status).toBe(200)
})

test('a reader sees the releases that were chosen for her and the actions that they proposed, until her last day', async () => {
  const { membershipId } = await addAccount(database, environment, 'comite@uno.test', 'reader', 'uno')
  const reader = await as('comite@uno.test')
  const results = (id: string) => whereTo(reader, `/panel/aplicaciones/${id}/resultados`)
  expect([
    await results('cerrada'),
    await results('anterior'),
    await whereTo(reader, `/panel/plan/${PLAN_YEAR}`),
  ]).toEqual([404, 404, 404])
  expect(
    (
      await coordinator.post(`/panel/cuentas/${membershipId}`, [
        ['accion', 'compartir'],
        ['resultado', 'no-hay'],
      ])
    ).status,
  ).toBe(404)
  expect(
    (
      await coordinator.post(`/panel/cuentas/${membershipId}`, [
        ['accion', 'compartir'],
        ['resultado', 'cerrada'],
      ])
    ).status,
  ).toBe(303)
  expect([await results('cerrada'), await results('anterior'), await results('evaluada')]).toEqual([200, 404, 404])
  expect(await (await reader.get('/panel/aplicaciones/cerrada/resultados')).text()).not.toMatch(
    /desde la aplicación anterior|Cómo cambió/i,
  )
  // Nor beside the one that was shared: an application that was not looks like one that never was.
  const beside = async (who: typeof reader, year: string) => {
    const page = await who.get(`/panel/aplicaciones/cerrada/resultados/en-el-tiempo?comparar=${year}`)
    return withoutChance(await page.text()).replace(new RegExp(`\\b${year}\\b`, 'g'), '')
  }
  expect(await beside(coordinator, YEAR_BEFORE)).toMatch(/Puntajes de .*<caption[^>]*>Puntajes de .*, y lo que cambió/s)
  expect(await beside(reader, YEAR_BEFORE)).toContain('No hay un resultado anterior de')
  expect(await beside(reader, YEAR_BEFORE)).toBe(await beside(reader, '1999'))
  const plan = await (await reader.get(`/panel/plan/${PLAN_YEAR}`)).text()
  const all = await (await coordinator.get(`/panel/plan/${PLAN_YEAR}`)).text()
  const actions = (html: string) => new Set(html.match(/accion=[0-9a-f]{16}#ficha/g)).size
  expect(actions(plan)).toBeGreaterThan(0)
  expect(actions(plan)).toBeLessThan(actions(all))
  await coordinator.post(`/panel/cuentas/${membershipId}`, { accion: 'compartir' })
  expect(await results('cerrada')).toBe(404)
  database
    .update(memberships)
    .set({ endsOn: addDays(today, -1) })
    .where(eq(memberships.id, membershipId))
    .run()
  expect(await whereTo(reader, '/panel/compartidos')).toBe('/cuenta/funciones')
})

test('without the yearly confirmation the accounts of the entity lapse, but the head may still confirm', async () => {
  const old = addDays(today, -400)
  const { userId } = await addAccount(database, environment, 'equipo@cuatro.test', 'contributor', 'cuatro')
  await addAccount(database, environment, 'titular@cuatro.test', 'head', 'cuatro')
  const [member, confirming] = [await as('equipo@cuatro.test'), await as('titular@cuatro.test')]
  expect(await (await confirming.get('/panel')).text()).not.toContain('confirmar la lista de')
  database.$client.exec('DROP TRIGGER memberships_are_kept')
  database.update(memberships).set({ startsOn: old }).where(eq(memberships.userId, userId)).run()
  expect(await whereTo(member, '/panel/presupuesto/2025')).toBe('/cuenta/funciones')
  expect(await (await member.get('/cuenta/funciones')).text()).toContain('Suspendida')
  expect(await (await confirming.get('/panel')).text()).toContain('falta confirmar la lista')
  expect((await coordinator.post('/panel/cuentas', { accion: 'confirmar' })).status).toBe(404)
  expect((await confirming.post('/panel/cuentas', { accion: 'confirmar' })).status).toBe(303)
  expect(await whereTo(member, '/panel/presupuesto/2025')).not.toBe('/cuenta/funciones')
})
