import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fixedPart, gzipParts } from './gzip-parts.ts'

test('what is put together reads as one gzip body, whatever stands between the fixed parts', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), text, (pairs, last) => {
      const fixed = [...pairs.map(([part]) => part), last]
      const varying = pairs.map(([, between]) => between)
      const body = gzipParts(fixed.map(fixedPart), varying)
      expect(gunzipSync(body).toString('utf8')).toBe(fixed.map((part, index) => part + (varying[index] ?? '')).join(''))
    }),
  )
})

test('names with accents, quotes and 4-byte letters come out as they went in', () => {
  const body = gzipParts([fixedPart('<p>'), fixedPart('</p>')], ['Ñaña & «Día» 🟣'])
  expect(gunzipSync(body).toString('utf8')).toBe('<p>Ñaña & «Día» 🟣</p>')
})
