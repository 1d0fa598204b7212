import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, drawSample } from './double-typing.ts'

test.each([
  [0, 0],
  [1, 1],
  [3, 3],
  [20, 3],
  [30, 3],
  [31, 4],
  [200, 20],
])('of %s sheets %s are typed twice', (sheets, expected) => {
  expect(drawSample(sheets, () => 0)).toHaveLength(expected)
})

test('every sheet can be drawn and none is drawn twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 80 }), fc.infiniteStream(fc.nat()), (sheets, random) => {
      const drawn = drawSample(sheets, (n) => (random.next().value as number) % n)
      expect(new Set(drawn).size).toBe(drawn.length)
      for (const sheet of drawn) expect(sheet >= 1 && sheet <= sheets).toBe(true)
    }),
  )
  expect(drawSample(5, (n) => n - 1)).toEqual([3, 4, 5])
})

test('an answer on one side only is a difference', () => {
  expect(differences(['a', 'b', 'c', 'd'], { a: '1', b: '2' }, { a: '1', b: '3', c: '1' })).toEqual(['b', 'c'])
})
