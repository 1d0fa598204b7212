/** A signature as it lies in the bytes of a PDF. */
export type PlacedSignature = {
  /** Bytes that it says to cover, before and behind its own value; null where what it says cannot be so. */
  readonly covered: readonly [start: Uint8Array, end: Uint8Array] | null
  /** Whether these are all bytes of the file but its own value: nothing was put behind it later. */
  readonly coversAll: boolean
  /** PKCS#7 of the signature; empty where it cannot be read. */
  readonly value: Uint8Array
  /** Day and time that its dictionary bears (`D:20261201103000-05'00'`), or null. */
  readonly dictionaryDate: string | null
}

/** More are not read: each digests the whole file. */
const MOST_SIGNATURES = 20
/** Hexadecimal digits of one value; a certificate chain with a time stamp takes some ten thousand. */
const LARGEST_VALUE = 400_000

const RANGE = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g
/** How far around its range the rest of a signature's dictionary may lie. */
const AROUND = 2_000

function valueIn(text: string): Uint8Array {
  const digits = /^<([0-9A-Fa-f\s]*)>$/.exec(text)?.[1]?.replace(/\s/g, '') ?? ''
  return digits.length > LARGEST_VALUE ? new Uint8Array() : new Uint8Array(Buffer.from(digits, 'hex'))
}

function dateNear(text: string, at: number): string | null {
  const near = text.slice(Math.max(0, at - AROUND), at + AROUND)
  return /\/M\s*\((D:\d{8,14}[^)]{0,10})\)/.exec(near)?.[1] ?? null
}

function placed(bytes: Uint8Array, text: string, found: RegExpMatchArray): PlacedSignature {
  const [from = 1, before = 0, behind = 0, rest = 0] = found.slice(1).map(Number)
  const gap = text.slice(before, behind)
  const isPossible = from === 0 && before > 0 && behind > before && behind + rest <= bytes.byteLength
  const value = isPossible ? valueIn(gap) : new Uint8Array()
  // What lies between the two ranges must be the value itself and nothing that a reader would draw.
  const covered =
    isPossible && value.byteLength > 0
      ? ([bytes.subarray(0, before), bytes.subarray(behind, behind + rest)] as const)
      : null
  return {
    covered,
    coversAll: covered !== null && behind + rest === bytes.byteLength,
    value,
    dictionaryDate: dateNear(text, found.index ?? 0),
  }
}

/** The signatures of a PDF in the order of its bytes, at most twenty; none where nothing looks like one. Never throws. */
export function findSignatures(bytes: Uint8Array): PlacedSignature[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return [...text.matchAll(RANGE)].slice(0, MOST_SIGNATURES).map((found) => placed(bytes, text, found))
}
