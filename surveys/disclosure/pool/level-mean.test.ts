import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pooledMean } from './level-mean.ts'

const CUTS = [40, 60, 80] as const

describe('the mean of the shown figures of a group', () => {
  test.each([
    ['four entities', { entities: 4, mean: 50, answers: 400, heaviest: 100 }, null],
    ['one with more than half of the answers', { entities: 6, mean: 50, answers: 199, heaviest: 100 }, null],
    ['one with exactly half', { entities: 6, mean: 39.5, answers: 200, heaviest: 100 }, [40, 'in-process', 6]],
    [
      'whole points, and the level of what is shown',
      { entities: 5, mean: 59.4, answers: 200, heaviest: 60 },
      [59, 'in-process', 5],
    ],
    [
      'a cut belongs to the level above',
      { entities: 5, mean: 80, answers: 200, heaviest: 60 },
      [80, 'consolidated', 5],
    ],
  ] as const)('of %s', (_, group, wanted) => {
    const figure = pooledMean(group, CUTS)
    expect(figure && [figure.value, figure.level, figure.entities]).toEqual(wanted)
  })

  test('is never said of fewer than five, nor of one that outweighs the others', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ value: fc.double({ min: 0, max: 100, noNaN: true }), n: fc.integer({ min: 10, max: 3000 }) }),
        ),
        (members) => {
          const answers = members.reduce((sum, { n }) => sum + n, 0)
          const heaviest = Math.max(0, ...members.map(({ n }) => n))
          const mean = members.reduce((sum, { value }) => sum + value, 0) / Math.max(1, members.length)
          const isSaid = pooledMean({ entities: members.length, mean, answers, heaviest }, CUTS) !== null
          expect(isSaid).toBe(members.length >= 5 && heaviest <= answers - heaviest)
        },
      ),
    )
  })
})
