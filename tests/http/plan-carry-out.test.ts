import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cutOffFor } from '#app/features/plan/carry-out/cut-offs.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import {
  assistances,
  planActions,
  planEvidence,
  planFollowUps,
  planReviews,
  plans,
  planVersions,
  user,
} from '#db/schema/index.ts'
import type { PlanSignature } from '#db/schema/plans.ts'
import { signedAction } from '#tests/support/small-reviews.ts'
import { formsIn } from '#tests/support/forms.ts'
import { PLAN_YEAR as YEAR } from '#tests/support/plan-year.ts'
import { phonePhoto } from '#tests/support/photos.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount, seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

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
  .where(and(eq(planActions.entityId, 'uno'), eq(planActions.year, YEAR), eq(planActions.status, 'proposed')))
  .all()
const stored = (id = '') => database.select().from(planActions).where(eq(planActions.id, id)).get()
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

/** Carrying it out: what is told, what proves it, and who sees what of it. */

const TEAM = 'equipo@uno.test'
const followUp = (id = '') => `${pageOf(id)}/avance`
const accepted = proposed.slice(3, 7).map(({ id }) => id)
const [hers, other, closing, twice] = accepted
const cutOff = () => {
  const today = limaDate(new Date())
  return cutOffFor(YEAR, today, 'twice-a-year').on
}

async function upload(path: string, fields: Record<string, string | Blob>, email = COORDINATOR) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    if (typeof value === 'string') body.append(name, value)
    else body.append(name, value, 'foto.jpg')
  const headers = { cookie: cookies.get(email) ?? '', origin }
  const answer = await fetch(origin + path, { method: 'POST', redirect: 'manual', headers, body })
  return { status: answer.status, text: (await answer.text()).replace(/<!-- -->/g, '') }
}
const get = (path: string, email: string) =>
  fetch(origin + path, { redirect: 'manual', headers: { cookie: cookies.get(email) ?? '' } })
const told = (id = '') => database.select().from(planFollowUps).where(eq(planFollowUps.actionId, id)).all()
const revisionOf = (id = '') => String(stored(id)?.revision ?? '')
const tell = (id: string | undefined, more: Record<string, string | Blob>, email = COORDINATOR) =>
  upload(
    followUp(id),
    { estado: 'under-way', corte: cutOff(), indicador: '', comentario: '', revision: revisionOf(id), ...more },
    email,
  )
/** Larger than a form without files may be. */
const PHOTO = new Blob([new Uint8Array(phonePhoto(1, 300_000))])

describe('what is carried out', () => {
  beforeAll(async () => {
    for (const email of [TEAM, 'titular@uno.test', 'lectura@uno.test', 'analista@mimp.test'])
      cookies.set(email, await signInTo(origin, email))
    for (const id of accepted) await send(pageOf(id), { accion: 'aceptar', revision: '1' })
  })

  test('is told by the coordination and by whom it was given to, who sees nothing else of the plan', async () => {
    const account = database.select().from(user).where(eq(user.email, TEAM)).get()?.id ?? ''
    expect((await get(followUp(hers), TEAM)).status).toBe(404)
    const given = await send(`/panel/plan/${YEAR}/asignar`, {
      acciones: `${hers}.${revisionOf(hers)}`,
      cuenta: account,
    })
    expect(given.status).toBe(303)
    const own = await (await get(`/panel/plan/${YEAR}/mis-acciones`, TEAM)).text()
    const titles = accepted.map((id) => stored(id)?.title ?? '')
    expect(titles.map((title) => own.includes(title))).toEqual([true, false, false, false])
    const page = await (await get(followUp(hers), TEAM)).text()
    for (const text of [own, page]) expect(text).not.toContain(stored(hers)?.rationale ?? '-')
    for (const path of [`/panel/plan/${YEAR}`, `/panel/plan/${YEAR}/ejecucion`, pageOf(hers), followUp(other)])
      expect((await get(path, TEAM)).status, path).toBe(404)
    expect((await tell(other, {}, TEAM)).status).toBe(404)
    expect((await tell(hers, { comentario: 'Van dos talleres' }, TEAM)).status).toBe(303)
    expect(told(hers)).toMatchObject([{ who: TEAM, comment: 'Van dos talleres', progress: 'under-way' }])
  })

  test('is not done without a proof, and what was typed stays', async () => {
    const refused = await tell(other, { estado: 'done', comentario: 'Se publicó en la web' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Para decir que está hecha agregue un medio de verificación')
    expect(refused.text).toContain('Se publicó en la web')
    expect(told(other)).toEqual([])
    const done = await tell(other, {
      estado: 'done',
      archivo: PHOTO,
      muestra: 'La lista de quienes vinieron',
      nombra: 'si',
    })
    expect(done.status).toBe(303)
    expect(stored(other)?.progress).toBe('done')
    const [proof] = database.select().from(planEvidence).all()
    const file = `/panel/plan/${YEAR}/medios/${proof?.id}`
    const statuses = async () =>
      Promise.all(
        [COORDINATOR, 'titular@uno.test', TEAM, 'lectura@uno.test', 'analista@mimp.test'].map(
          async (email) => (await get(file, email)).status,
        ),
      )
    expect(await statuses()).toEqual([200, 200, 404, 404, 404])
    expect((await get(`/panel/plan/${YEAR - 1}/medios/${proof?.id}`, COORDINATOR)).status).toBe(404)
    const read = await (await get(`${followUp(other)}?entidad=uno`, 'analista@mimp.test')).text()
    expect(read).toContain('solo lo abren la coordinación y la persona titular')
  })

  test('is sent back by the head with a reason, which whoever carries it out reads', async () => {
    const back = `${pageOf(other)}/devolver`
    const seen = { revision: revisionOf(other) }
    expect((await send(back, { ...seen, razon: '' }, 'titular@uno.test')).status).toBe(422)
    expect((await send(back, { ...seen, razon: 'Falta el acta' }, COORDINATOR)).status).toBe(404)
    expect((await send(back, { ...seen, razon: 'Falta el acta' }, 'titular@uno.test')).status).toBe(303)
    expect(stored(other)?.progress).toBe('under-way')
    expect(await (await get(followUp(other), COORDINATOR)).text()).toContain('Falta el acta')
  })

  test('is sent back by the Ministry from its reading of the plan, but not by who advised the entity', async () => {
    const ANALYST = 'analista@mimp.test'
    const read = `/nacional/revisiones/planes/uno/${YEAR}/1`
    const back = `${pageOf(other)}/devolver?entidad=uno`
    expect((await tell(other, { estado: 'done' })).status).toBe(303)
    expect((await get(back, ANALYST)).status).toBe(404)
    const place = { entityId: 'uno', year: YEAR, version: 1 }
    const signature = {
      kind: 'account',
      name: 'Rosa',
      position: 'Alcaldesa',
      resolution: '',
      userId: 'x',
      document: 'x',
    }
    const signedOn = limaDate(new Date())
    database
      .insert(planVersions)
      .values({
        ...{ ...place, signedOn, digest: '1'.repeat(64), signature: signature as PlanSignature },
        content: [signedAction(other ?? '')],
      })
      .run()
    const review = { state: 'lapsed', openedOn: signedOn, dueOn: signedOn, endedOn: signedOn } as const
    database
      .insert(planReviews)
      .values({ ...place, ...review })
      .run()
    const reading = await (await get(read, ANALYST)).text()
    expect(reading).toContain(`href="${back}"`)
    expect(reading).toContain(`href="/panel/plan/${YEAR}/informes?entidad=uno"`)
    const seen = { revision: revisionOf(other) }
    const analyst = database.select().from(user).where(eq(user.email, ANALYST)).get()?.id ?? ''
    database.insert(assistances).values({ userId: analyst, entityId: 'uno', since: '2020-01-01' }).run()
    expect((await send(back, { ...seen, razon: 'Falta la lista' }, ANALYST)).status).toBe(409)
    expect(await (await get(read, ANALYST)).text()).not.toContain(`href="${back}"`)
    expect(await (await get(back, ANALYST)).text()).toContain('la devuelve otra persona del MIMP')
    expect(stored(other)?.progress).toBe('done')
    database.update(assistances).set({ endedOn: '2021-01-01' }).where(eq(assistances.userId, analyst)).run()
    expect((await send(back, { ...seen, razon: '' }, ANALYST)).status).toBe(422)
    expect((await send(back, { ...seen, razon: 'Falta la lista' }, ANALYST)).status).toBe(303)
    expect(stored(other)?.progress).toBe('under-way')
    expect(await (await get(followUp(other), COORDINATOR)).text()).toContain('Falta la lista')
    expect((await get(`${followUp(other)}?entidad=uno`, ANALYST)).status).toBe(200)
  })

  test('is told each quarter where the coordination chose so', async () => {
    const page = `/panel/plan/${YEAR}/ejecucion`
    expect((await send(page, { accion: 'cada-trimestre' }, 'titular@uno.test')).status).toBe(404)
    expect((await send(page, { accion: 'cada-trimestre' })).status).toBe(303)
    expect(await (await get(page, COORDINATOR)).text()).toContain('Informar solo en los dos cortes')
    const report = await (await get(`/panel/plan/${YEAR}/informes/${YEAR}-06-30`, COORDINATOR)).text()
    expect(report).toContain(`/panel/plan/${YEAR}/informes/${YEAR}-03-31`)
    expect((await send(page, { accion: 'dos-cortes' })).status).toBe(303)
    expect((await get(`/panel/plan/${YEAR}/informes/${YEAR}-06-30`, TEAM)).status).toBe(404)
    expect((await get(`/panel/plan/${YEAR}/informes/${YEAR}-06-29`, COORDINATOR)).status).toBe(404)
  })

  test('that goes on as before is told in one tap, once however often it is sent, and leads back to the list', async () => {
    const list = `/panel/plan/${YEAR}/ejecucion?vista=tabla&orden=vence`
    const page = await (await get(list, COORDINATOR)).text()
    const form = formsIn(page).find(({ action }) => action === followUp(twice))
    const fields = Object.fromEntries([...(form?.fields ?? []), ['accion', 'igual']])
    const answers = await Promise.all([send(followUp(twice), fields), send(followUp(twice), fields)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(told(twice)).toHaveLength(1)
    const stale = await send(followUp(twice), { accion: 'igual', revision: '2', volver: 'https://malo.test' })
    expect(stale.status).toBe(409)
    expect(stale.text).toContain('Otra persona cambió esta acción')
  })

  test('takes nothing any more once the plan is closed', async () => {
    const seen = revisionOf(closing)
    database
      .update(plans)
      .set({ closedOn: limaDate(new Date()) })
      .where(eq(plans.entityId, 'uno'))
      .run()
    const late = await tell(closing, { comentario: 'Lo que escribí tarde', revision: seen })
    expect(late.status).toBe(409)
    expect(late.text).toContain('ya no recibe avances')
    expect(told(closing)).toEqual([])
    const page = await (await get(`/panel/plan/${YEAR}/ejecucion`, COORDINATOR)).text()
    expect(page).not.toContain('Sigue igual')
    database.update(plans).set({ closedOn: null }).where(eq(plans.entityId, 'uno')).run()
  })
})
