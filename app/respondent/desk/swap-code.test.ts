import { expect, test } from 'vitest'
import { formatFullHour } from '#app/kit/format.ts'
import { newAccessCodes } from './access-code.ts'
import { hourBegins, hourOf, newSwapCode, nextHour, swapCode } from './swap-code.ts'

test.each([
  ['2026-11-01T12:00:00Z', 0, 'before the first day: its first hour'],
  ['2026-11-02T04:59:59Z', 0, 'a second before midnight in Lima'],
  ['2026-11-02T05:00:00Z', 1, 'at midnight'],
  ['2026-11-02T19:00:00Z', 15, 'at 2 p.m. sharp'],
  ['2026-11-02T19:59:59Z', 15, 'just before 3 p.m.'],
  ['2026-11-03T05:30:00Z', 25, 'on the second day'],
])('at %s the next full hour is %i (%s)', (now, hour) => {
  expect(nextHour('2026-11-02', new Date(now))).toBe(hour)
})

test('every hour of a year stands at the end of a code and is read back', () => {
  for (let hour = 0; hour < 21 ** 3; hour += 1) expect(hourOf(swapCode('ACDEFGHJKP', hour))).toBe(hour)
  expect(() => swapCode('ACDEFGHJKP', 21 ** 3)).toThrow(RangeError)
})

test('a slip has no hour, and neither has what is no code', () => {
  expect(hourOf(newAccessCodes(1)[0] ?? '')).toBeNull()
  expect(hourOf('ACDEFGHJKP0AA')).toBeNull()
  expect(newSwapCode(7)).toMatch(/^[A-Z3-9]{13}$/)
})

test('an hour begins where Lima has it', () => {
  expect(hourBegins('2026-11-02', 15).toISOString()).toBe('2026-11-02T20:00:00.000Z')
})

test.each([
  [0, 'las 12:00 a. m.'],
  [1, 'la 1:00 a. m.'],
  [12, 'las 12:00 p. m.'],
  [13, 'la 1:00 p. m.'],
  [23, 'las 11:00 p. m.'],
])('hour %i reads %s', (hour, words) => {
  expect(formatFullHour(hour)).toBe(words)
})
