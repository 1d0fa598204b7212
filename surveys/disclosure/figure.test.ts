import { expect, test } from 'vitest'
import { momentsOf } from '#tests/support/aggregates.ts'
import { shownCount } from './count.ts'
import { marginOfError } from '#surveys/scoring/margin.ts'
import { overallBesideBounds, releasedFigure, smallestMargin, type FigureRules } from './figure.ts'

const rules: FigureRules = { k: 10, population: 100, cuts: [40, 60, 80] }
const spread = (n: number, from: number, step: number) =>
  momentsOf(Array.from({ length: n }, (_, index) => from + step * (index % 5)))
const shown = (n: number, from: number, step: number, more: Partial<FigureRules> = {}) =>
  releasedFigure(spread(n, from, step), { kind: 'exact', n }, { ...rules, ...more })

test('nine answers with points show nothing, ten do', () => {
  expect(shown(9, 40, 5)).toEqual({ kind: 'suppressed', reason: 'too-few-answers' })
  expect(shown(10, 40, 5).kind).toBe('scored')
})

test('a higher k of the campaign counts', () => {
  expect(shown(14, 40, 5, { k: 15 }).kind).toBe('suppressed')
  expect(shown(15, 40, 5, { k: 15 }).kind).toBe('scored')
})

test('a mean is whole under 30 answers and has one decimal from 30', () => {
  const whole = shown(29, 41.3, 3.1)
  const decimal = shown(30, 41.33, 3.17)
  expect(whole.kind === 'scored' && Number.isInteger(whole.value) && Number.isInteger(whole.margin)).toBe(true)
  expect(decimal).toMatchObject({ value: 47.7 })
})

test('the interval follows from the rounded value and margin, and stays within 0-100', () => {
  const figure = shown(12, 74, 11, { population: null })
  if (figure.kind !== 'scored') throw new Error('hidden')
  expect(figure.low).toBe(figure.value - (figure.margin ?? 0))
  expect(figure.high).toBeLessThanOrEqual(100)
})

test('a mean within five points of an end is only bounded, without margin', () => {
  expect(shown(20, 0, 1)).toMatchObject({ bound: 'at-most', value: 5, margin: null, low: 0, high: 5 })
  expect(shown(20, 96, 1)).toMatchObject({ bound: 'at-least', value: 95, margin: null, low: 95, high: 100 })
})

test('no variation is never said, nor so little that it tells what each person answered within 60 points', () => {
  expect(shown(20, 50, 0)).toMatchObject({ value: 50, margin: 3 })
  expect(shown(40, 50, 0)).toMatchObject({ value: 50, margin: 1.3 })
  for (const [n, population] of [
    [10, 12],
    [10, 400],
    [20, 100],
    [29, 31],
    [60, null],
  ] as const) {
    const moments = momentsOf(Array.from({ length: n }, () => 50))
    const largest =
      (smallestMargin(moments, population) /
        (marginOfError({ ...moments, sumOfSquaredDeviations: n - 1 }, population) ?? 0)) *
      ((n - 1) / Math.sqrt(n))
    expect(2 * largest).toBeCloseTo(60, 6)
  }
})

test('the overall does not move with a dimension that is only bounded', () => {
  const bounded = (mean: number) => {
    const moments = momentsOf([mean, mean])
    return { figure: releasedFigure({ ...moments, n: 20 }, { kind: 'exact', n: 20 }, rules), moments, weight: 1 }
  }
  const overall = (mean: number) =>
    overallBesideBounds({ n: 20, mean: (mean + 60 + 70) / 3, sumOfSquaredDeviations: 9 }, [
      bounded(mean),
      bounded(60),
      bounded(70),
    ]).mean
  expect(overall(0)).toBeCloseTo(overall(5), 9)
  expect(overall(2.5)).toBeCloseTo(132.5 / 3, 9)
})

test('where everybody answered there is no margin', () => {
  expect(shown(20, 40, 5, { population: 20 })).toMatchObject({ margin: 0 })
})

test('an interval that spans a cut says so', () => {
  expect(shown(12, 50, 5, { population: null })).toMatchObject({ value: 59, level: 'in-process', spansCut: true })
})

test('one to k − 1 missing people all read the same', () => {
  const told = Array.from({ length: 9 }, (_, missing) => shownCount(49 - missing, 50, 10))
  expect(new Set(told.map((count) => JSON.stringify(count))).size).toBe(1)
  expect(shownCount(50, 50, 10)).toEqual({ kind: 'exact', n: 50 })
  expect(shownCount(40, 50, 10)).toEqual({ kind: 'exact', n: 40 })
})
