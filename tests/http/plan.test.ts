import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, planActions, planEvents, user } from '#db/schema/index.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

/** Who decides about an action of the plan, and what stays of it. */

const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
await seedSmallCountry(database, environment)
await addAccount(database, environment, 'segunda@uno.test', 'coordinator', 'uno')
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

const COORDINATOR = 'coordinacion@uno.test'
const cookies = new Map<string, string>()
beforeAll(async () => {
  for (const email of [COORDINATOR, 'segunda@uno.test']) cookies.set(email, await signInTo(origin, email))
})

const proposed = database
  .select()
  .from(planActions)
  .where(and(eq(planActions.campaignId, 'cerrada'), eq(planActions.status, 'proposed')))
  .all()
const [one, two, three] = proposed.map(({ id }) => id)
const stored = (id = '') => database.select().from(planActions).where(eq(planActions.id, id)).get()
const YEAR = proposed[0]?.year
const pageOf = (id = '') => `/panel/plan/${YEAR}/acciones/${id}`

async function send(path: string, fields: Record<string, string>, email = COORDINATOR) {
  const answer = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.get(email) ?? '', origin },
    body: new URLSearchParams(fields),
  })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
}

const DETAILS = {
  titulo: 'Publicar los canales de denuncia',
  responsable: 'Recursos Humanos',
  plazo: '29',
  verificacion: 'Dirección web',
  indicador: 'Canales a la vista',
}
const eventsOf = (id = '') =>
  database
    .select()
    .from(planEvents)
    .where(eq(planEvents.actionId, id))
    .all()
    .map(({ event, detail, who, userId }) => ({ event, detail, who, userId }))
const deedsOf = (id = '') =>
  database
    .select()
    .from(auditLog)
    .where(eq(auditLog.objectId, id))
    .all()
    .map(({ action, actorName, entityId, detail }) => ({ action, actorName, entityId, detail }))

test('every decision keeps who made it, in the history of the action and in the audit log', async () => {
  const userId = database.select().from(user).where(eq(user.email, COORDINATOR)).get()?.id
  const by = { who: COORDINATOR, userId }
  expect((await send(pageOf(one), { accion: 'aceptar', revision: '1' })).status).toBe(303)
  const title = stored(one)?.title ?? ''
  expect((await send(pageOf(one), { ...DETAILS, titulo: title, revision: '2' })).status).toBe(303)
  expect((await send(pageOf(one), { accion: 'rechazar', razon: 'Ya se hace así', revision: '3' })).status).toBe(303)
  expect((await send(pageOf(one), { accion: 'proponer', revision: '4' })).status).toBe(303)
  expect(eventsOf(one)).toEqual([
    { ...by, event: 'accepted', detail: '' },
    { ...by, event: 'changed', detail: 'responsible, termMonths, verification, indicator' },
    { ...by, event: 'rejected', detail: 'Ya se hace así' },
    { ...by, event: 'reopened', detail: '' },
  ])
  const noted = { actorName: COORDINATOR, entityId: 'uno', detail: { year: YEAR } }
  expect(deedsOf(one)).toEqual(
    ['accepted', 'changed', 'rejected', 'reopened'].map((event) => ({ ...noted, action: `plan.action-${event}` })),
  )
})

test('an action of the entity is kept as added', async () => {
  const added = await send(`/panel/plan/${YEAR}/acciones/nueva`, { ...DETAILS, motivo: 'Lo pidió el comité' })
  expect(added.status).toBe(303)
  const own = database.select().from(planActions).where(eq(planActions.rationale, 'Lo pidió el comité')).get()
  expect(eventsOf(own?.id)).toMatchObject([{ event: 'added', who: COORDINATOR }])
  expect(deedsOf(own?.id)).toMatchObject([{ action: 'plan.action-added', entityId: 'uno' }])
})

test('a form that does not say which revision it showed is refused, and what was typed stays', async () => {
  const refused = await send(pageOf(two), { ...DETAILS, indicador: 'Lo que yo escribí' })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('Esta página no dice qué versión de la acción mostraba')
  expect(refused.text).toContain('Lo que yo escribí')
  const rejected = await send(pageOf(two), { accion: 'rechazar', razon: 'La razón que escribí' })
  expect(rejected.status).toBe(409)
  expect(rejected.text).toContain('La razón que escribí')
  expect(stored(two)).toMatchObject({ status: 'proposed', revision: 1 })
  expect(eventsOf(two)).toEqual([])
})

test('of two who decide about one action the second is told who was first, and keeps what she typed', async () => {
  expect((await send(pageOf(three), { accion: 'aceptar', revision: '1' }, 'segunda@uno.test')).status).toBe(303)
  const late = await send(pageOf(three), { ...DETAILS, indicador: 'Lo que yo escribí', revision: '1' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('segunda@uno.test cambió esta acción mientras usted la revisaba')
  expect(late.text).toContain('Lo que yo escribí')
  expect(late.text).toContain('name="revision" value="2"')
  expect(stored(three)).toMatchObject({ status: 'accepted', revision: 2 })
  expect((await send(pageOf(three), { ...DETAILS, indicador: 'Lo que yo escribí', revision: '2' })).status).toBe(303)
  expect(stored(three)).toMatchObject({ indicator: 'Lo que yo escribí' })
})
