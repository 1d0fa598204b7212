import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeEach, describe, expect, test } from 'vitest'
import { actorFor } from '#app/door/actor.ts'
import { unpackLines } from '#app/features/imports/packed-lines.ts'
import {
  confirmRecordImport,
  reviewRecordImport,
  type RecordReport,
} from '#app/features/yearly-record/import-record.server.ts'
import { makeRecordSheet } from '#app/features/yearly-record/make-sheet.server.ts'
import { seenDrafts, submitRecord } from '#app/features/yearly-record/move-fact.server.ts'
import { codeOf } from '#app/features/yearly-record/sheet-template.ts'
import type { Database } from '#db/client.server.ts'
import { listEntityFacts } from '#db/queries/yearly-record.server.ts'
import { auditLog } from '#db/schema/index.ts'
import { countryScope } from '#db/scope.ts'
import { recordSheetFile, type FilledRecord } from '#tests/support/record-sheets.ts'
import { testEnvironment } from '#tests/support/running-server.ts'
import { createTestDatabase, insertEntity } from '#tests/support/test-database.ts'

const clock = () => new Date('2026-11-24T17:00:00.000Z')
const MUNI = { id: 'muni', name: 'Muni' }
const OFFICE = actorFor({ userId: 'rita', name: 'Rita', role: 'coordinator', entity: MUNI })
const HEAD = actorFor({ userId: 'hugo', name: 'Hugo', role: 'head', entity: MUNI })

let database: Database
beforeEach(() => {
  const made = createTestDatabase()
  database = made.database
  Object.assign(globalThis, { espejoRuntime: { database, environment: testEnvironment(made.file) } })
  insertEntity(database, 'muni', 'Municipalidad Uno')
})

const COURSE = ['', '', '20/04/2026', 'Curso básico', 'Curso', 16, 40, 22, 'Personas: cada una se cuenta una vez']
const NORM = ['', '', '04/05/2026', 'Otro tema', 'Ordenanza 012-2026', 'Igualdad en el mercado']
const FILLED: FilledRecord = { training: [COURSE], norm: [NORM], nothing: ['good-practice'] }

const facts = () => listEntityFacts(database, countryScope(), 'muni', 2026)
const review = (file: File | null, year = 2026) => reviewRecordImport(OFFICE, { year, file }, clock)
async function report(filled: FilledRecord): Promise<RecordReport> {
  const reviewed = await review(await recordSheetFile(filled))
  if (!reviewed.ok) throw new Error(reviewed.problem)
  return reviewed.report
}
async function problemOf(file: File | null): Promise<string> {
  const reviewed = await review(file)
  return reviewed.ok ? '' : reviewed.problem
}
const lines = ({ lines: packed }: RecordReport) => unpackLines(packed)
const problems = async (filled: FilledRecord) => lines(await report(filled)).flatMap(({ problems: each }) => each)
function confirm({ confirm: announced }: RecordReport) {
  if (!announced) throw new Error('nothing to confirm')
  return confirmRecordImport(OFFICE, { year: 2026, announced }, clock)
}

describe('a sheet becomes drafts', () => {
  test('it is shown row by row, stores nothing until it is confirmed, and then all of it with its notes', async () => {
    const shown = await report(FILLED)
    expect(shown.counts).toEqual({ added: 3, changed: 0, same: 0, refused: 0 })
    expect(lines(shown).map(({ sheet, row, what }) => [sheet, row, what])).toEqual([
      ['No hubo nada', 2, 'Buenas prácticas'],
      ['Capacitaciones', 2, 'Curso básico'],
      ['Normas', 2, 'Otro tema'],
    ])
    expect(facts()).toEqual([])
    expect(await confirm(shown)).toEqual({ done: shown.counts })
    expect(facts().map(({ kind, state, content, occurredOn }) => [kind, state, content, occurredOn])).toEqual([
      [
        ...['training', 'draft'],
        { name: 'Curso básico', type: 'course', hours: 16, women: 40, men: 22, counts: 'persons' },
        '2026-04-20',
      ],
      [
        'norm',
        'draft',
        { topic: 'other', number: 'Ordenanza 012-2026', title: 'Igualdad en el mercado' },
        '2026-05-04',
      ],
      ['good-practice', 'draft', null, '2026-11-24'],
    ])
    const deeds = database
      .select()
      .from(auditLog)
      .all()
      .map(({ action }) => action)
    expect(deeds).toEqual([...Array<string>(3).fill('record.fact-recorded'), 'record.imported'])
  })

  test('what is downloaded says what is recorded; sent back as it is, it changes nothing', async () => {
    await confirm(await report(FILLED))
    const { bytes, filename } = await makeRecordSheet(OFFICE, { year: 2026 }, clock)
    expect(filename).toMatch(/^Planilla del registro anual - Municipalidad Uno - 2026.*\.xlsx$/)
    const again = await review(new File([new Uint8Array(bytes)], filename))
    expect(again).toMatchObject({ ok: true, report: { counts: { added: 0, changed: 0, same: 3 }, confirm: null } })
  })

  test('the same sheet sent twice, or confirmed twice, acts once', async () => {
    const shown = await report(FILLED)
    await confirm(shown)
    expect(await confirm(shown)).toMatchObject({ moved: { counts: { added: 0, same: 3 }, confirm: null } })
    expect((await report(FILLED)).counts).toMatchObject({ added: 0, same: 3 })
    expect(facts()).toHaveLength(3)
  })

  test('a row with its code changes what is recorded, and only what the row says', async () => {
    await confirm(await report(FILLED))
    const course = facts().find(({ kind }) => kind === 'training')
    const changed = { training: [[codeOf(course?.id ?? ''), '', ...COURSE.slice(2, 6), 41, ...COURSE.slice(7)]] }
    const shown = await report(changed)
    expect(lines(shown)).toMatchObject([
      { outcome: 'changed', changes: [{ label: 'Mujeres', before: '40', after: '41' }] },
    ])
    await confirm(shown)
    expect(facts().find(({ kind }) => kind === 'training')).toMatchObject({ content: { women: 41 }, revision: 2 })
    expect(facts()).toHaveLength(3)
  })

  test('what somebody changed since it was shown is shown anew, and nothing is stored', async () => {
    await confirm(await report({ training: [COURSE] }))
    const [fact] = facts()
    const row = [codeOf(fact?.id ?? ''), '', ...COURSE.slice(2, 6), 50, ...COURSE.slice(7)]
    const shown = await report({ training: [row], norm: [NORM] })
    await confirm(await report({ training: [[row[0] ?? '', '', ...COURSE.slice(2, 6), 45, ...COURSE.slice(7)]] }))
    expect(await confirm(shown)).toMatchObject({ moved: { counts: { changed: 1, added: 1 } } })
    expect(facts()).toHaveLength(1)
  })

  test('what was sent to the Ministry does not change, and says why', async () => {
    await confirm(await report({ training: [COURSE] }))
    submitRecord(HEAD, { whose: null, year: 2026, seen: seenDrafts(facts()) }, clock)
    const [fact] = facts()
    const row = [codeOf(fact?.id ?? ''), '', ...COURSE.slice(2, 6), 50, ...COURSE.slice(7)]
    expect(await problems({ training: [row] })).toEqual([expect.stringContaining('recupérelo antes en su página')])
  })

  test('a seal is good for who was shown it, and for that year', async () => {
    const { confirm: announced } = await report(FILLED)
    if (!announced) throw new Error('nothing to confirm')
    const other = actorFor({ userId: 'pia', name: 'Pía', role: 'contributor', entity: MUNI })
    await expect(confirmRecordImport(other, { year: 2026, announced }, clock)).rejects.toThrow()
    await expect(confirmRecordImport(OFFICE, { year: 2025, announced }, clock)).rejects.toThrow()
  })
})

describe('what cannot be is told by its cell', () => {
  const course = (column: number, value: string | number | null) =>
    COURSE.map((cell, index) => (index === column ? value : cell))
  test.each([
    ['no day', course(2, 'abril'), 'Capacitaciones!C2: escriba la fecha'],
    ['a day of another year', course(2, '20/04/2025'), 'Capacitaciones!C2: Escriba una fecha de 2026'],
    ['a day to come', course(2, '20/12/2026'), 'Capacitaciones!C2: La fecha no puede ser posterior'],
    ['no name', course(3, ''), 'Capacitaciones!D2: Nombre de la capacitación: complete'],
    ['an unknown option', course(4, 'Cursillo'), 'Capacitaciones!E2: Tipo: escriba una de estas opciones: «Programa»'],
    ['hours in words', course(5, 'ocho'), 'Capacitaciones!F2'],
    ['a part of a person', course(6, 2.5), 'Capacitaciones!G2'],
    ['a negative number', course(7, -3), 'Capacitaciones!H2'],
    ['an unknown code', course(0, 'd-0000000000'), 'Capacitaciones!A2: ese código no está'],
  ])('%s', async (_, row, problem) => {
    const found = await problems({ training: [row] })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(problem)
    expect((await report({ training: [row], norm: [NORM] })).confirm).toBeNull()
  })

  test('two rows that say the same, nothing beside something, two plans', async () => {
    expect(await problems({ training: [COURSE, COURSE] })).toEqual([expect.stringContaining('lo mismo que la fila 2')])
    expect(await problems({ training: [COURSE], nothing: ['training'] })).toEqual([
      expect.stringMatching(/^No hubo nada!B2: de este tema hay datos/),
    ])
    const plan = ['', '', '30/01/2026', 'Plan A', '', '', '', '']
    const other = ['', '', '31/01/2026', 'Plan B', '', '', '', '']
    expect(await problems({ 'activity-plan': [plan, other] })).toEqual([expect.stringContaining('es uno')])
    await confirm(await report({ nothing: ['training'] }))
    expect(await problems({ training: [COURSE] })).toEqual([expect.stringContaining('bórrelo antes en su página')])
  })
})

describe('what is no such sheet', () => {
  /** The workbook with one of its parts changed. */
  async function changed(of: FilledRecord, from: string | RegExp, to: string): Promise<File> {
    const parts = unzipSync(new Uint8Array(await (await recordSheetFile(of)).arrayBuffer()))
    const made = Object.entries(parts).map(([name, bytes]) => {
      const text = strFromU8(bytes)
      return [name, name.includes('worksheets/sheet') ? strToU8(text.replace(from, to)) : bytes] as const
    })
    return new File([new Uint8Array(zipSync(Object.fromEntries(made)))], 'planilla.xlsx')
  }

  test('no file, no workbook, a sheet missing, another year, another entity', async () => {
    expect(await problemOf(null)).toContain('Elija la planilla')
    expect(await problemOf(new File(['hola'], 'a.xlsx'))).toContain('Suba la planilla XLSX')
    expect(await problemOf(await recordSheetFile({ ...FILLED, without: 'Normas' }))).toContain('deben estar sus hojas')
    expect(await problemOf(await recordSheetFile({ ...FILLED, year: 2025 }))).toContain('Es la planilla de 2025')
    expect(await problemOf(await recordSheetFile({ ...FILLED, entityId: 'otra' }))).toContain('de otra entidad')
    expect(await problemOf(new File([new Uint8Array(11 * 1024 * 1024)], 'grande.xlsx'))).toContain('pasa de 10 MB')
  })

  test('formulas and cells shown as one are refused by their addresses; a day in a cell of text too', async () => {
    const formula = await changed({ training: [COURSE] }, /<v>40<\/v>/, '<f>20+20</f><v>40</v>')
    expect(await problemOf(formula)).toContain('fórmulas (Capacitaciones!G2')
    const merged = await changed(
      { training: [COURSE] },
      /(<\/sheetData>)/,
      '$1<mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>',
    )
    expect(await problemOf(merged)).toMatch(/celdas combinadas \(.*!D2:D3/)
    const day = await recordSheetFile({
      norm: [NORM.map((cell, index) => (index === 4 ? new Date('2026-01-12') : cell))],
    })
    expect(await problemOf(day)).toContain('cambió a fecha lo que se escribió en Normas!E2')
    const real = await report({ norm: [NORM.map((cell, index) => (index === 2 ? new Date('2026-05-04') : cell))] })
    expect(real.counts).toMatchObject({ added: 1 })
    expect(facts()).toEqual([])
  })

  test('a record that is closed is not written by a sheet', async () => {
    const late = () => new Date('2027-04-01T17:00:00.000Z')
    const file = await recordSheetFile(FILLED)
    expect(await reviewRecordImport(OFFICE, { year: 2026, file }, late)).toMatchObject({ ok: false })
    const { confirm: announced } = await report(FILLED)
    if (!announced) throw new Error('nothing to confirm')
    expect(await confirmRecordImport(OFFICE, { year: 2026, announced }, late)).toHaveProperty('barred')
    expect(facts()).toEqual([])
  })
})
