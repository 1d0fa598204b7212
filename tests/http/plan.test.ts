import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditLog, campaigns, planActions, planEvents, releases, user } from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
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
const READER = 'lectura@uno.test'
const cookies = new Map<string, string>()
beforeAll(async () => {
  for (const email of [COORDINATOR, 'segunda@uno.test', READER]) cookies.set(email, await signInTo(origin, email))
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

async function read(path: string, email = COORDINATOR) {
  const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie: cookies.get(email) ?? '' } })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
}

/** Finishes an action between the two results of the entity, as the plan keeps it. */
function finish(id: string, dimension: string): void {
  const earlier = database.select().from(releases).where(eq(releases.campaignId, 'anterior')).get()
  const later = database.select().from(campaigns).where(eq(campaigns.id, 'cerrada')).get()
  if (!earlier || !later) throw new Error('the small country has two results of one entity')
  const figure = earlier.content.dimensions.find((each) => each.id === dimension)?.figure
  if (figure?.kind !== 'scored') throw new Error(`${dimension} has no score`)
  const { value, low, high } = figure
  const baseline = {
    campaignId: 'anterior',
    instrumentHash: earlier.content.instrument.hash,
    dimension,
    value,
    low,
    high,
  }
  database
    .update(planActions)
    .set({ status: 'accepted', progress: 'done', progressOn: earlier.releasedOn, baseline })
    .where(eq(planActions.id, id))
    .run()
  expect(earlier.releasedOn < later.opensOn).toBe(true)
}

test('a finished action stands beside what its dimension did, to whoever may read both results', async () => {
  const [dimension] = latestInstrument('organizational-culture').scoring.dimensions
  const [id = ''] = proposed.slice(3).map((action) => action.id)
  const page = `/panel/plan/${YEAR}/antes-y-despues`
  expect((await read(page)).text).toContain('Todavía no hay acciones hechas en este plan')
  finish(id, dimension?.id ?? '')
  const { status, text } = await read(page)
  expect(status).toBe(200)
  expect(text).toContain(stored(id)?.title)
  expect(text).toContain(`«${dimension?.title}»`)
  expect(text).toMatch(/La dimensión cambió|No se compara/)
  // What was shared with the reader is the later result alone: of the score of the earlier one she learns nothing.
  const readers = await read(page, READER)
  expect(readers.status).toBe(200)
  expect(readers.text).not.toContain('La dimensión cambió')
  expect(readers.text).not.toContain(`«${dimension?.title}»`)
})
