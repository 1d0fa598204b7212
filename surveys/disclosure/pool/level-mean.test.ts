import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pooledMean } from './level-mean.ts'

const CUTS = [40, 60, 80] as const
const equal = (values: readonly number[]) => values.map((value) => ({ value, n: 20 }))

describe('the mean of the shown figures of a group', () => {
  test.each([
    ['four entities', equal([50, 50, 50, 50]), null],
    ['one with more than half of the answers', [...equal([50, 50, 50, 50, 50]), { value: 50, n: 101 }], null],
    ['one with exactly half', [...equal([39, 39, 39, 39, 39]), { value: 42, n: 100 }], [40, 'in-process', 6]],
    ['whole points, and the level of what is shown', equal([59, 59, 59, 59, 61]), [59, 'in-process', 5]],
    ['a cut, which belongs to the level above', equal([80, 80, 80, 80, 80]), [80, 'consolidated', 5]],
  ] as const)('of %s', (_, members, wanted) => {
    const figure = pooledMean(members, CUTS)
    expect(figure && [figure.value, figure.level, figure.entities]).toEqual(wanted)
  })

  test('is never said of fewer than five, nor of one that outweighs the others', () => {
    const member = fc.record({
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      n: fc.integer({ min: 10, max: 300 }),
    })
    fc.assert(
      fc.property(fc.array(member), (members) => {
        const answers = members.reduce((sum, { n }) => sum + n, 0)
        const heaviest = Math.max(0, ...members.map(({ n }) => n))
        expect(pooledMean(members, CUTS) !== null).toBe(members.length >= 5 && heaviest <= answers - heaviest)
      }),
    )
  })
})
