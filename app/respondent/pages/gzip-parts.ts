import { crc32, deflateRawSync, constants } from 'node:zlib'

/** A part of a page that never changes: its bytes, and the same compressed and ended on a byte border. */
export type FixedPart = { readonly plain: Buffer; readonly deflated: Buffer }

/** zlib starts anew when it is given nothing to sum. */
const summed = (bytes: Buffer, before: number) => (bytes.length === 0 ? before : crc32(bytes, before))

/** The check sum of what stands before a part and of the part, from that of what stands before. */
type Summing = (before: number) => number
const summings = new WeakMap<FixedPart, Summing>()

/**
 * A check sum is affine, over GF(2), in the one before: what each of its 32 bits adds is worked out once, and a page of
 * 100 KB is summed for every visitor in as many steps.
 */
function summingOf(part: FixedPart): Summing {
  const known = summings.get(part) ?? summing(part.plain)
  summings.set(part, known)
  return known
}

function summing(plain: Buffer): Summing {
  const ofNone = summed(plain, 0)
  const ofBits = Uint32Array.from({ length: 32 }, (_, bit) => summed(plain, (1 << bit) >>> 0) ^ ofNone)
  return (before) => {
    let sum = ofNone
    for (let bit = 0; bit < 32; bit += 1) if ((before >>> bit) & 1) sum ^= ofBits[bit] ?? 0
    return sum >>> 0
  }
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])
const LAST_EMPTY_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff])
const LARGEST_STORED = 0xffff

/** Compresses a part alone, so that it can stand between any others (RFC 1951: a sync flush ends on a byte). */
export function fixedPart(text: string): FixedPart {
  const plain = Buffer.from(text)
  return { plain, deflated: deflateRawSync(plain, { level: 9, finishFlush: constants.Z_SYNC_FLUSH }) }
}

/** A stored block (RFC 1951, 3.2.4): the text as it is, behind five bytes. */
function storedBlock(text: Buffer): Buffer {
  if (text.length > LARGEST_STORED) throw new RangeError('A varying part is longer than one stored block')
  const head = Buffer.alloc(5)
  head.writeUInt16LE(text.length, 1)
  head.writeUInt16LE(~text.length & LARGEST_STORED, 3)
  return Buffer.concat([head, text])
}

/**
 * One gzip body (RFC 1952) from parts that were compressed before and texts that vary, in turn: fixed, text, fixed, …
 * Compressing the whole page for every visitor would cost several milliseconds.
 */
export function gzipParts(fixed: readonly FixedPart[], varying: readonly string[]): Buffer {
  const pieces: Buffer[] = [HEADER]
  let checksum = 0
  let length = 0
  fixed.forEach((part, index) => {
    pieces.push(part.deflated)
    checksum = summingOf(part)(checksum)
    length += part.plain.length
    const text = varying[index]
    if (text === undefined) return
    const bytes = Buffer.from(text)
    pieces.push(storedBlock(bytes))
    checksum = summed(bytes, checksum)
    length += bytes.length
  })
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(checksum, 0)
  trailer.writeUInt32LE(length % 2 ** 32, 4)
  return Buffer.concat([...pieces, LAST_EMPTY_BLOCK, trailer])
}
