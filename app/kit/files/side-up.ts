/**
 * Which side of a picture is up, as a camera that was turned writes it (Exif 2.3, tag 274): the stored rows and columns
 * are 1 as they are seen, 2 mirrored, 3 upside down, 4 both, 5 to 8 the same with rows for columns.
 */
export type SideUp = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATION = 0x0112
const EXIF = 0xe1
const SCAN = 0xda
const FILL = 0xff

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const asciiOf = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

const isSide = (side: number): side is SideUp => side >= 1 && side <= 8

/** Which side is up as the content of an Exif segment says it; null where it does not. */
export function sideOfExif(content: Uint8Array): SideUp | null {
  if (asciiOf(content, 0, 6) !== 'Exif\0\0' || content.byteLength < 20) return null
  const tiff = viewOf(content.subarray(6))
  const little = asciiOf(content, 6, 8) === 'II'
  const first = tiff.getUint32(4, little)
  if (first + 2 > tiff.byteLength) return null
  for (let entry = 0; entry < tiff.getUint16(first, little); entry += 1) {
    const at = first + 2 + 12 * entry
    if (at + 12 > tiff.byteLength) return null
    if (tiff.getUint16(at, little) !== ORIENTATION) continue
    const side = tiff.getUint16(at + 8, little)
    return isSide(side) ? side : null
  }
  return null
}

/** Which side of a JPEG is up; 1 where it does not say. @param bytes of one that is whole from beginning to end. */
export function sideOfJpeg(bytes: Uint8Array): SideUp {
  const view = viewOf(bytes)
  for (let at = 2; at + 4 <= bytes.byteLength && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === SCAN) break
    if (marker === FILL) {
      at += 1
      continue
    }
    const next = at + 2 + view.getUint16(at + 2, false)
    const side = marker === EXIF ? sideOfExif(bytes.subarray(at + 4, next)) : null
    if (side !== null) return side
    at = next
  }
  return 1
}
