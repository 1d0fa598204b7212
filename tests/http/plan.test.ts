import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  auditLog,
  campaigns,
  planActions,
  planEvents,
  plans,
  releases,
  sharedReleases,
  user,
} from '#db/schema/index.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { baselineOf } from '#surveys/planning/baseline.ts'
import { bindsSurely } from '#surveys/planning/duties.ts'
import { PLAN_YEAR as YEAR } from '#tests/support/plan-year.ts'
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
const ANALYST = 'analista@mimp.test'
const cookies = new Map<string, string>()
beforeAll(async () => {
  for (const email of [COORDINATOR, 'segunda@uno.test', READER, ANALYST])
    cookies.set(email, await signInTo(origin, email))
})

const proposed = database
  .select()
  .from(planActions)
  .where(and(eq(planActions.campaignId, 'cerrada'), eq(planActions.status, 'proposed')))
  .all()
const obliges = ({ reasons }: (typeof proposed)[number]) => reasons.some(bindsSurely)
const [one, two, three, four] = proposed.filter((action) => !obliges(action)).map(({ id }) => id)
const stored = (id = '') => database.select().from(planActions).where(eq(planActions.id, id)).get()
const pageOf = (id = '') => `/panel/plan/${YEAR}/acciones/${id}`

async function send(path: string, fields: Record<string, string>, email = COORDINATOR) {
  const answer = await fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.get(email) ?? '', origin },
    body: new URLSearchParams(fields),
  })
  const text = (await answer.text()).replace(/<!-- -->/g, '')
  return { status: answer.status, to: answer.headers.get('location'), text }
}
const read = async (path: string, email = COORDINATOR) => {
  const answer = await fetch(origin + path, { headers: { cookie: cookies.get(email) ?? '' } })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
}

const DETAILS = {
  titulo: 'Publicar los canales de denuncia',
  responsable: 'Recursos Humanos',
  encargo: 'Jefa de Recursos Humanos',
  limite: `${YEAR}-12-31`,
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
const changesOf = (id = '') => eventsOf(id).filter(({ event }) => event === 'changed').length
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
  const proposedOne = proposed.find(({ id }) => id === one) ?? { campaignId: null, reasons: [] }
  expect(eventsOf(one)).toEqual([
    // Where its dimension stood is written with the decision.
    { ...by, event: 'accepted', detail: baselineOf(proposedOne) ? 'baseline' : '' },
    {
      ...by,
      event: 'changed',
      detail: expect.stringMatching(/^responsible, inCharge, dueOn, verification, indicator/),
    },
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

const duties = () =>
  database
    .select()
    .from(planActions)
    .where(and(eq(planActions.entityId, 'uno'), eq(planActions.year, YEAR), eq(planActions.status, 'proposed')))
    .all()
    .filter(obliges)
const seenOf = (actions: readonly { id: string; revision: number }[]) =>
  actions.map(({ id, revision }) => `${id}:${revision}`).join(',')
const PLAN = `/panel/plan/${YEAR}`
const acceptAll = (vistos: string) => send(PLAN, { accion: 'aceptar-obligatorias', vistos })

test('a duty waits with a reason and is never rejected; what is no duty is rejected and does not wait', async () => {
  const [duty] = duties()
  const page = pageOf(duty?.id)
  const rejected = await send(page, { accion: 'rechazar', razon: 'No queremos', revision: '1' })
  expect(rejected.status).toBe(422)
  expect(rejected.text).toContain('Una norma obliga a esta acción: no se rechaza')
  expect(rejected.text).toContain('No queremos')
  expect((await send(page, { accion: 'aplazar', razon: ' ', revision: '1' })).status).toBe(422)
  expect(stored(duty?.id)).toMatchObject({ status: 'proposed', revision: 1 })
  expect((await send(page, { accion: 'aplazar', razon: 'Espera su presupuesto', revision: '1' })).status).toBe(303)
  expect(stored(duty?.id)).toMatchObject({ status: 'deferred', decisionReason: 'Espera su presupuesto', revision: 2 })
  expect(eventsOf(duty?.id)).toMatchObject([{ event: 'deferred', detail: 'Espera su presupuesto' }])
  expect((await read(`${PLAN}?accion=${duty?.id}`)).text).toContain('Razón: Espera su presupuesto')
  expect((await send(page, { accion: 'proponer', revision: '2' })).status).toBe(303)
  const other = await send(pageOf(four), { accion: 'aplazar', razon: 'Más tarde', revision: '1' })
  expect([other.status, stored(four)?.status]).toEqual([422, 'proposed'])
})

test('all duties are accepted by one press: none over an older revision, each with its event, and not twice', async () => {
  const open = duties()
  expect(open.length).toBeGreaterThan(2)
  const old = seenOf([...open.slice(1), { id: open[0]?.id ?? '', revision: (open[0]?.revision ?? 1) - 1 }])
  for (const vistos of [old, '', 'x:1', seenOf(proposed.filter((action) => !obliges(action)).slice(3, 4))]) {
    const refused = await acceptAll(vistos)
    expect([refused.status, refused.text.includes('No se aceptó ninguno')]).toEqual([409, true])
  }
  expect(duties()).toEqual(open)
  const accepted = await acceptAll(seenOf(open))
  expect([accepted.status, accepted.to]).toEqual([303, PLAN])
  expect(duties()).toEqual([])
  for (const { id, revision } of open) {
    const now = stored(id)
    expect(now).toMatchObject({ status: 'accepted', revision: revision + 1, inCharge: '' })
    expect(now?.dueOn?.slice(0, 4)).toBe(String(YEAR))
    expect(eventsOf(id).at(-1)).toMatchObject({ event: 'accepted', who: COORDINATOR })
    expect(deedsOf(id).at(-1)).toMatchObject({ action: 'plan.action-accepted' })
  }
  expect((await acceptAll(seenOf(open))).status).toBe(409)
  const page = (await read(PLAN)).text
  expect(page).toContain('Antes de firmar falta…')
  expect(page).toContain(`Decir quién está a cargo (`)
})

test('the next that waits opens itself, with the list; who and until when are kept where they were said', async () => {
  const order = [...(await read(PLAN)).text.matchAll(/accion=([0-9a-f]{16})#ficha/g)].map(([, id]) => id)
  const [first, second] = new Set(order)
  const sent = await send(pageOf(first), {
    accion: 'aceptar',
    encargo: 'Jefa de Planificación',
    limite: `${YEAR}-12-31`,
    revision: String(stored(first)?.revision),
  })
  expect([sent.status, sent.to]).toEqual([303, `${PLAN}?accion=${second}`])
  expect(stored(first)).toMatchObject({ status: 'accepted', inCharge: 'Jefa de Planificación', dueOn: `${YEAR}-12-31` })
  expect(eventsOf(first).at(-1)?.detail).toMatch(/^inCharge, dueOn/)
  const page = (await read(`${PLAN}?accion=${second}`)).text
  expect(page).toContain('id="grupo-within"')
  expect(page.replace(/&#x27;/g, "'")).toContain(`<h2 id="ficha-titulo"`)
  expect((await read(`${PLAN}?accion=nada`)).status).toBe(404)
})

test('an action that answers a low dimension starts from its released score, and its target lies above it', async () => {
  const low = database
    .select()
    .from(planActions)
    .where(and(eq(planActions.entityId, 'uno'), eq(planActions.year, YEAR), eq(planActions.status, 'proposed')))
    .all()
    .find((action) => !obliges(action) && action.reasons.some(({ kind }) => kind === 'dimension'))
  const reason = low?.reasons.find(({ kind }) => kind === 'dimension')
  if (!low || reason?.kind !== 'dimension') throw new Error('nothing is low')
  const { campaignId } = low
  const { dimension } = reason.trigger
  const revision = () => String(stored(low.id)?.revision)
  const form = { ...DETAILS, mueve: `${campaignId} ${dimension}`, accion: 'guardar' }
  const under = await send(pageOf(low.id), {
    ...form,
    meta: String(Math.floor(reason.figure.value)),
    revision: revision(),
  })
  expect([under.status, under.text.includes('La meta debe ser más que el punto de partida')]).toEqual([422, true])
  expect((await send(pageOf(low.id), { ...form, mueve: 'evaluada nada', revision: revision() })).status).toBe(422)
  const { value, low: from, high: to } = reason.figure
  expect((await send(pageOf(low.id), { ...form, meta: '99', revision: revision() })).status).toBe(303)
  expect(stored(low.id)).toMatchObject({
    target: 99,
    baseline: { campaignId, instrumentHash: reason.instrumentHash, dimension, value, low: from, high: to },
  })
  expect((await read(`${PLAN}?accion=${low.id}`)).text).toMatch(/Debería mover<\/dt>.*Meta: (<!-- -->)?99/)
})

test('what is saved by itself decides nothing, says its revision, and meets another change as the form does', async () => {
  const path = `${pageOf(four)}/guardar`
  const draft = async (fields: Record<string, string>) => {
    const answer = await send(path, { accion: 'borrador', ...DETAILS, encargo: '', limite: '', ...fields })
    return { status: answer.status, ...(JSON.parse(answer.text) as object) }
  }
  expect(await draft({ indicador: 'A medio escribir', revision: '1' })).toEqual({
    status: 200,
    kind: 'saved',
    revision: 2,
  })
  expect(stored(four)).toMatchObject({
    status: 'proposed',
    indicator: 'A medio escribir',
    inCharge: '',
    decidedOn: null,
  })
  expect(await draft({ indicador: 'A medio escribir', revision: '2' })).toMatchObject({ kind: 'saved', revision: 2 })
  expect(changesOf(four)).toBe(1)
  expect(await draft({ indicador: '', revision: '2' })).toMatchObject({ status: 422, kind: 'refused' })
  expect(await draft({ indicador: 'De antes', revision: '1' })).toMatchObject({ status: 409, kind: 'moved' })
  expect(stored(four)).toMatchObject({ indicator: 'A medio escribir', revision: 2 })
})

test('a reader reads a shared plan without any form, and neither reasons nor the start of a result that is not hers', async () => {
  const baseline = { campaignId: 'evaluada', instrumentHash: 'h', dimension: 'd', value: 12.5, low: 10, high: 15 }
  database
    .update(planActions)
    .set({ baseline, target: 77 })
    .where(eq(planActions.id, two ?? ''))
    .run()
  const { membershipId } = await addAccount(database, environment, 'lee@uno.test', 'reader', 'uno')
  database.insert(sharedReleases).values({ membershipId, campaignId: 'cerrada' }).run()
  cookies.set('lee@uno.test', await signInTo(origin, 'lee@uno.test'))
  const page = await read(`${PLAN}?accion=${two}`, 'lee@uno.test')
  expect(page.status).toBe(200)
  expect(page.text).toContain('id="ficha"')
  for (const words of ['name="accion" value=', 'Antes de firmar', '12.5', '"target":77', 'Meta:'])
    expect(page.text).not.toContain(words)
  const data = await read(`${PLAN}.data?accion=${two}`, 'lee@uno.test')
  for (const words of ['12.5', 'evaluada']) expect(data.text).not.toContain(words)
  expect((await send(PLAN, { accion: 'aceptar-obligatorias', vistos: 'a:1' }, 'lee@uno.test')).status).toBe(404)
})

test('a plan that is signed or waits for it is read only: it says where it changes, and nothing does', async () => {
  const [open, accepted] = [four, three].map((id) => stored(id))
  const here = and(eq(plans.entityId, 'uno'), eq(plans.year, YEAR))
  for (const approval of ['submitted', 'signed'] as const) {
    database
      .update(plans)
      .set({ approval, submittedOn: `${YEAR}-01-05`, version: approval === 'signed' ? 1 : 0 })
      .where(here)
      .run()
    const page = (await read(PLAN)).text
    expect(page).toContain(`href="${PLAN}/firma"`)
    expect(page).toContain('Esperan una modificación del plan')
    expect(page).not.toContain('value="aceptar"')
    for (const [action, fields] of [
      [open, { accion: 'aceptar' }],
      [accepted, { ...DETAILS, accion: 'guardar' }],
    ] as const) {
      const refused = await send(pageOf(action?.id), { ...fields, revision: String(action?.revision) })
      expect([refused.status, refused.text.includes('cambia solo con una modificación')]).toEqual([409, true])
      expect(stored(action?.id)).toEqual(action)
    }
    const added = await send(`${PLAN}/acciones/nueva`, { ...DETAILS, motivo: 'Después de firmar' })
    expect([added.status, added.text.includes('Después de firmar')]).toEqual([422, true])
  }
  expect(database.select().from(planActions).where(eq(planActions.rationale, 'Después de firmar')).all()).toEqual([])
  database.update(plans).set({ approval: 'draft', version: 0 }).where(here).run()
})

test('a plan whose year is over is read only, signed or not, and says so', async () => {
  const open = stored(four)
  const here = and(eq(plans.entityId, 'uno'), eq(plans.year, YEAR ?? 0))
  database
    .update(plans)
    .set({ closedOn: `${(YEAR ?? 0) + 1}-01-01` })
    .where(here)
    .run()
  const page = (await read(PLAN)).text
  expect(page).toContain('El año de este plan terminó: aquí solo se lee')
  expect(page).toContain('Cerrado')
  expect(page).toContain('Quedaron sin decidir')
  expect(page).not.toContain('value="aceptar"')
  const refused = await send(pageOf(four), { accion: 'aceptar', revision: String(open?.revision) })
  expect([refused.status, refused.text.includes('El año de este plan terminó y ya no cambia')]).toEqual([409, true])
  expect((await acceptAll('a:1')).text).toContain('El año de este plan terminó y ya no cambia')
  const added = await send(`${PLAN}/acciones/nueva`, { ...DETAILS, motivo: 'Después del cierre' })
  expect([added.status, added.text.includes('El año de este plan terminó y ya no cambia')]).toEqual([422, true])
  expect(stored(four)).toEqual(open)
  // Every list and file says the same of it.
  const said = 'Sin firma de la persona titular. Cerrado'
  const inLine = 'sin firma de la persona titular, cerrado'
  expect(page).toMatch(/Sin firma de la persona titular<\/span>.{0,12}<span[^>]*>Cerrado</)
  expect((await read(`${PLAN}/plan.csv`)).text).toContain(`"${said}"`)
  expect((await read('/panel/traspaso')).text).toContain(inLine)
  expect((await read('/nacional/entidades/uno', ANALYST)).text).toContain(inLine)
  database.update(plans).set({ closedOn: null }).where(here).run()
})
