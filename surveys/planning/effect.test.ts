import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { effectsOf, type BeforeAndAfter, type Effect } from './effect.ts'
import { effectVerdict } from './effect-verdict.ts'

function figure(value: number, margin: number | null, n = 200): Figure {
  const [low, high] = [value - (margin ?? 0), value + (margin ?? 0)]
  const bound = margin === null ? 'at-least' : 'exact'
  return {
    ...{ kind: 'scored', value, bound, margin, low, high, level: 'advanced', spansCut: false },
    count: { kind: 'exact', n },
  }
}
const HIDDEN: Figure = { kind: 'suppressed', reason: 'too-few-answers' }

/** Only what the comparison reads. */
function release(figures: Readonly<Record<string, Figure>>, kind = 'representative'): Release {
  return {
    representativeness: { kind },
    dimensions: Object.entries(figures).map(([id, each]) => ({ id, figure: each })),
  } as unknown as Release
}

type Scores = Readonly<Record<string, number>>
const of = (scores: Scores, margin: number, n?: number) =>
  release(Object.fromEntries(Object.entries(scores).map(([id, value]) => [id, figure(value, margin, n)])))

function pair(before: Release, after: Release, dimensions: readonly string[]): BeforeAndAfter {
  const comparable = { overall: true, dimensions: { a: true, b: true, c: true, d: true } }
  return { earlier: before, later: after, comparable, dimensions }
}
const only = (given: BeforeAndAfter): Effect | undefined => effectsOf([given])[0]?.[0]

const BEFORE = { a: 40, b: 50, c: 60, d: 70 }

describe('the change of a dimension beside that of the others', () => {
  test.each([
    // Others +1, +2, +3: 2 on average. Margins 3 and 4 give 5 each; 5 + 5 = 10 is the half width.
    ['beyond the others', { a: 57, b: 51, c: 62, d: 73 }, { difference: 15, low: 5, high: 25, own: 17, others: 2 }],
    ['with the others', { a: 42, b: 51, c: 62, d: 73 }, { difference: 0, low: -10, high: 10, own: 2, others: 2 }],
    ['behind the others', { a: 27, b: 51, c: 62, d: 73 }, { difference: -15, low: -25, high: -5, own: -13, others: 2 }],
  ])('%s', (_what, after, expected) => {
    const found = only(pair(of(BEFORE, 3), of(after, 4), ['a']))
    expect(found).toEqual({ kind: 'estimated', ...expected, claimed: Math.abs(expected.difference) >= 5 })
  })

  test('what rose with everything else shows no effect, however much it rose', () => {
    const risen = Object.fromEntries(Object.entries(BEFORE).map(([id, value]) => [id, value + 20]))
    expect(only(pair(of(BEFORE, 1), of(risen, 1), ['a']))).toMatchObject({ own: 20, others: 20, claimed: false })
  })

  test('with few answers all of it is in whole points, rounded outward', () => {
    const found = only(pair(of(BEFORE, 1.4, 25), of({ ...BEFORE, a: 60 }, 1.4, 25), ['a']))
    expect(found).toMatchObject({ difference: 20, low: 16, high: 24 })
  })

  const shown = of(BEFORE, 3)
  const without = (id: string, figures: Figure) =>
    release({
      ...Object.fromEntries(Object.entries(BEFORE).map(([each, value]) => [each, figure(value, 3)])),
      [id]: figures,
    })
  test.each([
    ['its score is hidden in one of the years', pair(shown, without('a', HIDDEN), ['a']), 'not-shown'],
    ['its score is only bounded', pair(without('a', figure(95, null)), shown, ['a']), 'not-shown'],
    ['the dimension is no longer asked', pair(shown, shown, ['e']), 'not-comparable'],
    ['two others alone are known', pair(shown, without('d', HIDDEN), ['a']), 'few-others'],
    [
      'one of the results does not stand for the staff',
      pair(
        shown,
        release(Object.fromEntries(shown.dimensions.map(({ id, figure: each }) => [id, each])), 'not-representative'),
        ['a'],
      ),
      'few-answered',
    ],
  ] as const)('nothing is said where %s', (_what, given, why) => {
    expect(only(given)).toEqual({ kind: 'none', why })
  })
})

describe("Holm's order", () => {
  test('the more dimensions were named, the wider each interval', () => {
    const after = of({ a: 60, b: 70, c: 60, d: 70 }, 3)
    const width = (dimensions: string[]) => {
      const found = only(pair(of(BEFORE, 3), after, dimensions))
      return found?.kind === 'estimated' ? found.high - found.low : 0
    }
    expect(width(['a', 'b'])).toBeGreaterThan(width(['a']))
  })

  test('is one over all instruments, and stops at the first that includes zero', () => {
    const sure = pair(of(BEFORE, 1), of({ ...BEFORE, a: 60 }, 1), ['a'])
    const unsure = pair(of(BEFORE, 4), of({ ...BEFORE, a: 46 }, 4), ['a'])
    const [[first], [second]] = effectsOf([sure, unsure]) as [[Effect], [Effect]]
    expect(first).toMatchObject({ claimed: true })
    expect(second).toMatchObject({ claimed: false })
  })

  test('an answer stands in the place of its question, also beside questions without one', () => {
    const given = pair(of(BEFORE, 1), of({ ...BEFORE, b: 70 }, 1), ['e', 'b', 'a'])
    const [[none, b, a]] = effectsOf([given]) as [[Effect, Effect, Effect]]
    expect(none).toEqual({ kind: 'none', why: 'not-comparable' })
    expect(b).toMatchObject({ own: 20 })
    expect(a).toMatchObject({ own: 0 })
  })
})

describe('of any two results', () => {
  const scores = fc.record({ a: fc.nat(1000), b: fc.nat(1000), c: fc.nat(1000), d: fc.nat(1000) })
  const margin = fc.integer({ min: 0, max: 200 })
  const tenths = (some: Scores) => Object.fromEntries(Object.entries(some).map(([id, value]) => [id, value / 10]))

  test('nothing is claimed whose interval includes zero, and none is narrower than that of its own change', () => {
    fc.assert(
      fc.property(scores, scores, margin, margin, (before, after, one, other) => {
        const given = pair(of(tenths(before), one / 10), of(tenths(after), other / 10), ['a', 'b', 'c', 'd'])
        for (const effect of effectsOf([given]).flat()) {
          if (effect.kind === 'none') throw new Error('All figures are shown')
          expect(effect.low <= effect.difference && effect.difference <= effect.high).toBe(true)
          if (effectVerdict(effect) === 'called') expect(effect.low > 0 || effect.high < 0).toBe(true)
          expect((effect.high - effect.low) / 2).toBeGreaterThanOrEqual(Math.hypot(one, other) / 10 - 1e-9)
        }
      }),
    )
  })

  test('what is added to every dimension of a year changes no effect', () => {
    fc.assert(
      fc.property(scores, scores, fc.integer({ min: -300, max: 300 }), (before, after, more) => {
        const shifted = Object.fromEntries(Object.entries(tenths(after)).map(([id, value]) => [id, value + more]))
        const differences = (later: Scores) =>
          effectsOf([pair(of(tenths(before), 3), of(later, 3), ['a', 'b'])])
            .flat()
            .map((effect) => (effect.kind === 'estimated' ? effect.difference : Number.NaN))
        differences(shifted).forEach((difference, index) => {
          expect(difference).toBeCloseTo(differences(tenths(after))[index] ?? Number.NaN, 0)
        })
      }),
    )
  })
})
