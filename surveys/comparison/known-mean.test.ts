import fc from 'fast-check'
import { expect, test } from 'vitest'
import { releasedFigure } from '#surveys/disclosure/figure.ts'
import { sampleVariance } from '#surveys/scoring/moments.ts'
import { populationCorrection } from '#surveys/scoring/margin.ts'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { twoSidedQuantile } from '#tests/support/student-t.ts'
import { intervalOf, knownMean, outward, weightedSum } from './known-mean.ts'

test('the error is the margin divided by the quantile of another program, rounding taken at its worst', () => {
  const mean = knownMean(shownFigure(62.3, 4.1, 45))
  expect(mean).toMatchObject({ value: 62.3, rounding: 0.05, df: 44 })
  expect(mean?.error).toBeCloseTo((4.1 + 0.05) / twoSidedQuantile(0.05, 44), 6)
  expect(knownMean(shownFigure(62, 9, 14))).toMatchObject({ rounding: 0.5, df: 13 })
})

test('a number of answers that is only bounded gives the larger error and the fewer degrees of freedom', () => {
  const least = knownMean(shownFigure(62.3, 4.1, 45, { count: { kind: 'at-least', n: 45 } }))
  expect(least?.df).toBe(44)
  expect(least?.error).toBeCloseTo(4.15 / twoSidedQuantile(0.05, 53), 6)
})

test('where everybody answered nothing is left to chance, and what is hidden or bounded is not computed with', () => {
  expect(knownMean(shownFigure(62.3, 0, 45))?.error).toBe(0)
  expect([HIDDEN, BOUNDED, undefined].map((figure) => knownMean(figure))).toEqual([null, null, null])
})

test('the mean behind a release lies within its rounding, and its error is never taken too small', () => {
  const cuts = [40, 60, 80] as const
  fc.assert(
    fc.property(
      fc.integer({ min: 10, max: 400 }),
      fc.double({ min: 6, max: 94, noNaN: true }),
      fc.double({ min: 1, max: 45, noNaN: true }),
      fc.integer({ min: 0, max: 900 }),
      (n, center, deviation, more) => {
        const moments = { n, mean: center, sumOfSquaredDeviations: deviation ** 2 * (n - 1) }
        const population = n + 1 + more
        const figure = releasedFigure(moments, { kind: 'exact', n }, { k: 10, population, cuts })
        const known = knownMean(figure)
        const error = Math.sqrt(((sampleVariance(moments) ?? 0) / n) * populationCorrection(n, population))
        expect(known && Math.abs(known.value - center) <= known.rounding + 1e-9).toBe(true)
        expect(known && known.error >= error - 1e-9).toBe(true)
      },
    ),
  )
})

test('intervals are rounded away from their middle', () => {
  expect(outward(0.1, 0.3, 0.7)).toEqual({ low: 0.3, high: 0.7 })
  expect(outward(1, -2.1, 4.1)).toEqual({ low: -3, high: 5 })
  expect(intervalOf({ value: 99, rounding: 0.5, error: 2, df: 30 }, 1)).toEqual({ low: 94, high: 100 })
})

test('a sum of means has the degrees of freedom of Satterthwaite', () => {
  const one = { value: 60, rounding: 0, error: Math.sqrt(0.9), df: 9 }
  const other = { value: 50, rounding: 0, error: Math.sqrt(2.5), df: 9 }
  const sum = weightedSum([
    { mean: one, weight: 1 },
    { mean: other, weight: -1 },
  ])
  expect(sum.value).toBe(10)
  expect(sum.error).toBeCloseTo(Math.sqrt(3.4), 12)
  expect(sum.df).toBeCloseTo(3.4 ** 2 / (0.9 ** 2 / 9 + 2.5 ** 2 / 9), 12)
})
