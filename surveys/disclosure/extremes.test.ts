import fc from 'fast-check'
import { expect, test } from 'vitest'
import { separableExtremes } from './extremes.ts'
import type { Release } from './release.ts'

type Dimensions = Release['dimensions']

/** A scored dimension of an interval around its value, or a hidden one. */
function dimension(id: string, value: number | null, margin = 2): Dimensions[number] {
  if (value === null) return { id, figure: { kind: 'suppressed', reason: 'too-few-answers' } }
  return {
    id,
    figure: {
      kind: 'scored',
      value,
      bound: 'exact',
      margin,
      low: Math.max(0, value - margin),
      high: Math.min(100, value + margin),
      count: { kind: 'exact', n: 80 },
      level: 'in-process',
      spansCut: false,
    },
  }
}

const named = (dimensions: Dimensions) => {
  const { highest, lowest } = separableExtremes(dimensions)
  const ids = (found: typeof highest) => found && [found.dimensions.map(({ id }) => id).join(''), found.alone]
  return [ids(highest), ids(lowest)]
}

test.each<[string, Dimensions, ReturnType<typeof named>]>([
  ['nothing scored', [dimension('a', null)], [null, null]],
  ['one dimension', [dimension('a', 50)], [null, null]],
  [
    'two apart',
    [dimension('a', 50), dimension('b', 60)],
    [
      ['b', true],
      ['a', true],
    ],
  ],
  ['two that meet', [dimension('a', 50), dimension('b', 54)], [null, null]],
  [
    'one below, two above',
    [dimension('a', 40), dimension('b', 60), dimension('c', 62)],
    [
      ['cb', false],
      ['a', true],
    ],
  ],
  [
    'three in a chain',
    [dimension('a', 50), dimension('b', 54), dimension('c', 58)],
    [
      ['c', false],
      ['a', false],
    ],
  ],
  [
    'a hidden one is not there',
    [dimension('a', 40), dimension('b', null), dimension('c', 62)],
    [
      ['c', true],
      ['a', true],
    ],
  ],
])('%s', (_, dimensions, expected) => {
  expect(named(dimensions)).toEqual(expected)
})

test('whatever is named alone is apart from every other, and nothing is named at both ends', () => {
  const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 })), { maxLength: 9 })
  fc.assert(
    fc.property(some, (pairs) => {
      const dimensions = pairs.map(([value, margin], index) => dimension(String(index), value, margin))
      const { highest, lowest } = separableExtremes(dimensions)
      for (const found of [highest, lowest]) {
        const [first] = found?.dimensions ?? []
        if (!found?.alone || !first) continue
        const others = dimensions.filter(({ id }) => id !== first.id)
        expect(
          others.every(
            ({ figure }) =>
              figure.kind === 'scored' && (figure.low > first.figure.high || figure.high < first.figure.low),
          ),
        ).toBe(true)
      }
      const both = highest?.dimensions.filter((each) => lowest?.dimensions.includes(each)) ?? []
      expect(both).toEqual([])
    }),
  )
})
