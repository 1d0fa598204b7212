import { describe, expect, test } from 'vitest'
import { nextLot, quarterOf } from './lot.ts'

const campaign = (entityId: string, responses: number, id = entityId) => ({ id, entityId, responses })
const five = ['a', 'b', 'c', 'd', 'e'].map((id) => campaign(id, 40))
const ids = (lot: ReturnType<typeof nextLot>) => lot?.map(({ id }) => id) ?? null

test.each([
  ['2026-01-01', '2026-T1'],
  ['2026-03-31', '2026-T1'],
  ['2026-04-01', '2026-T2'],
  ['2026-12-31', '2026-T4'],
])('%s is in %s', (date, quarter) => {
  expect(quarterOf(date)).toBe(quarter)
})

describe('a lot', () => {
  test('is five campaigns of five entities with 200 answers', () => {
    expect(ids(nextLot(five))).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  test.each([
    ['four campaigns', five.slice(1).map((each) => ({ ...each, responses: 90 }))],
    ['five campaigns of four entities', [...five.slice(1), campaign('b', 40, 'b2')]],
    ['199 answers', [...five.slice(1), campaign('a', 39)]],
    [
      'five, one of them below ten answers',
      [...five.slice(1).map((each) => ({ ...each, responses: 90 })), campaign('a', 9)],
    ],
  ])('is not %s', (_, candidates) => {
    expect(nextLot(candidates)).toBeNull()
  })

  test('leaves out an entity that would be more than half of it', () => {
    expect(ids(nextLot([...five, campaign('f', 200)]))).toContain('f')
    expect(ids(nextLot([...five, campaign('f', 201)]))).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
