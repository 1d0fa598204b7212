import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { composeReport } from './compose-report.ts'
import { NOTHING_RECORDED, type BudgetFacts, type RecordFacts, type ReportFacts } from './facts.ts'
import { DEFINITIONS } from './figures.ts'
import { findReportFaults } from './find-faults.ts'
import { inFull, listWords, shareWords } from './words.ts'

const EMPTY: ReportFacts = {
  year: 2026,
  entity: { id: 'uno', name: 'Entidad uno (ejemplo)', level: 'national-entity', invented: true },
  obligation: 'obliged',
  readOn: '2026-11-20',
  record: NOTHING_RECORDED,
  plan: null,
  outsidePlan: null,
  budget: null,
  tools: [],
  texts: {},
}

const RECORD: RecordFacts = {
  mechanism: {
    state: 'reported',
    value: { act: 'R.M. 12-2018', createdOn: '2018-03-05', members: 9, membersUntil: '2027-03-05' },
  },
  officer: { state: 'none' },
  documents: {
    state: 'reported',
    value: [
      { type: 'Plan de Desarrollo de las Personas', count: 1 },
      { type: 'Reglamento interno', count: 0 },
    ],
  },
  trainings: {
    state: 'reported',
    value: {
      ...{ trainings: 4, hours: 32 },
      persons: { trainings: 0, women: 0, men: 0 },
      attendances: { trainings: 4, women: 150, men: 50 },
    },
  },
  norms: { state: 'none' },
  communications: { state: 'reported', value: 1 },
  practices: { state: 'unreported' },
}
const BUDGET: BudgetFacts = {
  ...{ programmes: 1, pim: 34_857_232, executed: 30_000_000, wholePim: 348_572_320 },
  ...{ source: 'Consulta Amigable', sourcedOn: '2026-10-31', objection: null },
}

const WRITTEN = { text: 'Se atendió.\n\nSe previno.', noService: false, services: [{ name: 'Acogida', done: 'Abrió' }] }
const LETTER = { number: 'Oficio 12', date: '2026-11-19' }
const textOf = (facts: ReportFacts) => JSON.stringify(composeReport(facts))
const figureOf = (facts: ReportFacts, id: string) =>
  composeReport(facts)
    .sections.flatMap(({ figures }) => figures)
    .find((figure) => figure.id === id)

describe('the words are those of the year', () => {
  test('of 2019 and 2025 the policy of then, of 2026 the one that Ley 32535 orders, on the objectives of before', () => {
    for (const year of [2019, 2025])
      expect(textOf({ ...EMPTY, year })).toMatch(/objetivos de la Política Nacional de Igualdad de Género\./)
    const now = textOf(EMPTY)
    expect(now).toContain('Política Nacional de Igualdad de Oportunidades entre Mujeres y Hombres')
    expect(now).toContain('por verificar')
  })

  test('every figure says what it counts, from where and until when', () => {
    const report = composeReport({ ...EMPTY, record: RECORD })
    const figures = report.sections.flatMap(({ figures: all }) => all)
    expect(figures.length).toBeGreaterThan(10)
    for (const { definition, source, unit, cutOff } of figures) {
      expect([definition, source, unit].every((each) => each.length > 3)).toBe(true)
      expect(cutOff).toBe('2026-11-30')
    }
    const ids = figures.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('zero, not told, not told where nobody must', () => {
  test('are three things', () => {
    const none = { ...EMPTY, record: { ...NOTHING_RECORDED, norms: { state: 'none' } as const } }
    expect(figureOf(none, 'norms')).toMatchObject({ told: { kind: 'reported', value: 0 } })
    expect(figureOf(EMPTY, 'norms')).toMatchObject({ told: { kind: 'not-reported' } })
    expect(figureOf({ ...EMPTY, obligation: 'facultative' }, 'norms')).toMatchObject({
      told: { kind: 'facultative-not-reported' },
    })
    expect(figureOf({ ...EMPTY, obligation: 'outside' }, 'norms')).toMatchObject({ told: { kind: 'outside' } })
  })

  test('nothing told says so in every sentence and holds no number of it', () => {
    const { sections } = composeReport(EMPTY)
    const said = sections.flatMap(({ paragraphs }) => paragraphs).join(' ')
    expect(said).toContain('No se informó de capacitaciones.')
    expect(said).not.toMatch(/\b0 (capacitaciones|normas|documentos)/)
  })
})

test('figures stand inside sentences, in full and with correct numbers', () => {
  const said = composeReport({
    ...EMPTY,
    record: RECORD,
    budget: BUDGET,
    plan: { submittedOn: '2026-02-01', signedOn: '2026-02-10', accepted: 5, done: 2, proven: 1 },
    tools: [{ title: 'Cultura organizacional', on: '2026-06-01', says: 'El puntaje es 61.', document: null }],
  })
    .sections.flatMap(({ paragraphs }) => paragraphs)
    .join('\n')
  expect(said).toContain('Se modificó 1 documento interno de gestión')
  expect(said).toContain('En 4 capacitaciones se contaron 200 asistencias: 150 mujeres y 50 hombres (75% y 25%).')
  expect(said).toContain('Quien asistió a dos capacitaciones se cuenta dos veces.')
  expect(said).toContain('S/ 34,857,232')
  expect(said).toContain('Ese presupuesto es el 10% del presupuesto de la entidad.')
  expect(said).toContain(
    'está elaborado (enviado a la persona titular el 1 de febrero de 2026), aprobado (firmado el 10 de febrero de 2026) y en implementación (1 acción hecha con su medio de verificación). De 5 acciones aceptadas, se informaron hechas 2.',
  )
  expect(said).toContain('Se hizo 1 actividad de comunicación sobre igualdad.')
})

test('figures of MEF say their day and source, no programme is a zero, and an objection is said', () => {
  const said = (budget: Partial<BudgetFacts>) => textOf({ ...EMPTY, budget: { ...BUDGET, ...budget } })
  expect(said({})).toContain(
    'Cifras del Ministerio de Economía y Finanzas al 31 de octubre de 2026 (Consulta Amigable).',
  )
  expect(said({})).not.toContain('objetó')
  expect(said({ objection: 'waiting' })).toContain('La entidad objetó estas cifras y espera respuesta.')
  const none = { ...EMPTY, budget: { ...BUDGET, programmes: 0, pim: 0, executed: 0 } }
  expect(textOf(none)).toContain('La entidad no tiene programas presupuestales para la igualdad.')
  expect(figureOf(none, 'pim')).toMatchObject({ cutOff: '2026-10-31', told: { kind: 'reported', value: 0 } })
  expect(textOf(EMPTY)).toContain('no hay cifras del Ministerio de Economía y Finanzas')
})

test('what one writes stands in its objective, and an objective without service says so', () => {
  const { sections, completeness } = composeReport({
    ...EMPTY,
    texts: { OP01: WRITTEN, OP02: { text: '', noService: true, services: [] } },
  })
  const of = (id: string) => sections.find((section) => section.id === id)
  expect(of('OP01')?.written).toEqual(['Se atendió.', 'Se previno.'])
  expect(of('OP01')?.tables[0]?.rows).toEqual([['Acogida', 'Abrió']])
  expect(of('OP02')?.written[0]).toContain('no brinda servicios')
  expect(of('OP03')?.written).toEqual(['La entidad no escribió sobre este objetivo.'])
  expect(completeness).toMatchObject({ told: 2, asked: 14 })
  expect(completeness.untold).not.toContain('el objetivo OP01')
})

test('the same facts make the same report', () => {
  fc.assert(
    fc.property(
      fc.nat(5_000_000),
      fc.nat(500),
      fc.constantFrom('obliged', 'facultative', 'outside'),
      (pim, count, obligation) => {
        const facts: ReportFacts = {
          ...EMPTY,
          obligation,
          record: {
            ...RECORD,
            communications: { state: 'reported', value: count },
          },
          budget: { ...BUDGET, programmes: 2, pim, executed: 0, wholePim: null },
        }
        const [one, other] = [composeReport(facts), composeReport(structuredClone(facts))]
        expect(sha256(one)).toBe(sha256(other))
        expect(JSON.parse(JSON.stringify(one))).toEqual(one)
        expect(JSON.stringify(one)).not.toMatch(/NaN|undefined|null%/)
      },
    ),
    { numRuns: 50 },
  )
})

describe('what stands against handing it in', () => {
  const codes = (facts: ReportFacts, letter = LETTER) =>
    findReportFaults(facts, letter).map(({ code, severity }) => `${code} ${severity}`)

  test('an empty one stops, whatever its letter', () => {
    expect(codes(EMPTY)).toContain('IN-01 stops')
    expect(codes({ ...EMPTY, texts: { OP01: WRITTEN } })).not.toContain('IN-01 stops')
  })

  test('a letter without number or date, or of a day to come, stops', () => {
    expect(codes(EMPTY, { number: '', date: '2026-11-19' })).toContain('IN-02 stops')
    expect(codes(EMPTY, { number: 'Oficio 1', date: '2026-11-21' })).toContain('IN-02 stops')
    expect(codes(EMPTY)).not.toContain('IN-02 stops')
  })

  test('a service of which nothing is told, and one beside "no services", stop', () => {
    const unfinished = { text: '', noService: false, services: [{ name: 'Acogida', done: '' }] }
    expect(codes({ ...EMPTY, texts: { OP01: unfinished } })).toContain('IN-04 stops')
    expect(codes({ ...EMPTY, texts: { OP01: { ...WRITTEN, noService: true } } })).toContain('IN-05 stops')
  })

  test('what is missing is told and does not stop; late is late', () => {
    const found = codes({ ...EMPTY, readOn: '2026-12-02', texts: { OP01: WRITTEN } })
    expect(found).toEqual(['IN-03 warns', 'IN-06 warns', 'IN-07 warns', 'IN-08 warns', 'IN-09 warns'])
    expect(codes({ ...EMPTY, obligation: 'facultative' })).not.toContain('IN-07 warns')
  })
})

test('numbers, shares and lists as Spanish writes them', () => {
  expect([0, 999, 1000, 34_857_232].map(inFull)).toEqual(['0', '999', '1,000', '34,857,232'])
  expect(shareWords(952, 1000)).toBe('95.2%')
  expect(shareWords(1, 0)).toBeNull()
  expect(listWords(['a', 'b', 'inicio'])).toBe('a, b e inicio')
  expect(listWords(['a', 'hielo'])).toBe('a y hielo')
})

test('no two definitions say the same', () => {
  const all = Object.values(DEFINITIONS)
  expect(new Set(all.map(({ definition }) => definition)).size).toBe(all.length)
  for (const [id, definition] of Object.entries(DEFINITIONS)) expect(definition.id).toBe(id)
})
