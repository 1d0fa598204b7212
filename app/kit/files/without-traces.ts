import type { FileType } from './file-type.ts'
import { sideOfExif } from './side-up.ts'

/**
 * A photo tells where and when it was taken, with which telephone, and often keeps a small picture of what was cut off.
 * None of it is needed to prove anything, so it is taken out before the photo is stored: everything but the picture, how
 * its colours are meant and which side is up. A PDF keeps what it holds: taking it apart would break its signatures.
 */

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const asciiOf = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

const JPEG_START = Uint8Array.of(0xff, 0xd8)
const JPEG_END = Uint8Array.of(0xff, 0xd9)
const FILL = 0xff
const SCAN = 0xda
const END = 0xd9
const EXIF = 0xe1
const COMMENT = 0xfe

/** Stands alone, without a length: a restart, or a lone marker of arithmetic coding. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef

/** Kept of what programs write into a photo: how its pixels are measured (0), its colour profile (2), Adobe's colours (14). */
function isKept(marker: number, content: Uint8Array): boolean {
  if (marker === COMMENT) return false
  if (!isApplication(marker)) return true
  if (marker === 0xe0) return asciiOf(content, 0, 4) === 'JFIF'
  if (marker === 0xe2) return asciiOf(content, 0, 11) === 'ICC_PROFILE'
  return marker === 0xee && asciiOf(content, 0, 5) === 'Adobe'
}

/** An Exif segment that says which side is up and nothing else. */
function orientationSegment(side: number): Uint8Array {
  return Uint8Array.of(
    ...[0xff, EXIF, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0, 0, 0, 0, 0],
  )
}

/** Where the data of a scan ends: at the next marker that is none of its own. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.byteLength; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== FILL && !standsAlone(next)) return at
  }
  return bytes.byteLength
}

/** A JPEG up to the end of its first picture: behind it telephones put another one, or a film, with traces of their own. */
function jpegWithoutTraces(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts: Uint8Array[] = [JPEG_START]
  for (let at = 2; at + 4 <= bytes.byteLength && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === FILL) at += 1
    else if (marker === END) break
    else if (standsAlone(marker)) at += 2
    else {
      const next = at + 2 + view.getUint16(at + 2, false)
      const content = bytes.subarray(at + 4, next)
      const side = marker === EXIF ? sideOfExif(content) : null
      if (side !== null && side > 1) parts.push(orientationSegment(side))
      const end = marker === SCAN ? endOfScan(bytes, next) : next
      if (isKept(marker, content)) parts.push(bytes.subarray(at, end))
      at = end
    }
  }
  return Buffer.concat([...parts, JPEG_END])
}

/** Chunks of a PNG that are its picture and its colours. */
const PNG_KEPT = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'hIST', 'pHYs'],
  ...['acTL', 'fcTL', 'fdAT'],
])

function pngWithoutTraces(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const type = asciiOf(bytes, at + 4, at + 8)
    const next = at + 12 + view.getUint32(at, false)
    if (PNG_KEPT.has(type)) parts.push(bytes.subarray(at, next))
    if (type === 'IEND') break
    at = next
  }
  return Buffer.concat(parts)
}

/** A file as it is stored: a photo without what it tells beside its picture, anything else as it came. */
export function withoutTraces(bytes: Uint8Array, { ending }: Pick<FileType, 'ending'>): Uint8Array {
  if (ending === 'jpg') return jpegWithoutTraces(bytes)
  return ending === 'png' ? pngWithoutTraces(bytes) : bytes
}
