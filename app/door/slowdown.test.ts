import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSlowdown } from './slowdown.ts'

const PACE = { free: 3, firstMs: 1000, longestMs: 30_000, forgetMs: 900_000 }

test('a failure beyond the free ones waits, twice as long each time, and never longer than the longest', () => {
  let now = 0
  const slow = createSlowdown(PACE, () => now)
  const waits = Array.from({ length: 11 }, () => {
    slow.begin('a')
    const wait = slow.waitMs('a')
    now += wait
    expect(slow.waitMs('a')).toBe(0)
    return wait
  })
  expect(waits).toEqual([0, 0, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000])
  expect(slow.waitMs('b')).toBe(0)
})

test('a wait is no longer for having asked meanwhile, and is forgotten in time', () => {
  let now = 0
  const slow = createSlowdown(PACE, () => now)
  for (let tries = 0; tries < 9; tries += 1) slow.begin('a')
  now = 29_999
  expect(slow.waitMs('a')).toBe(1)
  now = 30_000
  expect(slow.waitMs('a')).toBe(0)
  now = 900_000
  slow.begin('a')
  expect(slow.waitMs('a')).toBe(0)
})

test('a wait is a whole number of milliseconds, whatever fraction has passed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 30 }), fc.nat(999_999), (power, thousandths) => {
      // Where a power of two lies between, the sum has one digit less.
      const now = 2 ** power - thousandths / 1000
      const slow = createSlowdown(PACE, () => now)
      for (let tries = 0; tries < 3; tries += 1) slow.begin('a')
      expect(slow.waitMs('a')).toBe(1000)
    }),
  )
})

test('what succeeds never counts, and takes nothing of what failed beside it', () => {
  const slow = createSlowdown(PACE, () => 0)
  for (let person = 0; person < 100; person += 1) {
    slow.begin('room')
    slow.takeBack('room')
  }
  expect(slow.waitMs('room')).toBe(0)
  for (let tries = 0; tries < 3; tries += 1) slow.begin('room')
  slow.begin('room')
  slow.takeBack('room')
  expect(slow.waitMs('room')).toBe(1000)
  slow.forget('room')
  expect(slow.waitMs('room')).toBe(0)
})

test('a flood of keys does not fill the memory', () => {
  const slow = createSlowdown({ ...PACE, free: 1 }, () => 0)
  for (let key = 0; key < 50_001; key += 1) slow.begin(`k${key}`)
  expect([slow.waitMs('k0'), slow.waitMs('k50000')]).toEqual([0, 1000])
})
