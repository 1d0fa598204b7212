import { expect, test } from 'vitest'
import { secretBytes, stepOfCode } from './totp.ts'

/** RFC 6238, appendix B: seconds since 1970 and the last six digits of the code (SHA-1). */
const RFC = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
] as const
const secret = Buffer.from('12345678901234567890')
const at = (second: number) => new Date(second * 1000)

test.each(RFC)('the code of second %i is known by its step', (second, code) => {
  expect(stepOfCode(secret, code, at(second))).toBe(Math.floor(second / 30))
  expect(stepOfCode(secretBytes('base32:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'), code, at(second))).toBe(
    Math.floor(second / 30),
  )
  expect(stepOfCode(secretBytes('12345678901234567890'), code, at(second))).toBe(Math.floor(second / 30))
})

test('a code is of its own step while it is taken, and of none before or after', () => {
  const [second, code] = RFC[3]
  const step = Math.floor(second / 30)
  expect([-31, -30, 0, 30, 59].map((away) => stepOfCode(secret, code, at(step * 30 + away)))).toEqual([
    null,
    step,
    step,
    step,
    step,
  ])
  expect(stepOfCode(secret, code, at(step * 30 + 60))).toBeNull()
})

test.each(['', '00592', '0059244', 'abcdef', '００５９２４'])('"%s" is of no step', (code) => {
  expect(stepOfCode(secret, code, at(1234567890))).toBeNull()
})
