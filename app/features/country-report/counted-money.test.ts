import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  countedProgrammes,
  MONEY_FIGURES,
  type CountedMoney,
  type CountedPliego,
  type MoneyFigure,
} from '#surveys/country-report/counted-money.ts'
import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { recordYear } from '#surveys/country-report/record-year.ts'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { viewCounted } from './counted-figure.ts'
import { quantityWords } from './figure-words.ts'
import { makeReport } from './make-report.ts'
import { coverageWords, unknownTotalWords } from './money-words.ts'
import { reportSheets } from './report-workbook.ts'

const SOURCES = [{ name: 'Consulta Amigable', on: '2025-12-31', importedOn: '2026-01-15' }]
const NONE_UNTOLD = Object.fromEntries(GOVERNMENT_LEVELS.map((level) => [level, 0])) as CountedMoney['untold']

const centimos = fc.integer({ min: 0, max: 5_000_000_000_00 })
const programmes = fc.uniqueArray(
  fc.record({
    ...{ code: fc.constantFrom('0080', '1001', '1002', '9002'), name: fc.constant('Programa') },
    ...{ pim: centimos, executed: centimos },
  }),
  { selector: ({ code }) => code, maxLength: 4 },
)
const moneyOfYear = fc
  .array(
    fc.record({
      ...{ level: fc.constantFrom(...GOVERNMENT_LEVELS), programmes },
      totalPim: fc.option(centimos, { nil: null, freq: 6 }),
      state: fc.constantFrom('unanswered', 'confirmed', 'objected', 'kept', 'to-correct'),
    }),
    { minLength: 1, maxLength: 260 },
  )
  .map((told): CountedMoney => {
    const pliegos = told.map((pliego, place) => ({ ...pliego, entity: `Entidad ${place}`, source: 0 }))
    return { pliegos: pliegos as CountedPliego[], sources: SOURCES, untold: NONE_UNTOLD }
  })

const reportOf = (money: CountedMoney) =>
  makeReport(
    {
      year: recordYear({ year: 2025, toldBy: '2026-01-31', entities: [], facts: [], money }),
      ...{ before: null, toldBy: '2026-01-31' },
    },
    { texts: {}, explanations: {} },
  )

const FIGURES_OF_MONEY = Object.keys(MONEY_FIGURES) as MoneyFigure[]

/** Rows of every page of a figure. */
function allRows(report: ReturnType<typeof reportOf>, figure: MoneyFigure) {
  const first = viewCounted(report, figure, 1)
  if (!first || first.table.kind === 'entities') throw new Error(`${figure} leads nowhere`)
  const views = Array.from({ length: first.pages }, (_, page) => viewCounted(report, figure, page + 1))
  return {
    view: first,
    pliegos: views.flatMap((view) => (view?.table.kind === 'pliegos' ? view.table.rows : [])),
    programmes: views.flatMap((view) => (view?.table.kind === 'programmes' ? view.table.rows : [])),
  }
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0)
const percent = (part: number, whole: number) => (whole === 0 ? null : (part / whole) * 100)

/** The figure, added up of nothing but the rows that its page shows. */
function addedUp(rows: ReturnType<typeof allRows>, figure: MoneyFigure): number | null {
  if (figure === 'budget-programmes') return rows.programmes.length
  const counted = rows.pliegos.filter((row) => row.programmes.length > 0)
  const executed = sum(counted.map((row) => row.executed))
  const pim = sum(counted.map((row) => row.pim))
  const wholes = counted.map(({ totalPim }) => totalPim)
  const whole = wholes.includes(null) || wholes.length === 0 ? null : sum(wholes.map(Number))
  return {
    'budget-executed': executed / 100 / 1e6,
    'budget-modified': pim / 100 / 1e6,
    'budget-executed-percent': percent(executed, pim),
    'budget-regional-executed': executed / 100,
    'budget-regional-modified': whole === null ? null : whole / 100,
    'budget-regional-share': whole === null ? null : percent(executed, whole),
  }[figure]
}

describe('what a figure of MEF is added up of', () => {
  test('comes to the figure in the sentence, whatever MEF told', () => {
    fc.assert(
      fc.property(moneyOfYear, (money) => {
        const report = reportOf(money)
        for (const figure of FIGURES_OF_MONEY) {
          const rows = allRows(report, figure)
          const said = report.figures.find(({ id }) => id === figure)
          expect([figure, said?.value ?? null]).toEqual([figure, addedUp(rows, figure)])
          expect(rows.view.value).toBe(quantityWords({ value: said?.value ?? null, unit: said?.unit ?? 'count' }))
          expect(rows.pliegos.length + rows.programmes.length).toBe(rows.view.count)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('and the columns of the workbook come to it too', () => {
    fc.assert(
      fc.property(moneyOfYear, (money) => {
        const report = reportOf(money)
        const sheet = reportSheets(report).find(({ name }) => name === 'Presupuesto según el MEF')
        const rows = (sheet?.rows ?? []).slice(1)
        const column = (place: number) => rows.map((row) => Math.round(Number(row[place]) * 100))
        const valueOf = (figure: MoneyFigure) => report.figures.find(({ id }) => id === figure)?.value ?? null
        expect(sum(column(4)) / 100).toBe(valueOf('budget-programmes'))
        expect(sum(column(5)) / 100 / 1e6).toBe(valueOf('budget-modified'))
        expect(sum(column(6)) / 100 / 1e6).toBe(valueOf('budget-executed'))
        expect(new Set(rows.map(([entity]) => entity)).size).toBe(money.pliegos.length)
      }),
      { numRuns: 60 },
    )
  })

  test('a programme that several share counts once, with whoever has most of it', () => {
    fc.assert(
      fc.property(moneyOfYear, (money) => {
        for (const { code, countsIn, sharedBy, pim } of countedProgrammes(money)) {
          const holders = money.pliegos.filter(({ programmes: own }) => own.some((each) => each.code === code))
          const pimOf = (pliego: CountedPliego) => pliego.programmes.find((each) => each.code === code)?.pim ?? 0
          expect([countsIn, ...sharedBy]).toHaveLength(holders.length)
          expect(pimOf(countsIn)).toBe(Math.max(...holders.map(pimOf)))
          expect(pim).toBe(sum(holders.map(pimOf)))
        }
      }),
      { numRuns: 60 },
    )
  })
})

const region = (entity: string, totalPim: number | null, executed: number | null): CountedPliego => ({
  ...{ entity, level: 'regional-government', totalPim, state: 'unanswered', source: 0 },
  programmes: executed === null ? [] : [{ code: '1002', name: 'Violencia', pim: executed * 2, executed }],
})

test('zero, nothing told and an unknown whole budget are three things', () => {
  const money: CountedMoney = {
    pliegos: [region('Región A', 1000_00, 10_00), region('Región B', null, 5_00), region('Región C', 900_00, null)],
    sources: SOURCES,
    untold: { ...NONE_UNTOLD, 'regional-government': 22, ministry: 3 },
  }
  const table = viewCounted(reportOf(money), 'budget-regional-share', 1)?.table
  if (table?.kind !== 'pliegos') throw new Error('no table')
  expect(table.sums).toMatchObject({ executed: 15_00, totalPim: null, totalPercent: null })
  expect(table.rows.map(({ entity }) => entity)).toEqual(['Región A', 'Región B', 'Región C'])
  expect(coverageWords(table)).toBe(
    'El MEF informó de 3 gobiernos regionales. 1 no tiene programas de igualdad, según el MEF: cuenta como cero. De 22 gobiernos regionales más no hay cifras: no cuentan como cero.',
  )
  expect(unknownTotalWords(table)).toBe(
    'Falta el PIM total de Región B. Sin ese dato no se da la suma: la de los demás sería menor que la verdadera.',
  )
})

test('a report of before these rows were kept leads nowhere, and says so by having no page', () => {
  const withoutMoney = ({ money: _money, ...rest }: CountryReport): CountryReport => rest
  const old = withoutMoney(reportOf({ pliegos: [region('A', 1, 1)], sources: SOURCES, untold: NONE_UNTOLD }))
  for (const figure of FIGURES_OF_MONEY) expect(viewCounted(old, figure, 1)).toBe(null)
  expect(reportSheets(old).map(({ name }) => name)).not.toContain('Presupuesto según el MEF')
})
