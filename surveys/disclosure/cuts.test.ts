import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentsOf } from '#tests/support/aggregates.ts'
import type { FigureMoments, Moments } from '#surveys/scoring/report.ts'
import { releasedCut, residualInterval, shownCells } from './cuts.ts'
import { releasedGaps } from './gaps.ts'

function moments(n: number, mean: number): Moments {
  return momentsOf(Array.from({ length: n }, (_, index) => mean + (index % 2 === 0 ? 4 : -4)))
}

function cell(n: number, mean: number): FigureMoments {
  return { overall: moments(n, mean), dimensions: { a: moments(n, mean) }, participants: n }
}

function cut(women: number, men: number, others: number, means = [60, 40, 50]) {
  const [ofWomen = 0, ofMen = 0, ofOthers = 0] = means
  const n = women + men + others
  const mean = (women * ofWomen + men * ofMen + others * ofOthers) / n
  return releasedCut({
    segment: 'sex',
    total: cell(n, mean),
    cells: { mujer: cell(women, ofWomen), hombre: cell(men, ofMen), otra: cell(others, ofOthers) },
    values: ['mujer', 'hombre', 'otra', 'pnr'],
    populations: { mujer: 100, hombre: 100 },
    k: 10,
    levels: [40, 60, 80],
  })
}

test('women and men are shown side by side, each n rounded down to 5', () => {
  const { cells } = cut(43, 38, 0)
  if (cells === 'none') throw new Error('hidden')
  expect(cells.map(({ value }) => value)).toEqual(['mujer', 'hombre'])
  expect(cells.map(({ overall }) => overall.kind === 'scored' && overall.count)).toEqual([
    { kind: 'at-least', n: 40 },
    { kind: 'at-least', n: 35 },
  ])
})

test('with one of the two under k nothing of the cut is shown, for a single cell gives the other away', () => {
  expect(cut(43, 9, 0).cells).toBe('none')
})

test('otra and prefiero no decir never make a cell', () => {
  const { cells } = cut(40, 40, 30)
  expect(cells !== 'none' && cells.some(({ value }) => value === 'otra')).toBe(false)
})

test('in a large entity the few outside the shown cells stay hidden behind the rounded numbers, in a small one not', () => {
  const cells = (women: number, men: number) => [
    { value: 'm', moments: moments(women, 60) },
    { value: 'h', moments: moments(men, 40) },
  ]
  const large = residualInterval(moments(300, 51), cells(160, 135), 10)
  const small = residualInterval(moments(85, 50), cells(43, 38), 10)
  expect(large.high - large.low).toBeGreaterThanOrEqual(60)
  expect(small.high - small.low).toBeLessThan(60)
  expect(shownCells(moments(300, 51), cells(160, 135), 10).size).toBe(2)
  expect(shownCells(moments(85, 50), cells(43, 38), 10).size).toBe(0)
})

test('where rounding leaves the mean of the few in a narrow interval, the smallest shown cell goes too', () => {
  // Cells of 10 and 11 answers with means near 0: their rounded numbers move the sum by almost nothing.
  const cells = [
    { value: 'a', moments: moments(11, 6) },
    { value: 'b', moments: moments(10, 6) },
  ]
  const total = moments(30, (11 * 6 + 10 * 6 + 9 * 90) / 30)
  expect(shownCells(total, cells, 10).size).toBe(0)
  expect(shownCells(moments(21, 6), cells, 10).size).toBe(2)
})

test('no cut leaves the mean of one to nine people in an interval narrower than 60 points', () => {
  const mean = fc.double({ min: 6, max: 94, noNaN: true })
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 40 }),
      fc.integer({ min: 5, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.tuple(mean, mean, mean),
      (women, men, others, means) => {
        const all = [
          { value: 'mujer', moments: moments(women, means[0]) },
          { value: 'hombre', moments: moments(men, means[1]) },
        ]
        const n = women + men + others
        const total = moments(n, (women * means[0] + men * means[1] + others * means[2]) / n)
        const shown = shownCells(total, all, 10)
        const visible = all.filter(({ value }) => shown.has(value))
        expect(visible.every((each) => each.moments.n >= 10)).toBe(true)
        const rest = n - visible.reduce((sum, each) => sum + each.moments.n, 0)
        if (visible.length === 0 || rest >= 10) return
        const { low, high } = residualInterval(total, visible, 10)
        expect(high - low).toBeGreaterThanOrEqual(60)
      },
    ),
    { numRuns: 300 },
  )
})

test('a gap needs k women and k men', () => {
  const population = { women: 100, men: 100 }
  expect(releasedGaps({ women: cell(40, 60), men: cell(9, 40) }, ['a'], population, 10)['a']).toEqual({
    kind: 'suppressed',
    reason: 'too-few-answers',
  })
  expect(releasedGaps({ women: cell(40, 60), men: cell(10, 40) }, ['a'], population, 10)['a']).toMatchObject({
    kind: 'estimated',
    difference: 20,
    called: true,
  })
})

test('beside a level that is only bounded no difference is given, neither there nor in the overall', () => {
  const gaps = releasedGaps({ women: cell(40, 97), men: cell(40, 60) }, ['a'], null, 10)
  expect(gaps['a']).toEqual({ kind: 'suppressed', reason: 'protects-another' })
  expect(gaps['overall']?.kind).toBe('suppressed')
})
