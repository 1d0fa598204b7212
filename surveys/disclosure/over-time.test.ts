import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Comparability } from '#surveys/model/crosswalk.ts'
import { changeOverTime } from './over-time.ts'
import type { Figure, Release } from './release.ts'

function figure(value: number, margin: number | null, n = 200): Figure {
  return {
    kind: 'scored',
    value,
    bound: margin === null ? 'at-least' : 'exact',
    margin,
    low: value,
    high: value,
    count: { kind: 'exact', n },
    level: 'advanced',
    spansCut: false,
  }
}

/** Only what the comparison reads. */
function release(overall: Figure, dimensions: Readonly<Record<string, Figure>>): Release {
  return {
    overall,
    dimensions: Object.entries(dimensions).map(([id, each]) => ({ id, figure: each })),
  } as unknown as Release
}

const HIDDEN: Figure = { kind: 'suppressed', reason: 'too-few-answers' }
const all = (...ids: string[]): Comparability => ({
  overall: true,
  dimensions: Object.fromEntries(ids.map((id) => [id, true])),
})

describe('change of the overall', () => {
  test.each([
    // √(3² + 4²) = 5: 10 ± 5 excludes zero.
    [50, 3, 60, 4, { difference: 10, low: 5, high: 15, claimed: true }],
    // 5 ± 5 touches zero.
    [50, 3, 55, 4, { difference: 5, low: 0, high: 10, claimed: false }],
    // Certain, but less than five points.
    [50, 0.6, 54, 0.8, { difference: 4, low: 3, high: 5, claimed: false }],
    [60, 3, 48, 4, { difference: -12, low: -17, high: -7, claimed: true }],
  ])('%s ± %s → %s ± %s', (before, margin, after, other, expected) => {
    expect(
      changeOverTime(release(figure(before, margin), {}), release(figure(after, other), {}), all()).overall,
    ).toEqual({ kind: 'estimated', ...expected })
  })

  test('with few answers it is whole points', () => {
    const change = changeOverTime(release(figure(50, 3, 25), {}), release(figure(60, 5, 25), {}), all()).overall
    expect(change).toMatchObject({ low: 4, high: 16 })
  })

  test.each([
    [HIDDEN, figure(60, 3)],
    [figure(95, null), figure(60, 3)],
    [figure(60, 3), HIDDEN],
  ])('a hidden or bounded figure has no change', (before, after) => {
    expect(changeOverTime(release(before, {}), release(after, {}), all()).overall).toEqual({ kind: 'not-shown' })
  })

  test('even where everybody answered both times the interval has a width', () => {
    expect(changeOverTime(release(figure(50, 0), {}), release(figure(60, 0), {}), all()).overall).toMatchObject({
      low: 9.9,
      high: 10.1,
    })
  })
})

describe('change of dimensions', () => {
  test('a dimension that is another measure is not compared, nor is the overall', () => {
    const before = release(figure(50, 3), { a: figure(50, 3), b: figure(40, 3) })
    const change = changeOverTime(before, before, { overall: false, dimensions: { a: true, b: false } })
    expect(change.overall.kind).toBe('not-comparable')
    expect(change.dimensions.map(({ change: each }) => each.kind)).toEqual(['estimated', 'not-comparable'])
  })

  test('the more dimensions are compared, the wider each interval', () => {
    const width = (ids: string[]) => {
      const figures = Object.fromEntries(ids.map((id) => [id, figure(50, 3)]))
      const change = changeOverTime(release(figure(50, 3), figures), release(figure(50, 3), figures), all(...ids))
        .dimensions[0]?.change
      return change?.kind === 'estimated' ? change.high - change.low : 0
    }
    expect(width(['a'])).toBeCloseTo(2 * Math.hypot(3, 3), 0)
    expect(width(['a', 'b', 'c', 'd'])).toBeGreaterThan(width(['a', 'b']))
  })

  test('where another part of the entity was asked nothing is compared, whatever the figures are', () => {
    const figures = { a: figure(30, 3), b: figure(50, 3), c: figure(60, 3) }
    const [before, after] = [release(figure(30, 3), figures), release(figure(80, 3), figures)]
    expect(changeOverTime(before, after, all('a', 'b', 'c'), false)).toEqual({
      overall: { kind: 'other-scope' },
      dimensions: ['a', 'b', 'c'].map((id) => ({ id, change: { kind: 'other-scope' } })),
      formerlyLowest: null,
    })
  })

  test('the lowest of before is told with the average of the others', () => {
    const before = release(figure(50, 3), { a: figure(30, 3), b: figure(50, 3), c: figure(60, 3) })
    const after = release(figure(50, 3), { a: figure(40, 3), b: figure(53, 3), c: figure(64, 3) })
    expect(changeOverTime(before, after, all('a', 'b', 'c')).formerlyLowest).toEqual({
      id: 'a',
      change: 10,
      others: 3.5,
    })
    expect(changeOverTime(before, after, all('a', 'b')).formerlyLowest).toBeNull()
  })
})

test('the other way round the change has the other sign', () => {
  const value = fc.integer({ min: 10, max: 90 })
  fc.assert(
    fc.property(value, value, fc.integer({ min: 1, max: 9 }), (one, two, margin) => {
      const [first, second] = [release(figure(one, margin), {}), release(figure(two, margin), {})]
      const there = changeOverTime(first, second, all()).overall
      const back = changeOverTime(second, first, all()).overall
      if (there.kind !== 'estimated' || back.kind !== 'estimated') throw new Error('Both are known')
      expect(there.difference + back.difference).toBe(0)
      expect(there.claimed).toBe(back.claimed)
      expect(there.low).toBeCloseTo(-back.high, 9)
    }),
  )
})
