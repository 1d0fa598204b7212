import { expect, test } from 'vitest'
import { createAttemptLimit } from './attempt-limit.ts'

test('tries are counted by key and forgotten after the window or a success', () => {
  let now = 0
  const limit = createAttemptLimit(2, 1000, () => now)
  limit.note('a')
  expect(limit.isSpent('a')).toBe(false)
  limit.note('a')
  expect([limit.isSpent('a'), limit.isSpent('b')]).toEqual([true, false])
  now = 999
  expect(limit.isSpent('a')).toBe(true)
  now = 1000
  expect(limit.isSpent('a')).toBe(false)
  limit.note('a')
  limit.note('a')
  limit.forget('a')
  expect(limit.isSpent('a')).toBe(false)
})

test.each([65_535.123, 131_071.7, 262_143.6])('of a minute that began at %d ms, sixty seconds are left', (now) => {
  const limit = createAttemptLimit(2, 60_000, () => now)
  limit.note('a')
  expect(limit.left('a')).toEqual({ tries: 1, resetMs: 60_000 })
})

test('a flood of keys does not fill the memory', () => {
  const limit = createAttemptLimit(1, 1000, () => 0)
  for (let key = 0; key < 10_001; key += 1) limit.note(`k${key}`)
  expect([limit.isSpent('k0'), limit.isSpent('k10000')]).toEqual([false, true])
})
