import { createInflateRaw } from 'node:zlib'

/** What an archive may hold: parts, and bytes of all of them unpacked. */
export type ArchiveLimits = { readonly parts: number; readonly unpacked: number }

export type ArchiveProblem = 'broken' | 'too-large'

export class ArchiveRefused extends Error {
  readonly problem: ArchiveProblem
  constructor(problem: ArchiveProblem) {
    super(problem)
    this.problem = problem
  }
}

type Part = { readonly name: string; readonly deflated: boolean; readonly packed: Uint8Array; readonly size: number }

/** The parts of a zip archive by their names in small letters, as office documents compare them. */
export type Archive = ReadonlyMap<string, Part>

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8
const CHUNK = 64 * 1024

function broken(): never {
  throw new ArchiveRefused('broken')
}

/** The end record stands at the very end, with no more than its own comment behind it. */
function endRecord(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  return broken()
}

const utf8 = new TextDecoder('utf-8')

/** Where the bytes of a part begin: behind the header that stands before them, which must be of the same part. */
function contentStart(view: DataView, bytes: Uint8Array, at: number, name: string): number {
  if (at + 30 > bytes.byteLength || view.getUint32(at, true) !== LOCAL) return broken()
  const nameEnd = at + 30 + view.getUint16(at + 26, true)
  if (utf8.decode(bytes.subarray(at + 30, nameEnd)) !== name) return broken()
  return nameEnd + view.getUint16(at + 28, true)
}

function entryAt(view: DataView, bytes: Uint8Array, at: number): { part: Part; next: number } {
  if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== ENTRY) return broken()
  const method = view.getUint16(at + 10, true)
  const packedSize = view.getUint32(at + 20, true)
  const size = view.getUint32(at + 24, true)
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const name = utf8.decode(bytes.subarray(at + 46, nameEnd))
  if (view.getUint16(at + 8, true) & ENCRYPTED || (method !== STORED && method !== DEFLATED)) return broken()
  const start = contentStart(view, bytes, view.getUint32(at + 42, true), name)
  if (start + packedSize > bytes.byteLength || (method === STORED && packedSize !== size)) return broken()
  const part = { name, deflated: method === DEFLATED, packed: bytes.subarray(start, start + packedSize), size }
  return { part, next: nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true) }
}

/**
 * Reads the table of contents of a zip archive; unpacks nothing. What the table says is only a first sieve: the sizes
 * are held to it while unpacking (`partText`, `verifyArchive`). Parts that share their packed bytes would multiply
 * work, so all together may not be longer than the archive.
 * @throws {ArchiveRefused} also for encrypted, split and 64-bit archives, which no office program writes at this size.
 */
export function openArchive(bytes: Uint8Array, { parts, unpacked }: ArchiveLimits): Archive {
  if (bytes.byteLength < 22) return broken()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > parts) throw new ArchiveRefused('too-large')
  const archive = new Map<string, Part>()
  let at = view.getUint32(end + 16, true)
  let [size, packed] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    const { part, next } = entryAt(view, bytes, at)
    size += part.size
    packed += part.packed.byteLength
    if (size > unpacked) throw new ArchiveRefused('too-large')
    if (archive.has(part.name.toLowerCase()) || packed > bytes.byteLength) return broken()
    archive.set(part.name.toLowerCase(), part)
    at = next
  }
  return archive
}

/** The bytes of a part as they come out, in a thread of their own; ends where more come than were announced. */
async function* unpacked({ deflated, packed, size }: Part): AsyncGenerator<Uint8Array> {
  if (!deflated) return yield packed
  const inflate = createInflateRaw({ chunkSize: CHUNK })
  inflate.end(packed)
  let produced = 0
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    produced += chunk.byteLength
    if (produced > size) broken()
    yield chunk
  }
  if (produced !== size) broken()
}

/** Names a stream that ends badly like every other broken archive. */
async function consume(part: Part, each: (chunk: Uint8Array) => void): Promise<void> {
  try {
    for await (const chunk of unpacked(part)) each(chunk)
  } catch (error) {
    throw error instanceof ArchiveRefused ? error : new ArchiveRefused('broken')
  }
}

/** Unpacks everything and keeps nothing. @throws {ArchiveRefused} when a part is not as large as the table says. */
export async function verifyArchive(archive: Archive): Promise<void> {
  for (const part of archive.values()) await consume(part, () => undefined)
}

/**
 * The bytes of a part, or null when there is none.
 * @param largest bytes, unpacked.
 * @throws {ArchiveRefused}
 */
export async function partBytes(archive: Archive, name: string, largest: number): Promise<Buffer | null> {
  const part = archive.get(name.toLowerCase())
  if (!part) return null
  if (part.size > largest) throw new ArchiveRefused('too-large')
  const chunks: Uint8Array[] = []
  await consume(part, (chunk) => chunks.push(chunk))
  return Buffer.concat(chunks)
}

/** The text of a part in UTF-8, as `partBytes` gives it. @throws {ArchiveRefused} */
export async function partText(archive: Archive, name: string, largest: number): Promise<string | null> {
  const bytes = await partBytes(archive, name, largest)
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return broken()
  }
}
