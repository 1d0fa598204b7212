import { beforeEach, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import type { FactInput } from '#app/features/yearly-record/form.ts'
import { readFact } from '#app/features/yearly-record/form.ts'
import { recordQueue } from '#app/features/yearly-record/list-records.server.ts'
import {
  moveFact,
  sayNothing,
  seenDrafts,
  startFromLastYear,
  submitRecord,
} from '#app/features/yearly-record/move-fact.server.ts'
import { changeFact, recordFact } from '#app/features/yearly-record/save-fact.server.ts'
import { ADVISES } from '#app/features/yearly-record/words.ts'
import { viewFact, viewRecord } from '#app/features/yearly-record/view-record.server.ts'
import type { Database } from '#db/client.server.ts'
import { listEntityFacts } from '#db/queries/yearly-record.server.ts'
import { listWaitingRecords } from '#db/queries/yearly-due.server.ts'
import { assistances, auditLog, recordFacts, user } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const clock = () => new Date('2026-11-24T17:00:00.000Z')
const MUNI = { id: 'muni', name: 'Muni' }
const OFFICE = actorFor({ userId: 'rita', name: 'Rita', role: 'coordinator', entity: MUNI })
const HEAD = actorFor({ userId: 'hugo', name: 'Hugo', role: 'head', entity: MUNI })
const ANALYST = actorFor({ userId: 'ana', name: 'Ana', role: 'analyst', entity: null })
const OTHER = actorFor({ userId: 'olga', name: 'Olga', role: 'coordinator', entity: { id: 'otra', name: 'Otra' } })
const YEAR = { whose: null, year: 2026 }
const OF_MUNI = { whose: 'muni', year: 2026 }

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
  insertEntity(database, 'muni', 'Municipalidad Uno')
  insertEntity(database, 'otra')
})

const NORM = { tema: 'other', numero: 'Ordenanza 3', titulo: 'Igualdad en el mercado' }
function typed(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
function inputOf(kind: Parameters<typeof readFact>[0], fields: Record<string, string>, byLetter = false): FactInput {
  const read = readFact(kind, typed(fields), { level: 'local-government', byLetter })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.input
}
const facts = () => listEntityFacts(database, countryScope(), 'muni', 2026)
const only = () => facts()[0] ?? Promise.reject(new Error('no fact'))
async function recorded(): Promise<string> {
  const saved = await recordFact(OFFICE, { ...YEAR, input: inputOf('norm', { ocurrio: '2026-05-04', ...NORM }) }, clock)
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems))
  return saved.id
}
const submit = () => submitRecord(HEAD, { ...YEAR, seen: seenDrafts(facts()) }, clock)
const text = (input: string) => ({ ok: true, input }) as const

test('what one writes the head sends, the Ministry observes, the entity answers, and it is validated', async () => {
  const factId = await recorded()
  expect(viewRecord(ANALYST, OF_MUNI, clock).kinds.flatMap((kind) => kind.facts)).toEqual([])
  expect(() => submitRecord(OFFICE, { ...YEAR, seen: '' }, clock)).toThrow()
  expect(submitRecord(HEAD, { ...YEAR, seen: 'otros' }, clock)).toMatchObject({ ok: false, moved: true })
  expect(submit()).toEqual({ ok: true, facts: 1 })
  const order = (kind: 'validate' | 'take-back' | 'delete') => ({ kind, revision: facts()[0]?.revision ?? 0 })
  const observed = await moveFact(
    ANALYST,
    { ...OF_MUNI, factId, order: { kind: 'observe', revision: 2, text: text('Falta la fecha') } },
    clock,
  )
  expect(observed.ok).toBe(true)
  expect(await moveFact(OFFICE, { ...YEAR, factId, order: order('take-back') }, clock)).toMatchObject({ ok: false })
  const change = inputOf('norm', { ocurrio: '2026-05-05', ...NORM })
  expect(await changeFact(OFFICE, { ...YEAR, factId, revision: 3, input: change }, clock)).toMatchObject({ ok: true })
  const answer = { kind: 'answer', revision: 4, text: text('Se corrigió la fecha') } as const
  expect(await moveFact(OFFICE, { ...YEAR, factId, order: answer }, clock)).toMatchObject({ ok: true })
  expect(await moveFact(ANALYST, { ...OF_MUNI, factId, order: order('validate') }, clock)).toMatchObject({ ok: true })
  expect(await only()).toMatchObject({ state: 'validated', occurredOn: '2026-05-05', submittedOn: '2026-11-24' })
  expect(await changeFact(OFFICE, { ...YEAR, factId, revision: 6, input: change }, clock)).toMatchObject({ ok: false })
  expect(await moveFact(OFFICE, { ...YEAR, factId, order: order('delete') }, clock)).toMatchObject({ ok: false })
  expect(viewFact(OFFICE, { ...YEAR, factId }, clock).steps.map(({ event }) => event)).toEqual([
    'recorded',
    'submitted',
    'observed',
    'changed',
    'answered',
    'validated',
  ])
  const deeds = database.select().from(auditLog).all()
  expect(deeds.map(({ action }) => action)).toContain('record.fact-validated')
})

test('a fact is found by its own entity and by the Ministry once it was sent', async () => {
  const factId = await recorded()
  expect(() => viewFact(OTHER, { ...YEAR, factId }, clock)).toThrow()
  expect(() => viewRecord(OTHER, { whose: 'muni', year: 2026 }, clock)).toThrow()
  expect(() => viewRecord(OFFICE, { ...YEAR, year: 2027 }, clock)).toThrow()
  expect(() => viewRecord(OFFICE, { whose: 'mimp', year: 2026 }, clock)).toThrow()
  expect(() => viewFact(ANALYST, { ...OF_MUNI, factId }, clock)).toThrow()
  submit()
  expect(viewFact(ANALYST, { ...OF_MUNI, factId }, clock)).toMatchObject({ mayObserve: true, mayChange: false })
})

test('a draft is deleted, and what was sent is taken back before it was read', async () => {
  const factId = await recorded()
  submit()
  const back = await moveFact(OFFICE, { ...YEAR, factId, order: { kind: 'take-back', revision: 2 } }, clock)
  expect([back.ok, (await only()).submittedOn]).toEqual([true, null])
  const gone = await moveFact(OFFICE, { ...YEAR, factId, order: { kind: 'delete', revision: 3 } }, clock)
  expect([gone.ok, facts()]).toEqual([true, []])
})

test('what stands begins the next year as drafts, once, and not what has expired', async () => {
  const add = (id: string, kind: 'mechanism-act' | 'mechanism-members', content: object) =>
    database
      .insert(recordFacts)
      .values({
        ...{ id, entityId: 'muni', year: 2025, kind, occurredOn: '2018-01-01', origin: 'entity', state: 'validated' },
        ...{ recordedOn: '2025-02-01', submittedOn: '2025-02-01', reviewedOn: '2025-02-02', content: content as never },
      })
      .run()
  add('acto', 'mechanism-act', { actType: 'other', number: '1', expiresOn: null })
  add('lista', 'mechanism-members', {
    ...{ presidedBy: 'A', secretariat: 'B', units: [], women: 2, men: 2 },
    expiresOn: '2025-12-31',
  })
  expect(startFromLastYear(OFFICE, YEAR, clock)).toEqual({ ok: true, facts: 1 })
  expect(facts()).toMatchObject([
    { kind: 'mechanism-act', state: 'draft', occurredOn: '2018-01-01', copiedFromId: 'acto' },
  ])
  expect(startFromLastYear(OFFICE, YEAR, clock)).toEqual({ ok: true, facts: 0 })
})

test('nothing this year is said, and refuses what would stand beside it', async () => {
  expect(sayNothing(OFFICE, { ...YEAR, kind: 'norm' }, clock)).toEqual({ ok: true, facts: 1 })
  await expect(recorded()).rejects.toThrow()
  expect(() => sayNothing(OFFICE, { ...YEAR, kind: 'norm' }, clock)).toThrow()
})

test('an analyst records what came by letter and the acts of the Ministry, and takes them away again', async () => {
  const letter = { oficio: 'Oficio 12-2026', 'oficio-fecha': '2026-11-01' }
  const input = inputOf('norm', { ocurrio: '2026-05-04', ...NORM, ...letter }, true)
  const saved = await recordFact(ANALYST, { ...OF_MUNI, input }, clock)
  expect([saved.ok, await only()]).toMatchObject([
    true,
    { origin: 'ministry', state: 'validated', letterNumber: 'Oficio 12-2026' },
  ])
  const id = saved.ok ? saved.id : ''
  expect(viewFact(OFFICE, { ...YEAR, factId: id }, clock)).toMatchObject({ mayChange: false, mayDelete: false })
  const gone = await moveFact(ANALYST, { ...OF_MUNI, factId: id, order: { kind: 'delete', revision: 1 } }, clock)
  expect([gone.ok, facts()]).toEqual([true, []])
  const mimp = { whose: 'mimp', year: 2026 }
  const act = (entidades: string) =>
    recordFact(
      ANALYST,
      {
        ...mimp,
        input: inputOf('tools-presented', { ocurrio: '2026-04-01', entidades, herramientas: 'public-budget' }),
      },
      clock,
    )
  expect(await act('municipalidad uno\nNo existe')).toMatchObject({
    problems: { entidades: expect.stringContaining('No existe') },
  })
  expect(await act('municipalidad uno')).toMatchObject({ ok: true })
  expect(viewRecord(ANALYST, mimp, clock).kinds[0]?.facts).toMatchObject([{ title: 'Municipalidad Uno' }])
})

test.each<[string, Record<string, string>, string]>([
  ['a day of another year', { ocurrio: '2025-12-31', ...NORM }, 'ocurrio'],
  ['a day to come', { ocurrio: '2026-12-01', ...NORM }, 'ocurrio'],
])('%s is refused beside its field', async (_name, fields, field) => {
  const saved = await recordFact(OFFICE, { ...YEAR, input: inputOf('norm', fields) }, clock)
  expect(saved).toMatchObject({ ok: false, problems: { [field]: expect.any(String) } })
})

test('what is not filled in is told for every field at once, and a topic is of the level', () => {
  const read = readFact('training', typed({ horas: 'ocho' }), { level: 'ministry', byLetter: true })
  expect(read).toMatchObject({ ok: false })
  if (!read.ok)
    expect(Object.keys(read.problems).sort()).toEqual(
      ['cuenta', 'hombres', 'horas', 'mujeres', 'nombre', 'ocurrio', 'oficio', 'oficio-fecha', 'tipo'].sort(),
    )
  const asked = { level: 'ministry', byLetter: false } as const
  const subnational = { ocurrio: '2026-05-04', ...NORM, tema: 'participatory-budget' }
  expect(readFact('norm', typed(subnational), asked)).toMatchObject({ problems: { tema: 'Elija una opción' } })
})

test('the record closes to its entity at the end of March', async () => {
  const late = () => new Date('2027-04-01T17:00:00.000Z')
  const saved = await recordFact(OFFICE, { ...YEAR, input: inputOf('norm', { ocurrio: '2026-05-04', ...NORM }) }, late)
  expect(saved).toMatchObject({ ok: false, problems: { ocurrio: expect.stringContaining('31 de marzo de 2027') } })
})

test('the list of the Ministry is filtered and counted by what was sent', async () => {
  await recorded()
  const asked = { anio: '2026', nivel: '', estado: '', busca: '', pagina: 1 } as const
  const ids = (more: object) => recordQueue(ANALYST, { ...asked, ...more }, clock).rows.map(({ entityId }) => entityId)
  expect(ids({ estado: 'sin-informar' })).toEqual(['otra', 'muni'])
  submit()
  expect(ids({})).toEqual(['muni', 'otra'])
  expect(ids({ estado: 'por-revisar' })).toEqual(['muni'])
  expect(ids({ estado: 'sin-informar' })).toEqual(['otra'])
  expect(ids({ nivel: 'ministry' })).toEqual([])
  expect(ids({ busca: 'MUNICIPALIDAD' })).toEqual(['muni'])
})

test('what contradicts itself is not sent, and is once it was mended', async () => {
  const plan = {
    ...{ ocurrio: '2026-02-01', titulo: 'Plan 2026', cumplida: 'Curso', 'cumplida-fecha': '2026-06-01' },
  }
  const saved = await recordFact(OFFICE, { ...YEAR, input: inputOf('activity-plan', plan) }, clock)
  const id = saved.ok ? saved.id : ''
  const codes = () => viewRecord(HEAD, YEAR, clock).findings.map(({ code, severity }) => [code, severity])
  expect(codes()).toContainEqual(['R03', 'error'])
  expect(submit()).toMatchObject({ ok: false, moved: false, problems: { enviar: expect.stringContaining('R03') } })
  const mended = { ...plan, aprobado: 'Resolución 1', 'aprobado-fecha': '2026-03-01' }
  const input = inputOf('activity-plan', mended)
  expect(await changeFact(OFFICE, { ...YEAR, factId: id, revision: 1, input }, clock)).toMatchObject({ ok: true })
  expect(codes().filter(([, severity]) => severity === 'error')).toEqual([])
  expect(submit()).toEqual({ ok: true, facts: 1 })
})

test('a warning stops nothing, and the Ministry is asked none', async () => {
  await recorded()
  expect(viewRecord(HEAD, YEAR, clock).findings).toMatchObject([
    {
      code: 'R12',
      about: 'Normas aprobadas, «Otro tema»',
      to: expect.stringMatching(/^\/panel\/registro-anual\/2026\//),
    },
  ])
  expect(submit()).toEqual({ ok: true, facts: 1 })
  expect(viewRecord(ANALYST, OF_MUNI, clock).findings).toEqual([])
})

test('whoever advises an entity, or did not long ago, does not judge what it recorded', async () => {
  const factId = await recorded()
  submit()
  const now = new Date('2024-01-10T12:00:00Z')
  const analyst = (userId: string, endedOn: string | null) => {
    const address = { id: userId, name: userId, email: `${userId}@x.test`, createdAt: now, updatedAt: now }
    database.insert(user).values(address).run()
    database.insert(assistances).values({ userId, entityId: 'muni', since: '2024-01-10', endedOn }).run()
    return actorFor({ userId, name: userId, role: 'analyst', entity: null })
  }
  const revision = facts()[0]?.revision ?? 0
  for (const [userId, endedOn] of [
    ['advises', null],
    ['advised', '2026-11-24'],
    ['last-year', '2025-12-01'],
  ] as const) {
    const actor = analyst(userId, endedOn)
    const judged = [
      await moveFact(actor, { ...OF_MUNI, factId, order: { kind: 'validate', revision } }, clock),
      await moveFact(actor, { ...OF_MUNI, factId, order: { kind: 'observe', revision, text: text('Falta') } }, clock),
    ]
    expect(judged).toMatchObject([{ problems: { validar: ADVISES } }, { problems: { texto: ADVISES } }])
    expect(viewFact(actor, { ...OF_MUNI, factId }, clock)).toMatchObject({
      ...{ advised: true, mayValidate: false, mayObserve: false },
    })
    expect(listWaitingRecords(database, countryScope(), userId)).toEqual([])
  }
  const before = analyst('long-ago', '2025-11-20')
  expect(listWaitingRecords(database, countryScope(), 'long-ago')).toHaveLength(1)
  expect(viewFact(before, { ...OF_MUNI, factId }, clock)).toMatchObject({ advised: false, mayValidate: true })
  const order = { kind: 'validate', revision } as const
  expect(await moveFact(before, { ...OF_MUNI, factId, order }, clock)).toMatchObject({ ok: true })
})
