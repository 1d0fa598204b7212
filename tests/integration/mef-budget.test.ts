import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { unpackLines } from '#app/features/imports/packed-lines.ts'
import { answerMef, replyToMef } from '#app/features/mef-budget/answer-mef.server.ts'
import { MEF_TITLES } from '#app/features/mef-budget/columns.ts'
import { readMef, readMefAnswer } from '#app/features/mef-budget/form.ts'
import { confirmMefImport, reviewMefImport } from '#app/features/mef-budget/import-mef.server.ts'
import { mefSheet, viewMef, viewObjection, viewOwnMef } from '#app/features/mef-budget/view-mef.server.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Database } from '#db/client.server.ts'
import { auditLog, entities } from '#db/schema/index.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const NOW = new Date('2026-11-29T17:00:00.000Z')
const clock = () => NOW
const ANALYST = actorFor({ userId: 'ana', name: 'Ana', role: 'analyst', entity: null })
const head = (id: string) => actorFor({ userId: `titular-${id}`, name: 'Rosa', role: 'head', entity: { id, name: id } })
const ORIGIN = { year: 2025, source: 'Consulta Amigable', sourcedOn: '2026-01-31' }
const RUC = '20131312955'
let database: Database

beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  const environment = testEnvironment(made.file)
  ;(globalThis as { espejoRuntime?: unknown }).espejoRuntime = { database, environment }
  for (const id of ['uno', 'dos', 'tres']) insertEntity(database, id)
  database
    .update(entities)
    .set({ governmentLevel: 'regional-government', ruc: RUC })
    .where(eq(entities.id, 'dos'))
    .run()
})

/** A row: entity, programme with its name, PIM, executed, whole budget. */
type Cells = readonly [entity: string, code: string, name: string, pim: string, executed: string, total: string]
function csvOf(...rows: readonly Cells[]): File {
  const lines = rows.map(([entity, ...rest]) => [entity, '', ...rest].map((cell) => `"${cell}"`).join(','))
  return new File([[Object.values(MEF_TITLES).join(','), ...lines].join('\n')], 'mef.csv')
}

async function reviewed(file: File, origin = ORIGIN) {
  const found = await reviewMefImport(ANALYST, { origin, file }, clock)
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return { ...found.report, lines: unpackLines(found.report.lines) }
}
async function stored(...rows: readonly Cells[]) {
  const { confirm } = await reviewed(csvOf(...rows))
  if (!confirm) throw new Error('Nothing to confirm')
  return confirmMefImport(ANALYST, { origin: ORIGIN, announced: confirm }, clock)
}
const UNO: Cells = ['uno', '1002', 'Reducción de la violencia', '5,000.50', '4800', '90000']
const DOS: Cells = [RUC, '1002', 'Reducción de la violencia', '1000', '500', '500000']
const deeds = () =>
  database
    .select()
    .from(auditLog)
    .all()
    .filter(({ action }) => action.startsWith('mef.'))
const view = (page = 1, search = '') => viewMef(ANALYST, { year: null, search, page }, clock)

describe('a sheet of figures', () => {
  test('says row by row what it would do, then does all of it, by code or tax number', async () => {
    const report = await reviewed(csvOf(UNO, DOS, ['tres', '', '', '', '', '700']))
    expect(report.lines.map(({ outcome, what }) => [outcome, what])).toEqual([
      ['added', 'Entidad uno'],
      ['added', 'Entidad dos'],
      ['added', 'Entidad tres'],
    ])
    expect(report.lines[0]?.changes).toEqual([
      { label: '1002 Reducción de la violencia, PIM', before: null, after: 'S/ 5,000.50' },
      { label: 'Ejecutado', before: null, after: 'S/ 4,800' },
      { label: 'PIM total de la entidad', before: null, after: 'S/ 90,000' },
    ])
    expect(deeds()).toEqual([])
    expect(await stored(UNO, DOS, ['tres', '', '', '', '', '700'])).toMatchObject({ done: { added: 3, refused: 0 } })
    expect(deeds().map(({ action }) => action)).toEqual([...Array<string>(3).fill('mef.figures-set'), 'mef.imported'])
    const { totals, states } = view()
    expect(totals).toMatchObject({ programmes: 1, pliegos: 3, pim: 600_050, executed: 530_000 })
    expect(totals?.regional).toMatchObject({ pliegos: 1, sharePercent: 0.1 })
    expect(states.unanswered).toBe(3)
  })

  test.each<[string, Cells, RegExp]>([
    ['an entity that there is not', ['nadie', '1002', 'Programa', '1', '1', ''], /Ninguna entidad/],
    ['a code of letters', ['uno', 'PP', 'Programa', '1', '1', ''], /cuatro dígitos/],
    ['a programme without name', ['uno', '1002', '', '1', '1', ''], /nombre del programa/],
    ['a budget in words', ['uno', '1002', 'Programa', 'mucho', '1', ''], /Escriba en PIM/],
    ['a negative execution', ['uno', '1002', 'Programa', '1', '-1', ''], /Escriba en ejecutado/],
    ['an execution left out', ['uno', '1002', 'Programa', '1', '', ''], /si no hubo, escriba 0/],
    ['a decimal comma', ['uno', '1002', 'Programa', '1,50', '1', ''], /punto para los decimales/],
    ['nothing but an entity', ['uno', '', '', '', '', ''], /ningún monto/],
  ])('%s is refused and said, and nothing can be confirmed', async (_, cells, words) => {
    const { lines, confirm } = await reviewed(csvOf(UNO.with(1, '0080') as unknown as Cells, cells))
    expect(lines[1]).toMatchObject({ outcome: 'refused', problems: [expect.stringMatching(words)] })
    expect(confirm).toBeNull()
  })

  test('a programme twice, or two whole budgets of one entity, are refused where they come again', async () => {
    const { lines } = await reviewed(csvOf(UNO, UNO, ['uno', '80', 'Otro programa', '1', '1', '1']))
    expect(lines.map(({ problems }) => problems)).toEqual([
      [],
      ['El programa ya está en la fila 2 para esta entidad'],
      ['El PIM total no es el de la fila 2, de la misma entidad'],
    ])
  })

  test('what looks odd is told and not refused', async () => {
    const { lines, confirm } = await reviewed(
      csvOf(['uno', '1002', 'Programa A', '10', '11', '5'], ['dos', '1002', 'Programa B', '10', '10', '']),
    )
    expect(lines.map(({ notes }) => notes)).toEqual([
      ['Lo ejecutado es más que el PIM', 'Los programas suman S/ 10, más que el PIM total de la entidad'],
      [
        'El mismo código se llama «Programa A» en otra fila',
        'No trae el PIM total de la entidad: de ella no se podrá decir qué parte es',
      ],
    ])
    expect(confirm).not.toBeNull()
  })

  test('a sheet that was stored changes nothing again; what it no longer names of an entity goes, and is told', async () => {
    await stored(UNO, ['uno', '80', 'Otro programa', '7', '7', ''], DOS)
    const again = await reviewed(csvOf(UNO, ['uno', '0080', 'Otro programa', '7.00', '7', ''], DOS))
    expect(again.counts).toMatchObject({ same: 3, added: 0, changed: 0 })
    expect(again.confirm).toBeNull()
    const less = await reviewed(csvOf(UNO))
    expect(less.lines[0]?.changes).toEqual([
      { label: 'Se quita, porque la planilla no lo trae', before: '0080 Otro programa (PIM S/ 7)', after: 'nada' },
    ])
    await stored(UNO)
    expect(view().totals).toMatchObject({ pliegos: 2, programmes: 1 })
  })

  test('what is downloaded is taken back unchanged', async () => {
    await stored(UNO, DOS, ['tres', '', '', '', '', '700'])
    const bytes = await mefSheet(ANALYST, { year: 2025 })
    const report = await reviewed(new File([new Uint8Array(bytes)], 'mef.xlsx'))
    expect(report.counts).toEqual({ added: 0, changed: 0, same: 3, refused: 0 })
  })

  test('what moved after the report is shown anew and not stored', async () => {
    const { confirm } = await reviewed(csvOf(UNO))
    await stored(UNO.with(4, '1') as unknown as Cells)
    if (!confirm) throw new Error('Nothing to confirm')
    expect(await confirmMefImport(ANALYST, { origin: ORIGIN, announced: confirm }, clock)).toHaveProperty('moved')
    const other = { ...ORIGIN, year: 2024 }
    await expect(confirmMefImport(ANALYST, { origin: other, announced: confirm }, clock)).rejects.toThrow(AppError)
  })

  test('year, source and date are read, and a day to come is refused', async () => {
    const form = new FormData()
    for (const [name, value] of [
      ['accion', 'revisar'],
      ['anio', '25'],
      ['fuente', ''],
      ['fecha', 'ayer'],
    ] as const)
      form.set(name, value)
    expect(readMef(form)).toMatchObject({
      problems: { anio: expect.any(String), fuente: expect.any(String), fecha: expect.any(String) },
    })
    const asked = { origin: { ...ORIGIN, year: 2027, sourcedOn: '2026-11-30' }, file: csvOf(UNO) }
    expect(await reviewMefImport(ANALYST, asked, clock)).toMatchObject({
      problems: { anio: expect.any(String), fecha: expect.any(String) },
    })
  })
})

describe('what an entity says of its figures', () => {
  const objection = {
    year: 2025,
    revision: 1,
    verdict: 'objected',
    programme: '1002',
    reason: 'Es de otro pliego',
  } as const

  test('it confirms, once, and sees its own alone', async () => {
    await stored(UNO, DOS)
    answerMef(head('uno'), { year: 2025, revision: 1, verdict: 'confirmed' }, clock)
    expect(viewOwnMef(head('uno'), { year: null }).pliego).toMatchObject({ entityId: 'uno', state: 'confirmed' })
    expect(viewOwnMef(head('tres'), { year: null }).pliego).toBeNull()
    expect(() => answerMef(head('uno'), { year: 2025, revision: 1, verdict: 'confirmed' }, clock)).toThrow('conflict')
    expect(() => answerMef(head('tres'), { year: 2025, revision: 1, verdict: 'confirmed' }, clock)).toThrow('not-found')
  })

  test('it objects with a reason, the Ministry replies once, and another sheet begins anew', async () => {
    await stored(UNO, DOS)
    answerMef(head('uno'), objection, clock)
    expect(() => answerMef(head('uno'), objection, clock)).toThrow('conflict')
    const [first] = view().pliegos
    expect(first).toMatchObject({ entityId: 'uno', state: 'objected' })
    const answerId = first?.answers[0]?.id ?? ''
    expect(viewObjection(ANALYST, { answerId }).pliego.entityId).toBe('uno')
    replyToMef(ANALYST, { answerId, reply: 'to-correct', text: 'Se pedirá al MEF' }, clock)
    expect(() => replyToMef(ANALYST, { answerId, reply: 'kept', text: 'Otra cosa' }, clock)).toThrow('conflict')
    expect(viewOwnMef(head('uno'), { year: 2025 }).pliego?.state).toBe('to-correct')
    await stored(UNO.with(3, '6000') as unknown as Cells)
    expect(viewOwnMef(head('uno'), { year: 2025 }).pliego).toMatchObject({ state: 'unanswered', revision: 2 })
    expect(() => answerMef(head('uno'), { year: 2025, revision: 1, verdict: 'confirmed' }, clock)).toThrow('conflict')
    expect(viewOwnMef(head('dos'), { year: 2025 }).pliego?.revision).toBe(1)
    expect(deeds().filter(({ action }) => /objected|replied/.test(action))).toHaveLength(2)
  })

  test('a reason of two letters, and a programme that it has not, are refused', async () => {
    await stored(UNO)
    const form = new FormData()
    for (const [name, value] of [
      ['accion', 'objetar'],
      ['anio', '2025'],
      ['revision', '1'],
      ['razon', 'no'],
    ] as const)
      form.set(name, value)
    expect(readMefAnswer(form)).toMatchObject({ ok: false, problems: { razon: expect.stringMatching(/10 a 500/) } })
    expect(() => answerMef(head('uno'), { ...objection, programme: '9999' }, clock)).toThrow('invalid-input')
  })
})
