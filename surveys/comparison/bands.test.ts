import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, quantile, quartilesOf } from './bands.ts'

describe('quantiles', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2 (itl.nist.gov/div898/handbook/prc/section2/prc262.htm), read
  // in November 2026: twelve measurements of a gauge study, 90th percentile 95.1981.
  const gauge = [
    95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.061, 95.1591, 95.1195, 95.1065, 95.0925, 95.199, 95.1682,
  ].sort((one, other) => one - other)

  test('are those of the published example', () => {
    expect(quantile(gauge, 0.9)).toBeCloseTo(95.1981, 4)
  })

  // Computed with R 4.2.2, `quantile(x, c(.25, .5, .75), type = 6)`.
  test.each([
    [
      [41, 46, 52, 53, 61, 67, 72, 80],
      [47.5, 57, 70.75],
    ],
    [
      [40, 50, 50, 50, 50, 60, 60, 70],
      [50, 50, 60],
    ],
    [
      [12.5, 12.5, 12.5, 30, 30, 44.4, 44.4, 44.4, 44.4, 70.1, 88],
      [12.5, 44.4, 44.4],
    ],
  ] as const)('of %o, ties among them, are those of another program', (values, quartiles) => {
    expect(quartilesOf(values)?.map((each) => Number(each.toFixed(9)))).toEqual(quartiles)
  })

  test('of the ends do not reach beyond the values', () => {
    expect(quantile([3], 0.25)).toBe(3)
    expect(quantile([3, 5], 0.25)).toBe(3)
    expect(quantile([3, 5], 0.75)).toBe(5)
    expect(quartilesOf([])).toBeNull()
  })

  test('are in order, within the values, and do not care for the order in which they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 30 }), (values) => {
        const [first, median, third] = quartilesOf(values) ?? [NaN, NaN, NaN]
        expect(Math.min(...values) <= first && first <= median && median <= third && third <= Math.max(...values)).toBe(
          true,
        )
        expect(quartilesOf([...values].reverse())).toEqual([first, median, third])
      }),
    )
  })
})

describe('bands', () => {
  const at = (value: number) => ({ low: value, high: value })

  test('entities of one score are in one band, also at a cut and where many tie', () => {
    const cuts = quartilesOf([40, 50, 50, 50, 50, 60, 60, 70])
    expect(cuts).toEqual([50, 50, 60])
    if (!cuts) throw new Error('no cuts')
    expect([40, 50, 60, 70].map((value) => bandOf(at(value), cuts))).toEqual([
      { kind: 'in', band: 1 },
      { kind: 'in', band: 3 },
      { kind: 'in', band: 4 },
      { kind: 'in', band: 4 },
    ])
  })

  test('whose interval reaches over a cut is between bands', () => {
    expect(bandOf({ low: 38, high: 49 }, [45, 55, 65])).toEqual({ kind: 'between', from: 1, to: 2 })
    expect(bandOf({ low: 38, high: 70 }, [45, 55, 65])).toEqual({ kind: 'between', from: 1, to: 4 })
    expect(bandOf({ low: 56, high: 64 }, [45, 55, 65])).toEqual({ kind: 'in', band: 3 })
  })

  test('where all score the same there are none', () => {
    expect(bandOf(at(50), [50, 50, 50])).toBeNull()
  })
})
