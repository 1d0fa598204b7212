import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentsOf } from '#tests/support/aggregates.ts'
import { holm, meanDifference, type MeanDifference } from './gap.ts'

const side = (values: readonly number[], population: number | null = null) => ({
  moments: momentsOf(values),
  population,
})

test("Welch's comparison gives the published example's statistic and degrees of freedom", () => {
  // Two samples with variances 9 and 25 over n = 10 each: error² = 3.4, df = 3.4² / (0.81/9 + 6.25/9) = 14.737…
  const women = { moments: { n: 10, mean: 60, sumOfSquaredDeviations: 81 }, population: null }
  const men = { moments: { n: 10, mean: 50, sumOfSquaredDeviations: 225 }, population: null }
  const result = meanDifference(women, men)
  expect(result?.difference).toBe(10)
  expect(result?.error).toBeCloseTo(Math.sqrt(3.4), 12)
  expect(result?.df).toBeCloseTo(3.4 ** 2 / (0.9 ** 2 / 9 + 2.5 ** 2 / 9), 12)
})

test('where everybody answered, the difference is exact', () => {
  const result = meanDifference(side([10, 20], 2), side([50, 70], 2))
  expect(result).toEqual({ difference: -45, error: 0, df: null, p: 0 })
  expect(holm(result ? [result] : [])).toEqual([{ difference: -45, low: -45, high: -45, called: true }])
})

const gap = (difference: number, error: number): MeanDifference => {
  const made = meanDifference(
    { moments: { n: 1000, mean: 50 + difference, sumOfSquaredDeviations: error ** 2 * 500 * 999 }, population: null },
    { moments: { n: 1000, mean: 50, sumOfSquaredDeviations: error ** 2 * 500 * 999 }, population: null },
  )
  if (!made) throw new Error('no difference')
  return made
}

test('after the first difference that includes zero, no further one is called', () => {
  // z = 5; 2.1 alone would be called, but at level 1 − 0.05/2 of rank 2 of 3 it includes zero.
  const [strong, middle, weak] = holm([gap(10, 2), gap(8.4, 4), gap(8.2, 4)])
  expect(strong?.called).toBe(true)
  expect(middle?.called).toBe(false)
  expect(weak?.called).toBe(false)
})

test('a difference under 5 points is never called, however sure', () => {
  expect(holm([gap(4.9, 0.1)])[0]?.called).toBe(false)
  expect(holm([gap(5, 0.1)])[0]?.called).toBe(true)
})

test('Holm keeps the order it was given', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 9 })), { maxLength: 9 }),
      (pairs) => {
        const tested = holm(pairs.map(([difference, error]) => gap(difference, error)))
        expect(tested.map(({ difference }) => Math.round(difference))).toEqual(pairs.map(([difference]) => difference))
        for (const { difference, low, high } of tested) expect(low <= difference && difference <= high).toBe(true)
      },
    ),
  )
})
