import { expect, test } from 'vitest'
import { momentsOf } from '#tests/support/aggregates.ts'
import { marginOfError, populationCorrection, tQuantile } from './margin.ts'

test.each([
  [1, 12.706],
  [2, 4.303],
  [5, 2.571],
  [9, 2.262],
  [29, 2.045],
  [60, 2.0],
  [120, 1.98],
])('the t quantile at 97.5 %% with %i degrees of freedom is the published %f', (df, published) => {
  expect(tQuantile(0.975, df)).toBeCloseTo(published, 3)
})

test('a margin follows the textbook steps', () => {
  // 40, 50, 60, 70: mean 55, s² = 500 / 3, s / √4 = 6.45497, t(3) = 3.182446
  expect(marginOfError(momentsOf([40, 50, 60, 70]), null)).toBeCloseTo(3.182446305 * Math.sqrt(500 / 3 / 4), 6)
})

test('the finite population correction shrinks the margin and ends at 0 when everybody answered', () => {
  const moments = momentsOf([40, 50, 60, 70])
  const free = marginOfError(moments, null) ?? 0
  expect(marginOfError(moments, 10)).toBeCloseTo(free * Math.sqrt(6 / 9), 12)
  expect(marginOfError(moments, 4)).toBe(0)
})

test('more answers than people get no correction', () => {
  const moments = momentsOf([40, 50, 60, 70])
  expect(marginOfError(moments, 3)).toBe(marginOfError(moments, null))
  expect(populationCorrection(4, 3)).toBe(1)
})

test('one answer has no margin', () => {
  expect(marginOfError(momentsOf([50]), 10)).toBeNull()
})
