import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Figure } from '#surveys/disclosure/release.ts'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { twoSidedP, twoSidedQuantile } from '#tests/support/student-t.ts'
import { comparePairs, differenceOf, pointOf, type ComparedSide } from './compare-pairs.ts'
import { knownMean } from './known-mean.ts'

const side = (id: string, figures: Readonly<Record<string, Figure>>, more: { scope?: string; series?: number } = {}) =>
  ({
    id,
    scope: more.scope ?? 'seat',
    points: Object.fromEntries(
      Object.entries(figures).map(([measure, figure]) => [measure, pointOf(figure, more.series ?? 1)]),
    ),
  }) satisfies ComparedSide

const one = shownFigure(70.2, 3.1, 120)
const other = shownFigure(58.4, 4.2, 60)

describe('a difference of two released means', () => {
  test("is Welch's, as another program works it out from the same margins", () => {
    const [a, b] = [knownMean(one), knownMean(other)]
    if (!a || !b) throw new Error('nothing to compare')
    const errors = [3.15 / twoSidedQuantile(0.05, 119), 4.25 / twoSidedQuantile(0.05, 59)] as const
    const variance = errors[0] ** 2 + errors[1] ** 2
    const df = variance ** 2 / (errors[0] ** 4 / 119 + errors[1] ** 4 / 59)
    const found = differenceOf(a, b)
    expect(found.difference).toBeCloseTo(11.8, 9)
    expect(found.error).toBeCloseTo(Math.sqrt(variance), 6)
    expect(found.df).toBeCloseTo(df, 3)
    expect(found.p).toBeCloseTo(twoSidedP((11.8 - 0.1) / Math.sqrt(variance), df), 8)
  })

  test('has the interval of its level in the family, widened by what rounding may hide and rounded outward', () => {
    const { family, findings } = comparePairs([side('a', { overall: one }), side('b', { overall: other })], ['overall'])
    const [a, b] = [knownMean(one), knownMean(other)]
    if (!a || !b) throw new Error('nothing to compare')
    const { error, df } = differenceOf(a, b)
    const half = twoSidedQuantile(0.05, df) * error + 0.1
    expect(family).toBe(1)
    expect(findings[0]?.verdict).toEqual({
      kind: 'different',
      difference: 11.8,
      low: Math.floor((11.8 - half) * 10) / 10,
      high: Math.ceil((11.8 + half) * 10) / 10,
    })
  })
})

describe('a selection', () => {
  const near = side('c', { overall: shownFigure(66, 3, 110), trust: shownFigure(50.5, 3, 110) })
  const far = side('a', { overall: one, trust: shownFigure(52.1, 3, 120) })
  const low = side('b', { overall: other, trust: HIDDEN })

  test('states every pair at every measure, also where nothing is shown', () => {
    const { family, findings } = comparePairs([far, low, near], ['overall', 'trust'])
    expect(family).toBe(6)
    expect(findings.map((each) => `${each.one}-${each.other} ${each.measure} ${each.verdict.kind}`)).toEqual([
      'a-b overall different',
      'a-b trust not-comparable',
      'a-c overall unsure',
      'a-c trust unsure',
      'b-c overall unsure',
      'b-c trust not-comparable',
    ])
  })

  test('of eight asks more of each pair than of two', () => {
    const two = [side('a', { overall: shownFigure(70.1, 4, 100) }), side('b', { overall: shownFigure(62.2, 4, 100) })]
    const eight = [...two, ...[...'cdefgh'].map((id) => side(id, { overall: shownFigure(66.1, 4, 100) }))]
    expect(comparePairs(two, ['overall']).findings[0]?.verdict.kind).toBe('different')
    expect(comparePairs(eight, ['overall']).findings[0]?.verdict.kind).toBe('unsure')
  })

  test.each([
    ['other-version', { series: 2 }, shownFigure(40, 3, 50)],
    ['other-scope', { scope: 'with-units' }, shownFigure(40, 3, 50)],
    ['hidden', {}, HIDDEN],
    ['bounded', {}, BOUNDED],
  ] as const)('says %s', (why, more, figure) => {
    const found = comparePairs([side('a', { overall: one }), side('b', { overall: figure }, more)], ['overall'])
    expect(found.findings[0]?.verdict).toEqual({ kind: 'not-comparable', why })
  })

  test('says that a dimension was not asked of one', () => {
    const found = comparePairs([far, side('b', { overall: other })], ['trust'])
    expect(found.findings[0]?.verdict).toEqual({ kind: 'not-comparable', why: 'not-asked' })
  })
})

test('under five points nothing is called, however sure', () => {
  const sure = [side('a', { overall: shownFigure(64.9, 0, 500) }), side('b', { overall: shownFigure(60, 0, 500) })]
  expect(comparePairs(sure, ['overall']).findings[0]?.verdict).toMatchObject({ kind: 'unsure', why: 'small' })
})

test('nothing is called whose shown interval holds zero, and the difference lies in its interval', () => {
  const figure = fc
    .tuple(fc.integer({ min: 60, max: 940 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 10, max: 300 }))
    .map(([value, margin, n]) =>
      n < 30 ? shownFigure(Math.round(value / 10), Math.ceil(margin / 10), n) : shownFigure(value / 10, margin / 10, n),
    )
  fc.assert(
    fc.property(fc.array(figure, { minLength: 2, maxLength: 8 }), (figures) => {
      const sides = figures.map((overall, at) => side(`e${at}`, { overall }))
      for (const { verdict } of comparePairs(sides, ['overall']).findings) {
        if (verdict.kind === 'not-comparable') throw new Error('both are shown')
        expect(verdict.low <= verdict.difference && verdict.difference <= verdict.high).toBe(true)
        if (verdict.kind === 'different') expect(verdict.low > 0 || verdict.high < 0).toBe(true)
      }
    }),
  )
})

const twoSidedQuantileOf99 = twoSidedQuantile(0.05, 99)

test('where nothing differs, something is called in at most one family of twenty', () => {
  // Families of ten pairs; means drawn around 60 by a fixed congruential generator.
  let state = 20260704
  const uniform = () => (state = (state * 48271) % 2147483647) / 2147483647
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const families = 600
  let called = 0
  for (let family = 0; family < families; family += 1) {
    const sides = Array.from({ length: 5 }, (_, at) => {
      const error = 3.5
      const margin = Math.round(error * twoSidedQuantileOf99 * 10) / 10
      return side(`e${at}`, { overall: shownFigure(Math.round((60 + normal() * error) * 10) / 10, margin, 100) })
    })
    if (comparePairs(sides, ['overall']).findings.some(({ verdict }) => verdict.kind === 'different')) called += 1
  }
  expect(called / families).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / families))
})
