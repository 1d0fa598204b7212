import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLLUDING, cutsBeside, makeScoreLots, MEDIAN_FROM, QUARTILES_FROM, type GroupResult } from './score-group.ts'

const result = (at: number, value: number, more: Partial<GroupResult> = {}): GroupResult => ({
  entity: `e${at}`,
  result: `r${at}`,
  value,
  answers: 40,
  size: '50-199',
  isGrouped: false,
  ...more,
})
const group = (values: readonly number[]) => values.map((value, at) => result(at, value))
const YEARLY = { hadNoneForAYear: true }
const LATER = { hadNoneForAYear: false }

describe('what an entity reads of the others of its group', () => {
  test('is the median without itself, to the nearest five, from seven others', () => {
    // Without e0 they are 41 to 70, and the fourth is 53.
    const eight = group([90, 41, 46, 52, 53, 61, 67, 70])
    expect(cutsBeside(eight, 'e0')).toEqual({ othersFrom: 7, median: 55, quartiles: null })
    expect(cutsBeside(eight.slice(1), 'e1')).toBeNull()
    expect(cutsBeside(eight.slice(1), 'somebody-else')?.median).toBe(55)
  })

  test('has quartiles from fifteen others, at places (n + 1) / 4 of their order', () => {
    const sixteen = group(Array.from({ length: 16 }, (_, at) => 20 + 4 * at))
    // Without the lowest: 24, 28, … 80; at places 4, 8 and 12 stand 36, 52 and 68.
    expect(cutsBeside(sixteen, 'e0')).toEqual({ othersFrom: 15, median: 50, quartiles: [35, 70] })
    expect(cutsBeside(sixteen.slice(1), 'e1')?.quartiles).toBeNull()
  })

  test('says their number in steps of five', () => {
    const numbers = [7, 9, 10, 14, 15, 19, 23].map(
      (others) => cutsBeside(group(Array(others).fill(50)), '')?.othersFrom,
    )
    expect(numbers).toEqual([7, 7, 10, 10, 15, 15, 20])
  })

  test('leaves the score of each of the others anywhere, whichever three lay side by side what they read', () => {
    const score = fc.integer({ min: 50, max: 950 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(
        fc.array(score, { minLength: MEDIAN_FROM + 1, maxLength: 26 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: COLLUDING }),
        fc.boolean(),
        (values, places, isOutside) => {
          const members = group(values)
          const colluding = new Set(places.map((place) => `e${place % members.length}`))
          const outsider = isOutside && colluding.size < COLLUDING ? ['outsider'] : []
          const read = (of: readonly GroupResult[]) =>
            [...colluding, ...outsider].map((entity) => JSON.stringify(cutsBeside(of, entity)))
          const others = members
            .filter(({ entity }) => !colluding.has(entity))
            .sort((one, other) => one.value - other.value)
          for (const mine of others) {
            for (const [place, end] of [[others[0], 5] as const, [others.at(-1), 95] as const]) {
              // She stands where the lowest stands, still lower; and that one where she does.
              const told = members.map((each) => {
                if (each === mine) return { ...each, value: end }
                return each === place ? { ...each, value: mine.value } : each
              })
              expect(read(told)).toEqual(read(members))
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a group', () => {
  const many = (count: number, more: Partial<GroupResult> = {}, from = 0) =>
    Array.from({ length: count }, (_, at) => result(from + at, 30 + at, more))

  test('waits for enough, and after a year for fewer', () => {
    expect(makeScoreLots(many(QUARTILES_FROM), LATER)).toEqual([])
    expect(makeScoreLots(many(QUARTILES_FROM + 1), LATER)[0]?.members).toHaveLength(16)
    expect(makeScoreLots(many(MEDIAN_FROM), YEARLY)).toEqual([])
    expect(makeScoreLots(many(MEDIAN_FROM + 1), YEARLY)[0]?.members).toHaveLength(8)
  })

  test('never takes a result that stands in one already', () => {
    const grouped = many(20, { isGrouped: true })
    expect(makeScoreLots([...grouped, ...many(7, {}, 20)], YEARLY)).toEqual([])
    const [lot] = makeScoreLots([...grouped, ...many(8, {}, 20)], YEARLY)
    expect(lot?.members.map(({ entity }) => entity)).toEqual(many(8, {}, 20).map(({ entity }) => entity))
  })

  test('is without whoever has more than half of the answers that one of them reads', () => {
    const nine = many(9)
    const heavy = (answers: number) => [...nine, result(9, 77, { answers })]
    // Without one of the nine there are eight others of 40: 320.
    expect(makeScoreLots(heavy(320), YEARLY)[0]?.members).toHaveLength(10)
    expect(makeScoreLots(heavy(321), YEARLY)[0]?.members).toHaveLength(9)
    const two = [...nine, result(9, 77, { answers: 500 }), result(10, 78, { answers: 450 })]
    expect(makeScoreLots(two, YEARLY)[0]?.members).toHaveLength(9)
  })

  test('is of one size where every size has enough for quartiles, and of all sizes otherwise', () => {
    const small = many(16, { size: 'under-50' })
    const large = (count: number) => many(count, { size: 'from-500' }, 16)
    expect(makeScoreLots([...small, ...large(16)], LATER).map(({ size, members }) => [size, members.length])).toEqual([
      ['from-500', 16],
      ['under-50', 16],
    ])
    expect(makeScoreLots([...small, ...large(15)], LATER).map(({ size, members }) => [size, members.length])).toEqual([
      [null, 31],
    ])
    expect(makeScoreLots(small, LATER).map(({ size }) => size)).toEqual([null])
  })
})
