import { describe, expect, test } from 'vitest'
import { momentsOf } from '#tests/support/aggregates.ts'
import type { FigureMoments, Moments } from '#surveys/scoring/report.ts'
import { releasedCut, type CutInput, type ShownTotals } from './cuts.ts'
import { releasedFigure } from './figure.ts'
import { releasedGaps } from './gaps.ts'
import { stepOf } from './rounding.ts'

const PEOPLE = { women: 100, men: 100 }

function moments(n: number, mean: number, spread = 15): Moments {
  return momentsOf(Array.from({ length: n }, (_, index) => mean + (index % 2 === 0 ? spread : -spread)))
}

function together(parts: readonly Moments[]): Moments {
  const n = parts.reduce((sum, part) => sum + part.n, 0)
  const mean = parts.reduce((sum, part) => sum + part.n * part.mean, 0) / n
  const squares = parts.reduce((sum, part) => sum + part.sumOfSquaredDeviations + part.n * (part.mean - mean) ** 2, 0)
  return { n, mean, sumOfSquaredDeviations: squares }
}

const group = (each: Moments): FigureMoments => ({ overall: each, dimensions: { a: each }, participants: each.n })

type Asked = { women: Moments; men: Moments; others?: Moments; people?: { women: number; men: number } }

function inputOf({ women, men, others, people = PEOPLE }: Asked): CutInput {
  const total = together([women, men, ...(others ? [others] : [])])
  const all = people.women + people.men
  const rules = { k: 10, population: all, cuts: [40, 60, 80] as const }
  const shown = { figure: releasedFigure(total, { kind: 'exact', n: total.n }, rules), step: stepOf(total.n) }
  const shownTotals: ShownTotals = { overall: shown, dimensions: { a: shown } }
  return {
    segment: 'sex',
    total: group(total),
    shownTotals,
    population: all,
    cells: { mujer: group(women), hombre: group(men), ...(others ? { otra: group(others) } : {}) },
    values: ['mujer', 'hombre', 'otra', 'pnr'],
    populations: { mujer: people.women, hombre: people.men },
    k: 10,
    levels: [40, 60, 80],
  }
}

function read(asked: Asked) {
  const input = inputOf(asked)
  const cut = releasedCut(input)
  const gaps = releasedGaps({
    women: group(asked.women),
    men: group(asked.men),
    total: input.total,
    shownTotals: input.shownTotals,
    dimensionIds: ['a'],
    population: asked.people ?? PEOPLE,
    levels: cut.cells,
    k: 10,
  })
  return { cells: cut.cells, gap: gaps['a'], overallGap: gaps['overall'] }
}

const TOO_FEW = { kind: 'suppressed', reason: 'too-few-answers' }
const PROTECTS = { kind: 'suppressed', reason: 'protects-another' }

test('women and men are shown side by side, each n rounded down to 5', () => {
  const { cells, gap } = read({ women: moments(44, 60), men: moments(38, 40) })
  if (cells === 'none') throw new Error('hidden')
  expect(cells.map(({ value }) => value)).toEqual(['mujer', 'hombre'])
  expect(cells.map(({ overall }) => overall.kind === 'scored' && overall.count)).toEqual([
    { kind: 'at-least', n: 40 },
    { kind: 'at-least', n: 35 },
  ])
  expect(gap).toMatchObject({ kind: 'estimated', difference: 20, called: true })
})

describe('a group is not spoken of', () => {
  test('with one of the two under k, for a single level is no comparison', () => {
    expect(read({ women: moments(44, 60), men: moments(9, 40) })).toMatchObject({ cells: 'none', gap: TOO_FEW })
  })

  test('where fewer than k people could have answered, however many answers there are', () => {
    const people = { women: 60, men: 9 }
    expect(read({ women: moments(44, 60), men: moments(9, 40), people })).toMatchObject({ cells: 'none', gap: TOO_FEW })
    expect(read({ women: moments(44, 60), men: moments(14, 40), people })).toMatchObject({
      cells: 'none',
      gap: TOO_FEW,
    })
  })

  test('where there are more answers than people', () => {
    const people = { women: 60, men: 12 }
    expect(read({ women: moments(44, 60), men: moments(12, 40), people }).cells).not.toBe('none')
    expect(read({ women: moments(44, 60), men: moments(13, 40), people })).toMatchObject({
      cells: 'none',
      gap: TOO_FEW,
    })
  })

  test('where nobody counted its people', () => {
    const input = inputOf({ women: moments(44, 60), men: moments(38, 40) })
    expect(releasedCut({ ...input, populations: {} }).cells).toBe('none')
  })

  test('otra and prefiero no decir never make a cell', () => {
    const { cells } = read({ women: moments(40, 60), men: moments(40, 40), others: moments(30, 50) })
    expect(cells !== 'none' && cells.some(({ value }) => value === 'otra')).toBe(false)
  })
})

describe('people in no shown group', () => {
  test.each([1, 5, 9])('%i of them leave only the difference, with an interval that knows no spread', (few) => {
    const asked = (spread: number) => ({
      women: moments(44, 60, spread),
      men: moments(38, 40, spread),
      others: moments(few, 50, 0),
    })
    const { cells, gap, overallGap } = read(asked(15))
    expect(cells).toBe('none')
    expect(gap).toMatchObject({ kind: 'estimated', difference: 20 })
    expect(overallGap?.kind).toBe('estimated')
    expect(read(asked(22)).gap).toEqual(gap)
  })

  test('ten or nobody: both levels', () => {
    const [women, men] = [moments(44, 60), moments(38, 40)]
    expect(read({ women, men, others: moments(10, 50) }).cells).not.toBe('none')
    expect(read({ women, men }).cells).not.toBe('none')
  })

  test('ten who nearly all answered the same end: no levels', () => {
    expect(read({ women: moments(44, 60), men: moments(38, 40), others: moments(10, 2, 1) }).cells).toBe('none')
  })

  test('are counted in each dimension: those who are scored there', () => {
    const input = inputOf({ women: moments(44, 60), men: moments(38, 40) })
    const few = together([moments(44, 60), moments(38, 40), moments(3, 50)])
    const cut = releasedCut({ ...input, total: { ...input.total, dimensions: { a: input.total.overall, b: few } } })
    if (cut.cells === 'none') throw new Error('hidden')
    expect(cut.cells[0]?.dimensions['a']?.kind).toBe('scored')
    expect(cut.cells[0]?.dimensions['b']?.kind).toBe('suppressed')
    expect(cut.cells[0]?.overall.kind).toBe('suppressed')
  })
})

describe('nothing is left to subtract', () => {
  test('a level that is only bounded is not shown beside a total that is not, nor is the difference', () => {
    expect(read({ women: moments(40, 97, 1), men: moments(40, 60) })).toMatchObject({
      cells: 'none',
      gap: PROTECTS,
      overallGap: { kind: 'suppressed' },
    })
  })

  test('women who all answered alike are not told by the spread of everybody less that of the men', () => {
    const men = moments(40, 50, 12)
    expect(read({ women: moments(40, 50, 15), men }).cells).not.toBe('none')
    expect(read({ women: moments(40, 50, 0), men }).cells).toBe('none')
  })

  test('two groups of people who are all alike are not told by their difference either', () => {
    expect(read({ women: moments(30, 70, 0), men: moments(30, 40, 0), others: moments(3, 55, 0) })).toMatchObject({
      cells: 'none',
      gap: PROTECTS,
    })
  })

  test('a group never says that all of it answered', () => {
    const people = { women: 40, men: 40 }
    const { cells } = read({ women: moments(40, 60), men: moments(40, 45), people })
    if (cells === 'none') throw new Error('hidden')
    expect(cells.map(({ overall }) => overall.kind === 'scored' && overall.margin)).toEqual([0.1, 0.1])
  })
})
