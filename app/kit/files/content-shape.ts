/** Bytes as a picture or a PDF must have them from beginning to end; three magic bytes before a web page do not count. */

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte)
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Readers look for the beginning among the first 1,024 bytes, and for the end mark among the last (ISO 32000-1, annex H). */
const PDF_MARGIN = 1024
/** What scanners and mail programs fill up with behind the end mark: blanks, ends of lines, zeros. */
const FILLING = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x20])

/**
 * A version near the beginning, and the end mark near the end, whatever fills up the file behind it. Where something
 * stands before the version it is none of what a browser would read as a page or run.
 */
export function isPdf(bytes: Uint8Array): boolean {
  const head = /^([\s\S]*?)%PDF-[12]\.\d/.exec(ascii(bytes, 0, PDF_MARGIN))
  if (!head || /<[!/?a-z]|^(#!|MZ|PK\x03\x04|\x7FELF)/i.test(head[1] ?? '')) return false
  let end = bytes.byteLength
  while (end > 0 && FILLING.has(bytes[end - 1] ?? -1)) end -= 1
  return ascii(bytes, Math.max(0, end - PDF_MARGIN), end).includes('%%EOF')
}

/** Chunk after chunk from the header to the end, with image data between. */
export function isPng(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return false
  const view = viewOf(bytes)
  let drawn = false
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const type = ascii(bytes, at + 4, at + 8)
    const next = at + 12 + view.getUint32(at, false)
    if (at === 8 && type !== 'IHDR') return false
    if (type === 'IDAT') drawn = true
    if (type === 'IEND') return drawn && next <= bytes.byteLength
    at = next
  }
  return false
}

const START_OF_SCAN = 0xda
/** Any number of these may stand before a marker. */
const FILL = 0xff
/** Frame headers, without the three of the same range that are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Bytes of a frame header up to the end of its width (ITU-T T.81, B.2.2). */
const FRAME_HEAD = 9

/**
 * Segment after segment with one frame before the scan, and the end of the image somewhere behind it. Not at the very
 * end: telephones put a second picture or a film there. @returns where that frame stands, or null.
 */
function jpegFrame(bytes: Uint8Array): number | null {
  if (!startsWith(bytes, 0xff, 0xd8, 0xff)) return null
  const view = viewOf(bytes)
  let frame: number | null = null
  for (let at = 2; at + 4 <= bytes.byteLength && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === FILL) {
      at += 1
      continue
    }
    if (isFrame(marker)) frame ??= at
    const next = at + 2 + view.getUint16(at + 2, false)
    if (marker === START_OF_SCAN) {
      const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      return whole.indexOf(Buffer.of(0xff, 0xd9), next) === -1 ? null : frame
    }
    at = next
  }
  return null
}

export const isJpeg = (bytes: Uint8Array): boolean => jpegFrame(bytes) !== null

/** What a picture is, and its size in pixels as its own header says it. */
export type PictureHead = {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

/** Reads the head of a PNG or a JPEG that is whole from beginning to end; null for anything else. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = viewOf(bytes)
  if (isPng(bytes))
    return { mediaType: 'image/png', width: view.getUint32(16, false), height: view.getUint32(20, false) }
  const frame = jpegFrame(bytes)
  if (frame === null || frame + FRAME_HEAD > bytes.byteLength) return null
  return { mediaType: 'image/jpeg', width: view.getUint16(frame + 7, false), height: view.getUint16(frame + 5, false) }
}
