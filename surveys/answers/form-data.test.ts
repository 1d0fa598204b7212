import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeForm } from './form-data.ts'

const LIMITS = { bytes: 65_536, fields: 200 }
const decode = (text: string) => decodeForm(new TextEncoder().encode(text), LIMITS)

test('reads what a browser sends', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((text) => !/[[\]]/.test(text))
  fc.assert(
    fc.property(fc.dictionary(name, fc.string({ maxLength: 20, unit: 'grapheme' })), (fields) => {
      const decoded = decode(new URLSearchParams(fields).toString())
      expect(decoded.ok && Object.fromEntries(decoded.fields)).toEqual(Object.fromEntries(new URLSearchParams(fields)))
    }),
  )
})

test.each([
  ['a=1&a=1', 'repeated-field'],
  ['a=1&%61=2', 'repeated-field'],
  ['a[]=1', 'array-field'],
  ['a%5B0%5D=1', 'array-field'],
  ['a=%', 'malformed'],
  ['a=%C3', 'malformed'],
  ['=1', 'malformed'],
  ['a', 'malformed'],
  ['a=1&&b=2', 'malformed'],
])('%s is refused: %s', (body, reason) => {
  expect(decode(body)).toEqual({ ok: false, reason })
})

test('bytes that are not UTF-8, bodies and forms that are too large are refused', () => {
  expect(decodeForm(new Uint8Array([97, 61, 0xff]), LIMITS)).toEqual({ ok: false, reason: 'malformed' })
  expect(decode(`a=${'x'.repeat(65_536)}`)).toEqual({ ok: false, reason: 'too-large' })
  expect(decode(Array.from({ length: 201 }, (_, index) => `f${index}=1`).join('&'))).toEqual({
    ok: false,
    reason: 'too-many-fields',
  })
})

test('names of prototype members are just names', () => {
  const decoded = decode('__proto__=1&constructor=2')
  expect(decoded.ok && [...decoded.fields]).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ])
})
