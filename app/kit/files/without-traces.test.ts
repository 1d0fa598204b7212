import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isJpeg, isPng } from './content-shape.ts'
import { withoutTraces } from './without-traces.ts'

const SECRET = 'GPS -12.0464 -77.0428'
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

const segment = (marker: number, content: Uint8Array | string) => {
  const inside = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content)
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xff00 + marker, 0)
  head.writeUInt16BE(inside.length + 2, 2)
  return Buffer.concat([head, inside])
}

/** As a telephone writes it: the side that is up in the byte order asked for, and a text that tells the place. */
function exif(side: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(26)
  const u16 = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at))
  const u32 = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at))
  tiff.write(little ? 'II' : 'MM', 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  u16(1, 8)
  u16(0x0112, 10)
  u16(3, 12)
  u32(1, 14)
  u16(side, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(SECRET)]))
}

const JFIF = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')
const ICC = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours')
const FRAME = segment(0xc2, '\x08\0\x01\0\x01\x01\x01\x11\0')
const scan = (data: string) => Buffer.concat([segment(0xda, '\x01\x01\0\0\x3f\0'), Buffer.from(data, 'latin1')])
const PICTURE = Buffer.concat([JFIF, ICC, FRAME, scan('ab\xff\0cd\xff\xd0ef'), scan('gh')])
const jpeg = (...parts: readonly Uint8Array[]) =>
  Buffer.concat([Buffer.of(0xff, 0xd8), ...parts, Buffer.of(0xff, 0xd9)])
const JPEG = { ending: 'jpg' }

describe('a photo of a telephone', () => {
  const traces = Buffer.concat([
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${SECRET}`),
    segment(0xed, `Photoshop 3.0\0${SECRET}`),
    segment(0xe2, `MPF\0${SECRET}`),
    segment(0xfe, SECRET),
  ])

  test.each([
    [6, true],
    [8, false],
    [3, false],
  ])(
    'keeps its picture, its colours and which side is up (%i), and nothing that tells of the place',
    (side, little) => {
      const photo = Buffer.concat([
        jpeg(exif(side, little), traces, PICTURE),
        jpeg(exif(1, true), PICTURE),
        Buffer.from(SECRET),
      ])
      expect(isJpeg(photo)).toBe(true)
      const stored = withoutTraces(photo, JPEG)
      expect(latin(stored)).not.toContain('GPS')
      expect(latin(stored)).not.toMatch(/adobe\.com|Photoshop|MPF/)
      expect(latin(stored)).toContain(latin(PICTURE))
      expect(isJpeg(stored)).toBe(true)
      const orientation = Buffer.from(stored).indexOf(Buffer.from('Exif\0\0MM'))
      expect(stored[orientation + 6 + 19]).toBe(side)
      expect(withoutTraces(stored, JPEG)).toEqual(Buffer.from(stored))
    },
  )

  test('that stands upright needs no such word', () => {
    expect(withoutTraces(jpeg(exif(1, true), PICTURE), JPEG)).toEqual(jpeg(PICTURE))
    expect(withoutTraces(jpeg(PICTURE), JPEG)).toEqual(jpeg(PICTURE))
  })
})

const chunk = (type: string, content: string) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, Buffer.from(type + content, 'latin1'), Buffer.alloc(4)])
}
const SIGNATURE = Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

test('a picture of a screen loses its texts, its Exif and what stands behind its end', () => {
  const kept = [chunk('IHDR', 'x'.repeat(13)), chunk('sRGB', '\0'), chunk('IDAT', 'pixels'), chunk('IEND', '')]
  const [head, colours, pixels, end] = kept as [Buffer, Buffer, Buffer, Buffer]
  const traces = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVW'].map((type) => chunk(type, SECRET))
  const photo = Buffer.concat([SIGNATURE, head, ...traces, colours, pixels, end, Buffer.from(SECRET)])
  const stored = withoutTraces(photo, { ending: 'png' })
  expect(stored).toEqual(Buffer.concat([SIGNATURE, ...kept]))
  expect(isPng(stored)).toBe(true)
})

test('whatever bytes come, it ends; a PDF comes out as it went in', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      withoutTraces(Buffer.concat([Buffer.of(0xff, 0xd8), bytes]), JPEG)
      withoutTraces(Buffer.concat([SIGNATURE, bytes]), { ending: 'png' })
      expect(withoutTraces(bytes, { ending: 'pdf' })).toBe(bytes)
    }),
  )
})
