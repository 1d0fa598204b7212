import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import type { FigureMoments } from '#surveys/scoring/report.ts'
import { makePool, poolDigest, type PoolMember } from './pool.ts'
import type { Figure, Release } from './release.ts'

const IDS = instrument.scoring.dimensions.map(({ id }) => id)
const HIDDEN: Figure = { kind: 'suppressed', reason: 'too-few-answers' }
const exact = (value: number): Figure => ({
  kind: 'scored',
  value,
  bound: 'exact',
  margin: 3,
  low: value - 3,
  high: value + 3,
  count: { kind: 'exact', n: 20 },
  level: 'advanced',
  spansCut: false,
})
const bounded: Figure = {
  kind: 'scored',
  value: 5,
  bound: 'at-most',
  margin: null,
  low: 0,
  high: 5,
  count: { kind: 'exact', n: 20 },
  level: 'initial',
  spansCut: false,
}

/** An entity of `n` people who all have `mean`; hidden under ten, or where it is asked. */
function member(
  entity: string,
  n: number,
  mean: number,
  figure: Figure = n < 10 ? HIDDEN : exact(mean),
  quarter = '2026-T1',
): PoolMember {
  const moments = { n, mean, sumOfSquaredDeviations: 0 }
  const all: FigureMoments = {
    participants: n,
    overall: moments,
    dimensions: Object.fromEntries(IDS.map((id) => [id, moments])),
  }
  return {
    entity,
    quarter,
    moments: all,
    release: { overall: figure, dimensions: IDS.map((id) => ({ id, figure })) } as unknown as Release,
  }
}
const several = (count: number, n: number, mean: number, name = 'e') =>
  Array.from({ length: count }, (_, index) => member(`${name}${index}`, n, mean))
const pool = (members: readonly PoolMember[], quarter = '2026-T1') => makePool(instrument, members, quarter, 10)
const value = (members: readonly PoolMember[]) => {
  const made = pool(members)
  return made.kind === 'shown' ? made.overall.value : null
}

describe('a pool', () => {
  test('is the mean over the answers of five entities, in whole points, its answers rounded down to 5', () => {
    expect(pool([...several(4, 20, 50), member('big', 41, 80)])).toMatchObject({
      kind: 'shown',
      entities: 5,
      count: { kind: 'at-least', n: 120 },
      overall: { value: 60, bound: 'exact', level: 'advanced' },
    })
    expect(pool(several(4, 20, 50)).kind).toBe('suppressed')
  })

  test('leaves out whoever has more than half of the answers, and is nothing where that leaves four', () => {
    expect(value([...several(5, 20, 50), member('giant', 100, 90)])).toBe(70)
    expect(value([...several(5, 20, 50), member('giant', 101, 90)])).toBe(50)
    expect(value([...several(4, 20, 50), member('giant', 81, 90)])).toBeNull()
  })

  test('takes entities under ten answers as one set of five and ten answers, or not at all', () => {
    expect(value([...several(5, 20, 50), ...several(4, 9, 90, 'small')])).toBe(50)
    expect(value([...several(5, 20, 50), ...several(5, 9, 90, 'small')])).toBe(62)
    expect(value([...several(5, 20, 50), ...several(5, 1, 90, 'small')])).toBe(50)
    expect(value([...several(5, 20, 50), ...several(4, 1, 90, 'small'), member('most', 9, 90)])).toBe(50)
  })

  test('treats a figure that was only bounded like a hidden one: the difference would tell it', () => {
    expect(value([...several(5, 20, 50), member('bounded', 20, 1, bounded)])).toBe(50)
  })

  test('judges each figure by itself, and leaves out those of whom one is hidden of fewer than five', () => {
    const [first = '', second = ''] = IDS
    const hiddenIn = (id: string, place: number) => {
      const made = member(`in-${id}-${place}`, 20, 90)
      return {
        ...made,
        release: {
          ...made.release,
          dimensions: made.release.dimensions.map((each) => (each.id === id ? { id, figure: HIDDEN } : each)),
        } as Release,
      }
    }
    const alike = [0, 1, 2, 3, 4].map((place) => hiddenIn(first, place))
    expect(value([...several(5, 20, 50), ...alike])).toBe(70)
    expect(value([...several(5, 20, 50), ...alike, hiddenIn(second, 5)])).toBe(70)
    expect(value([...several(5, 20, 50), ...alike.slice(1), hiddenIn(second, 5)])).toBe(50)
    // The sixth goes for its second figure, and then the first is hidden of four.
    const both = hiddenIn(first, 6)
    const other = hiddenIn(second, 6).release.dimensions.find(({ id }) => id === second)
    const sixth = {
      ...both,
      release: {
        ...both.release,
        dimensions: both.release.dimensions.map((each) => (each.id === second && other ? other : each)),
      } as Release,
    }
    expect(value([...several(5, 20, 50), ...alike.slice(1), sixth])).toBe(50)
  })

  test('leaves out one of whom nothing was released even beside four bounded ones: a bound is nearly a number', () => {
    const near = [0, 1, 2, 3].map((place) => member(`near-${place}`, 20, 1, bounded))
    expect(value([...several(5, 20, 50), ...near, member('small', 9, 90)])).toBe(50)
    const small = several(5, 9, 90, 'small')
    expect(value([...several(5, 20, 50), ...near, ...small])).not.toBe(50)
  })

  test('lets nobody have more than half of the answers to one dimension either', () => {
    const [first = ''] = IDS
    const many = { n: 200, mean: 90, sumOfSquaredDeviations: 0 }
    const lopsided = member('lopsided', 90, 50)
    const made = {
      ...lopsided,
      moments: { ...lopsided.moments, dimensions: { ...lopsided.moments.dimensions, [first]: many } },
    }
    expect(value([...several(5, 20, 50), made])).toBe(50)
    expect(pool([...several(5, 20, 50), made])).toMatchObject({ entities: 5 })
  })

  test('of another quarter holds nothing of this one', () => {
    const next = several(5, 20, 80, 'next').map((each) => ({ ...each, quarter: '2026-T2' }))
    expect(pool([...several(5, 20, 50), ...next], '2026-T2')).toEqual(pool(next, '2026-T2'))
  })

  test('within five points of an end is only bounded', () => {
    const nearly = several(5, 20, 7).map((each) => ({ ...each, moments: member('', 20, 4).moments }))
    expect(pool(nearly)).toMatchObject({ overall: { value: 5, bound: 'at-most', level: 'initial' } })
  })

  test('has a digest over all that it says', () => {
    expect(poolDigest(pool(several(5, 20, 50)))).not.toBe(poolDigest(pool(several(5, 20, 51))))
  })
})

test('an entity with hidden figures moves no pool unless four others like it do', () => {
  const size = fc.integer({ min: 1, max: 60 })
  const mean = fc.integer({ min: 6, max: 94 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(size, mean), { maxLength: 14 }),
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 100 })),
      (sizes, [n, other]) => {
        const members = sizes.map(([people, score], index) => member(`e${index}`, people, score))
        const [without, beside] = [pool(members), pool([...members, member('mine', n, other)])]
        const hidden = members.filter(({ moments }) => moments.participants < 10)
        if (hidden.length < 4) expect(beside).toEqual(without)
      },
    ),
    { numRuns: 500 },
  )
})
