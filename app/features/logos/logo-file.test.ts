import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LOGO_BOX } from '#db/schema/logos.ts'
import { JPEG, pngOf } from '#tests/support/logos.ts'
import { checkLogo, LARGEST_LOGO, sizeInBox } from './logo-file.ts'

const PNG = pngOf(240, 80)
const text = (words: string) => new TextEncoder().encode(words)

/** A PNG whose head says another size than it has. */
function saying(width: number, height: number): Buffer {
  const changed = Buffer.from(PNG)
  changed.writeUInt32BE(width, 16)
  changed.writeUInt32BE(height, 20)
  return changed
}

test.each<[string, Uint8Array, object]>([
  ['a PNG', PNG, { head: { mediaType: 'image/png', width: 240, height: 80 } }],
  ['a JPEG', JPEG, { head: { mediaType: 'image/jpeg', width: 96, height: 48 } }],
  ['nothing', new Uint8Array(), { problem: 'missing' }],
  ['more than 200 KB', new Uint8Array(LARGEST_LOGO + 1), { problem: 'too-large' }],
  ['a drawing that may hold a script', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), { problem: 'unknown-type' }],
  ['a page that calls itself a picture', text('<html><script>1</script></html>'), { problem: 'unknown-type' }],
  ['a GIF', text('GIF89a'), { problem: 'unknown-type' }],
  ['a PNG that was cut off', PNG.subarray(0, -20), { problem: 'unknown-type' }],
  ['a JPEG that was cut off', JPEG.subarray(0, -2), { problem: 'unknown-type' }],
  [
    'the signature of a PNG before a page',
    Buffer.concat([PNG.subarray(0, 8), text('<html>')]),
    { problem: 'unknown-type' },
  ],
  ['a picture that fills the memory', saying(20_000, 20_000), { problem: 'too-many-pixels' }],
  ['a picture without a width', saying(0, 80), { problem: 'unknown-type' }],
  ['a picture as high as a line', pngOf(200, 39), { problem: 'too-small' }],
])('%s', (_what, bytes, found) => {
  expect(checkLogo(bytes)).toMatchObject({ ok: 'head' in found, ...found })
})

test('every picture fits its box, in its own form, and none is made larger', () => {
  const side = fc.integer({ min: 1, max: 4000 })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = sizeInBox({ width, height })
      expect(size.width).toBeLessThanOrEqual(Math.min(width, LOGO_BOX.width))
      expect(size.height).toBeLessThanOrEqual(Math.min(height, LOGO_BOX.height))
      // Within a pixel of the same form.
      expect(Math.abs(size.width * height - size.height * width)).toBeLessThanOrEqual(Math.max(width, height))
    }),
  )
})
