import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ofEqualShape } from './equal-shapes.ts'
import { fixedPart, gzipParts } from './gzip-parts.ts'

test('pages of any texts come out equally long, plain and compressed, and read as they were', () => {
  const page = fc.tuple(fc.string({ unit: 'grapheme', maxLength: 9000 }), fc.string({ maxLength: 3000 }))
  fc.assert(
    fc.property(fc.array(page, { minLength: 2, maxLength: 4 }), fc.string({ maxLength: 40 }), (pages, varying) => {
      const shaped = ofEqualShape(pages.map((parts) => parts.map(fixedPart)))
      const bodies = shaped.map((parts) => gzipParts(parts, [varying]))
      expect(new Set(bodies.map((body) => body.byteLength)).size).toBe(1)
      const texts = bodies.map((body) => gunzipSync(body))
      expect(new Set(texts.map((text) => text.byteLength)).size).toBe(1)
      texts.forEach((text, index) => {
        expect(text.toString('utf8').replace(/ +$/, '')).toBe((pages[index] ?? []).join(varying).replace(/ +$/, ''))
      })
    }),
  )
})

test('a page alone stays as it is', () => {
  const page = [fixedPart('<p>'), fixedPart('</p>')]
  expect(ofEqualShape([page])).toEqual([page])
})
