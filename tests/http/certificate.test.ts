import { and, eq, ne } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { formatDate } from '#app/kit/format.ts'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { certificates, planActions, plans } from '#db/schema/index.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { arrivedInAddress, arrivedInField } from '#tests/support/arrived-links.ts'
import { seedSmallCountry } from '#tests/support/small-country.ts'
import { createTestDatabase } from '#tests/support/test-database.ts'

const { database, file } = createTestDatabase()
await seedSmallCountry(database, testEnvironment(file))
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())
const cookie = await signInTo(origin, 'coordinacion@uno.test')
const HERE = `${origin}/panel/aplicaciones/evaluada/constancia`
const get = (address: string) => fetch(address, { headers: { cookie } })
const issue = () =>
  fetch(HERE, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'x=1',
  })
const stored = () => database.select().from(certificates).all()
const TODAY = limaDate(new Date())
const sendForm = (path: string, body: string) =>
  fetch(origin + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })

test('without an accepted action of this release it cannot be issued, and there is nothing to print', async () => {
  const accepted = and(eq(planActions.campaignId, 'evaluada'), eq(planActions.status, 'accepted'))
  const before = database.select().from(planActions).where(accepted).all()
  database.update(planActions).set({ status: 'proposed', decidedOn: null }).where(accepted).run()
  const html = await (await get(HERE)).text()
  expect(html).toContain('Falta aceptar en el plan al menos una acción de mejora')
  expect(html).not.toMatch(/Emitir la constancia|use Imprimir/)
  expect((await issue()).status).toBe(409)
  for (const { id, status, decidedOn } of before)
    database.update(planActions).set({ status, decidedOn }).where(eq(planActions.id, id)).run()
})

test('the date of the plan is the latest day on which an action of this release was accepted, not the day the plan was begun', async () => {
  const other = database
    .select()
    .from(planActions)
    .where(and(eq(planActions.campaignId, 'evaluada'), eq(planActions.status, 'proposed')))
    .limit(2)
    .all()
  const [accept, reject] = other.map(({ id, year }) => `/panel/plan/${year}/acciones/${id}`)
  expect((await sendForm(accept ?? '', 'accion=aceptar&revision=1')).status).toBe(303)
  expect((await sendForm(reject ?? '', 'accion=rechazar&revision=1&razon=Ya+se+hace+de+otro+modo')).status).toBe(303)
  expect(
    database
      .select()
      .from(planActions)
      .where(and(eq(planActions.campaignId, 'evaluada'), ne(planActions.status, 'proposed')))
      .all()
      .map(({ decidedOn }) => decidedOn)
      .toSorted(),
  ).toEqual([addDays(TODAY, -6), TODAY, TODAY])
  database
    .update(planActions)
    .set({ decidedOn: addDays(TODAY, -2) })
    .where(eq(planActions.id, other[0]?.id ?? ''))
    .run()
  expect(
    database
      .select()
      .from(plans)
      .where(eq(plans.entityId, 'uno'))
      .all()
      .map(({ createdOn }) => createdOn),
  ).not.toContain(addDays(TODAY, -2))
})

test('it is issued once, says what was done and never a result', async () => {
  expect(await (await get(HERE)).text()).toContain('Emitir la constancia')
  expect((await issue()).status).toBe(303)
  expect((await issue()).status).toBe(303)
  expect(stored()).toHaveLength(1)
  const html = await (await get(HERE)).text()
  expect(html).toContain('realizó la evaluación anual')
  expect(html).toContain('de 40 a 49 respuestas por cada 100 personas')
  expect(html).toContain('2 acciones aceptadas')
  expect(html).toContain(`${formatDate(addDays(TODAY, -2))}, día en que se aceptó la última`)
  expect(html).toContain('use Imprimir')
  expect(html).not.toMatch(/libre de hostigamiento|puntaje|nivel (inicial|avanzado)/i)
  expect(
    Object.keys(stored()[0]?.content ?? {}).filter((key) => /score|overall|prevalence|responses/i.test(key)),
  ).toEqual([])
})

test('whoever has its code can check it, written as on paper or not; another code is told plainly', async () => {
  const [{ code, digest } = { code: '', digest: '' }] = stored()
  const asked = (typed: string) =>
    fetch(`${origin}/constancias?codigo=${encodeURIComponent(typed)}`, { redirect: 'manual' })
  const onPaper = `Se comprueba en https://espejo.gob.pe/constancias/${code.slice(0, 5)}-${code.slice(5)}.`
  for (const typed of [...arrivedInField(code), onPaper])
    expect((await asked(typed)).headers.get('location'), typed).toBe(`/constancias/${code}`)
  for (const typed of arrivedInAddress(code)) {
    const checked = await fetch(`${origin}/constancias/${typed}`)
    const html = await checked.text()
    expect(checked.status, typed).toBe(200)
    expect(html).toContain('La constancia es auténtica')
    expect(html).toContain(digest)
  }
  const wrong = await fetch(`${origin}/constancias/AAAAA-AAAAA`)
  expect(wrong.status).toBe(404)
  expect(await wrong.text()).toContain('No hay una constancia con ese código')
})

test('an action on which it rests and that is rejected later is told to whoever checks it; the paper stays as it was', async () => {
  const [{ code, content } = { code: '', content: null }] = stored()
  const [first, second] = content?.actionIds ?? []
  const page = async () => (await (await fetch(`${origin}/constancias/${code}`)).text()).replace(/<!-- -->/g, '')
  expect(content?.actionIds).toHaveLength(2)
  expect(await page()).not.toContain('Después de emitida')
  const decide = async (id = '', body = '') => {
    const action = database.select().from(planActions).where(eq(planActions.id, id)).get()
    const path = `/panel/plan/${action?.year}/acciones/${id}`
    expect((await sendForm(path, `${body}&revision=${action?.revision}`)).status).toBe(303)
  }
  await decide(first, 'accion=rechazar&razon=No+hay+presupuesto')
  const html = await page()
  expect(html).toContain('La constancia es auténtica')
  expect(html).toMatch(
    /De las 2 acciones del plan \d{4} en que se apoya, hoy una sigue en el plan sin terminar y una se rechazó, se aplazó o volvió a quedar por decidir\./,
  )
  expect(html).toContain('2 acciones aceptadas')
  for (const id of [first, second]) expect(html).not.toContain(id)
  await decide(second, 'accion=proponer')
  expect(await page()).toContain('hoy 2 se rechazaron, se aplazaron o volvieron a quedar por decidir')
  expect((await (await get(HERE)).text()).replace(/<!-- -->/g, '')).toContain(
    'hoy 2 se rechazaron, se aplazaron o volvieron a quedar por decidir',
  )
  await decide(first, 'accion=aceptar')
  await decide(second, 'accion=aceptar')
  expect(await page()).not.toContain('Después de emitida')
})

test('it is also a PDF', async () => {
  const answer = await get(`${HERE}.pdf`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('a certificate is frozen', () => {
  expect(() => database.update(certificates).set({ issuedOn: '2020-01-01' }).run()).toThrow(/frozen/)
})
