import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { addDays, limaDate } from '#app/kit/program/clock.ts'
import { campaigns, paperBatches } from '#db/schema/index.ts'
import { seedResponses } from '#db/seed/bulk.ts'
import { runDueJobs } from '#tests/support/due-jobs.ts'
import { runBuiltServer, signInTo, testEnvironment } from '#tests/support/running-server.ts'
import { addAccount } from '#tests/support/small-country.ts'
import {
  answersLike,
  createTestDatabase,
  insertConfirmedFigure,
  insertEntity,
  openCampaign,
} from '#tests/support/test-database.ts'

const TODAY = limaDate(new Date())
const { database, file } = createTestDatabase()
const environment = testEnvironment(file)
const cookies = new Map<string, string>()

async function entityWith(id: string, more: Parameters<typeof openCampaign>[3], answers = 0): Promise<void> {
  insertEntity(database, id)
  await openCampaign(database, `c-${id}`, id, more)
  seedResponses(
    database,
    `c-${id}`,
    Array.from({ length: answers }, (_, person) => ({
      answers: answersLike(3, person),
      sex: null,
      extraSegment: null,
    })),
  )
  await addAccount(database, environment, `${id}@test.test`, 'coordinator', id)
}

const running = { opensOn: addDays(TODAY, -10), closesOn: addDays(TODAY, 6) }
await entityWith('abierta', running, 23)
await entityWith('joven', { opensOn: addDays(TODAY, -1), closesOn: addDays(TODAY, 20) })
await entityWith('anular', running, 12)
await entityWith('programada', { status: 'scheduled', opensOn: addDays(TODAY, 3), closesOn: addDays(TODAY, 20) })
await entityWith('vencida', { opensOn: addDays(TODAY, -30), closesOn: addDays(TODAY, -1) }, 15)
await entityWith('pocas', { opensOn: addDays(TODAY, -30), closesOn: addDays(TODAY, -1) }, 4)
await addAccount(database, environment, 'administra@mimp.test', 'administrator', null)
for (const [entity, formsPrinted] of [
  ['papel', 40],
  ['papelito', 5],
] as const) {
  await entityWith(entity, { ...running, linkCode: null }, 12)
  const batch = { id: `l-${entity}`, campaignId: `c-${entity}`, code: `L-${entity.toUpperCase()}`, formsPrinted }
  // Half typed, which nobody but its typist may learn.
  const opened = { status: 'opened', openedOn: TODAY, openedBy: 'Una', witness: 'Otra', formsCounted: 3 } as const
  database
    .insert(paperBatches)
    .values({ ...batch, ...opened, typist: 'Estadística' })
    .run()
  await addAccount(database, environment, `digita@${entity}.test`, 'transcriber', entity)
}
const { server, origin } = await runBuiltServer()
afterAll(() => server.close())

async function ask(entity: string, path: string, fields?: Record<string, string>) {
  const cookie = cookies.get(entity) ?? (await signInTo(origin, `${entity}@test.test`))
  cookies.set(entity, cookie)
  const post = fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}
  const answer = await fetch(origin + path, { redirect: 'manual', headers: { cookie, origin }, ...post })
  return { status: answer.status, text: await answer.text() }
}
const change = (entity: string, fields: Record<string, string>) =>
  ask(entity, `/panel/aplicaciones/c-${entity}`, fields)
const stored = (entity: string) =>
  database
    .select()
    .from(campaigns)
    .where(eq(campaigns.id, `c-${entity}`))
    .get()

test('while open only rounded participation is shown, counted once a day', async () => {
  await runDueJobs({ database, environment }, ['participation'])
  const { text } = await ask('abierta', '/panel/aplicaciones/c-abierta')
  expect(text).toContain('20 respuestas o más')
  seedResponses(
    database,
    'c-abierta',
    Array.from({ length: 9 }, () => ({ answers: answersLike(3), sex: null, extraSegment: null })),
  )
  await runDueJobs({ database, environment }, ['participation'])
  expect((await ask('abierta', '/panel/aplicaciones/c-abierta')).text).toContain('20 respuestas o más')
  expect((await ask('joven', '/panel/aplicaciones/c-joven')).text).toContain('Menos de 10 respuestas')
})

test('the term can only become longer, and not too long', async () => {
  const refused = await change('abierta', { accion: 'extender', cierra: addDays(TODAY, 1) })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('La nueva fecha debe ser posterior')
  expect((await change('abierta', { accion: 'extender', cierra: addDays(TODAY, 200) })).status).toBe(422)
  expect((await change('abierta', { accion: 'extender', cierra: addDays(TODAY, 8) })).status).toBe(303)
  expect(stored('abierta')?.closesOn).toBe(addDays(TODAY, 8))
})

test('an early close needs half of the term, a reason and a confirmation', async () => {
  expect(
    (await change('joven', { accion: 'cerrar', razon: 'Ya respondió todo el personal', confirmo: 'si' })).text,
  ).toContain('Se puede cerrar antes de su fecha desde')
  expect((await change('abierta', { accion: 'cerrar', razon: '', confirmo: 'si' })).text).toContain(
    'Escriba la razón del cierre',
  )
  const unconfirmed = await change('abierta', { accion: 'cerrar', razon: 'Ya respondió todo el personal' })
  expect(unconfirmed.status).toBe(422)
  expect(unconfirmed.text).toContain('Ya respondió todo el personal')
  expect(
    (await change('abierta', { accion: 'cerrar', razon: 'Ya respondió todo el personal', confirmo: 'si' })).status,
  ).toBe(303)
  expect(stored('abierta')).toMatchObject({ status: 'closed', closedOn: TODAY })
})

/** Asks as somebody of the entity who is not its coordinator. */
async function askAs(email: string, path: string): Promise<string> {
  const cookie = cookies.get(email) ?? (await signInTo(origin, email))
  cookies.set(email, cookie)
  return (await fetch(origin + path, { headers: { cookie, origin } })).text()
}

test.each([
  ['papel', '40 formularios del lote L-PAPEL sin terminar de digitar.'],
  ['papelito', 'El lote L-PAPELITO es de menos de 30: aquí no se muestra si se digitó.'],
])('an early close over paper that is not typed stops, says so and asks for a yes (%s)', async (entity, words) => {
  const page = (await ask(entity, `/panel/aplicaciones/c-${entity}`)).text
  expect(page).toContain(words)
  // No number of what came back or was typed, nor that it was begun.
  for (const text of [page, (await change(entity, { accion: 'cerrar', razon: 'x' })).text])
    expect(text).not.toMatch(/\b3 formularios|formsCounted|openedOn|"opened"/)
  const order = { accion: 'cerrar', razon: 'Ya respondió todo el personal', confirmo: 'si' }
  const stopped = await change(entity, order)
  expect([stopped.status, stored(entity)?.status]).toEqual([422, 'open'])
  expect(stopped.text).toContain('href="#sin-papel"')
  expect(stopped.text).toContain(`${words} Si cierra, lo que falte no cuenta: márquelo para seguir`)
  expect(stopped.text).toContain('Ya respondió todo el personal')
  expect(stopped.text).toContain('<a href="#papel">Ver quién puede digitarlos</a>')
  expect((await change(entity, { ...order, 'sin-papel': 'si' })).status).toBe(303)
  expect(stored(entity)).toMatchObject({ status: 'closed', closedOn: TODAY })
  const typist = await askAs(`digita@${entity}.test`, '/panel/digitacion')
  expect(typist).toContain('Se cerró sin terminar')
  expect(typist).toContain('La aplicación se cerró y este lote ya no se digita.')
  expect((await askAs(`digita@${entity}.test`, `/panel/digitacion/l-${entity}`)).includes('No encontramos')).toBe(true)
})

test('annulling destroys the answers unseen and keeps the public reason', async () => {
  expect((await change('anular', { accion: 'anular', razon: 'corta', confirmo: 'si' })).status).toBe(422)
  expect(
    (await change('anular', { accion: 'anular', razon: 'El enlace se publicó fuera de la entidad', confirmo: 'si' }))
      .status,
  ).toBe(303)
  expect(database.$client.prepare("SELECT count(*) AS n FROM responses WHERE campaign_id = 'c-anular'").get()).toEqual({
    n: 0,
  })
  expect((await ask('anular', '/panel/aplicaciones/c-anular')).text).toContain(
    'El enlace se publicó fuera de la entidad',
  )
})

test('a campaign can be cancelled before its first day and not any more once people may answer', async () => {
  expect((await change('joven', { accion: 'cancelar' })).status).toBe(409)
  expect((await change('programada', { accion: 'cancelar' })).status).toBe(303)
  expect(stored('programada')?.status).toBe('cancelled')
})

test('after its last day it closes by itself; with fewer than k answers it goes on once', async () => {
  await runDueJobs({ database, environment })
  expect(stored('vencida')?.status).toBe('closed')
  expect(stored('pocas')).toMatchObject({ status: 'open', selfExtended: true, closesOn: addDays(TODAY, 9) })
})

test('a new application within nine months of a release is refused and says from when', async () => {
  const fields = {
    herramienta: 'organizational-culture',
    abre: TODAY,
    cierra: addDays(TODAY, 30),
    k: '10',
  }
  for (const id of ['vencida', 'programada'])
    insertConfirmedFigure(database, `cifra-${id}`, id, { women: 20, men: 20, countedOn: TODAY, proposedOn: TODAY })
  const refused = await ask('vencida', '/panel/aplicaciones/nueva', { ...fields, cifra: 'cifra-vencida' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Para que nadie pueda comparar y deducir respuestas')
  const others = await ask('programada', '/panel/aplicaciones/nueva', { ...fields, cifra: 'cifra-vencida' })
  expect([others.status, others.text.includes('Esta cifra ya no vale')]).toEqual([422, true])
  const created = await ask('programada', '/panel/aplicaciones/nueva', { ...fields, cifra: 'cifra-programada' })
  expect(created.status).toBe(303)
})
