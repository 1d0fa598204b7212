import { expect, test } from 'vitest'
import { wilsonInterval } from './wilson.ts'

test.each([
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20.
  [81, 263, null, 0.2553, 0.3662],
  [15, 148, null, 0.0624, 0.1605],
  [0, 20, null, 0, 0.1611],
  // 6 of 60: 4.7-20.1 %.
  [6, 60, null, 0.0466, 0.2015],
  // 30 of 60 in a population of 120: effective n = 60 × 119 / 60 = 119.
  [30, 60, 120, 0.4116, 0.5884],
  // More answers than people: no correction.
  [6, 60, 50, 0.0466, 0.2015],
])('%d of %d in %s lies in %d to %d', (count, n, population, low, high) => {
  const interval = wilsonInterval(count, n, population)
  expect(interval?.low).toBeCloseTo(low, 4)
  expect(interval?.high).toBeCloseTo(high, 4)
})

test('where everybody answered there is no interval', () => {
  expect(wilsonInterval(3, 40, 40)).toBeNull()
})

test.each([
  [1, 0],
  [-1, 10],
  [11, 10],
])('%d of %d is no share', (count, n) => {
  expect(() => wilsonInterval(count, n, null)).toThrow(RangeError)
})
