import { crc32 } from 'node:zlib'
import { NOWHERE, openPlace, type Place } from './file-place.server.ts'

/** Where entries begin: a sector, so that a write that is cut off damages no other. */
const SECTOR = 512
const MAGIC = Buffer.from([0xff, 0xe5, 0x9e, 0x10, 0x0a, 0x0d, 0x57, 0x02])
/** Magic, check sum, length of the key, length of the content, version. */
const HEAD = 8 + 4 + 4 + 4 + 8
const CHECKED_FROM = 12

type Extent = { readonly at: number; readonly sectors: number }
/** What stands of a key; nothing where it was deleted. */
type Entry = Extent & { readonly version: number }
/** An entry as it lies in the file. */
type Found = Entry & { readonly key: string; readonly content: Buffer }
/** An entry that is being written. */
type Written = Entry & { readonly key: string; readonly bytes: Buffer }

/** What an entry holds, piece after piece. */
type Content = readonly Buffer[]

const sectorsOf = (bytes: number) => Math.ceil(bytes / SECTOR)

/** An entry as it is written. Its content, a hundred kilobytes of some hundred pieces, is copied this once. */
function encoded(key: string, version: number, content: Content): Buffer {
  const name = Buffer.from(key)
  const contentLength = content.reduce((sum, piece) => sum + piece.length, 0)
  const length = HEAD + name.length + contentLength
  const bytes = Buffer.allocUnsafeSlow(sectorsOf(length) * SECTOR)
  MAGIC.copy(bytes)
  bytes.writeUInt32BE(name.length, 12)
  bytes.writeUInt32BE(contentLength, 16)
  bytes.writeBigUInt64BE(BigInt(version), 20)
  let at = HEAD
  for (const piece of [name, ...content]) at += piece.copy(bytes, at)
  bytes.fill(0, length)
  bytes.writeUInt32BE(crc32(bytes.subarray(CHECKED_FROM, length)), 8)
  return bytes
}

/** The entry that begins at a place of a file, or null where none does that was written whole. */
function decoded(file: Buffer, at: number): Found | null {
  if (!file.subarray(at, at + MAGIC.length).equals(MAGIC)) return null
  const [keyLength, contentLength] = [file.readUInt32BE(at + 12), file.readUInt32BE(at + 16)]
  const length = HEAD + keyLength + contentLength
  if (at + length > file.length) return null
  if (crc32(file.subarray(at + CHECKED_FROM, at + length)) !== file.readUInt32BE(at + 8)) return null
  return {
    at,
    sectors: sectorsOf(length),
    key: file.toString('utf8', at + HEAD, at + HEAD + keyLength),
    version: Number(file.readBigUInt64BE(at + 20)),
    content: file.subarray(at + HEAD + keyLength, at + length),
  }
}

/** Every entry of the bytes of a file that was written whole, the newest of each key alone. */
export function newestEntries(file: Buffer): Map<string, Found> {
  const newest = new Map<string, Found>()
  for (let at = 0; at + HEAD <= file.length; ) {
    const found = decoded(file, at)
    if (found && found.version > (newest.get(found.key)?.version ?? -1)) newest.set(found.key, found)
    at += (found?.sectors ?? 1) * SECTOR
  }
  return newest
}

/**
 * A file of entries, each of which is written whole to a free place and durable with one wait for the disk; only then is
 * the one before it overwritten with nothing, so that a copy finds what stands there now, once, and nothing of what stood
 * there before. Entries are independent of one another: a write that is cut off loses that entry's newest state alone.
 */
export class WaitingEntries {
  private readonly taken: Extent[] = []
  private readonly newest = new Map<string, Entry>()
  /** Written over before anything else is written: it holds what nobody may find, or what the disk did not take. */
  private readonly soiled = new Set<Extent>()
  private readonly versions = new Map<string, number>()
  private blank = Buffer.alloc(0)
  private writes = 0
  private isClosed = false

  private constructor(
    private readonly place: Place,
    private readonly overwrites: boolean,
  ) {}

  static inMemory(): WaitingEntries {
    return new WaitingEntries(NOWHERE, true)
  }

  /**
   * Opens a file, and overwrites what a stop has left there.
   * @param overwrites false only in a test that takes it away.
   * @returns it, and what it holds of each key.
   */
  static open(file: string, overwrites: boolean): { entries: WaitingEntries; found: ReadonlyMap<string, Buffer> } {
    const { place, bytes } = openPlace(file)
    const entries = new WaitingEntries(place, overwrites)
    const found = newestEntries(bytes)
    const kept = [...found.values()].sort((one, other) => one.at - other.at)
    let from = 0
    for (const entry of kept) {
      entries.wipeLeft(bytes, from, entry.at)
      from = entry.at + entry.sectors * SECTOR
      const { key, at, sectors, version } = entry
      const extent = { at, sectors, version }
      entries.taken.push(extent)
      entries.newest.set(key, extent)
      entries.versions.set(key, version)
    }
    entries.wipeLeft(bytes, from, bytes.length)
    place.syncSync()
    return { entries, found: new Map(kept.map(({ key, content }) => [key, Buffer.from(content)])) }
  }

  private wipeLeft(bytes: Buffer, from: number, until: number): void {
    if (this.overwrites && bytes.subarray(from, until).some((byte) => byte !== 0))
      this.place.writeSync(Buffer.alloc(until - from), from)
  }

  /** The first place that is free: what was there is overwritten with nothing. */
  private take(sectors: number): Extent {
    let at = 0
    let index = 0
    for (; index < this.taken.length; index += 1) {
      const next = this.taken[index]
      if (!next || next.at - at >= sectors * SECTOR) break
      at = next.at + next.sectors * SECTOR
    }
    const extent = { at, sectors }
    this.taken.splice(index, 0, extent)
    return extent
  }

  private release(extent: Extent): void {
    const index = this.taken.findIndex(({ at }) => at === extent.at)
    if (index >= 0) this.taken.splice(index, 1)
  }

  /** So many bytes of nothing: made anew for each commit, hundreds of kilobytes would lie about until memory is cleared. */
  private nothing(length: number): Buffer {
    if (this.blank.length < length) this.blank = Buffer.alloc(length)
    return this.blank.subarray(0, length)
  }

  /** Overwrites what is no longer to be found; what cannot be written now keeps its place and is tried again. */
  private wipe(): void {
    for (const extent of this.soiled) {
      try {
        if (this.overwrites) this.place.writeSync(this.nothing(extent.sectors * SECTOR), extent.at)
      } catch {
        continue
      }
      this.soiled.delete(extent)
      this.release(extent)
    }
  }

  private nextVersion(key: string): number {
    const version = (this.versions.get(key) ?? 0) + 1
    this.versions.set(key, version)
    return version
  }

  private begin(contents: ReadonlyMap<string, Content>): Written[] {
    this.wipe()
    return [...contents].map(([key, content]) => {
      const version = this.nextVersion(key)
      const bytes = encoded(key, version, content)
      const { at, sectors } = this.take(bytes.length / SECTOR)
      return { key, version, bytes, at, sectors }
    })
  }

  /** What was written is durable. One that was overtaken meanwhile is old already. */
  private end(written: readonly Written[]): void {
    for (const { key, version, at, sectors } of written) {
      const before = this.newest.get(key)
      if (before && before.version > version) this.soiled.add({ at, sectors })
      else this.replace(key, { at, sectors, version })
    }
    this.wipe()
  }

  private replace(key: string, entry: Entry): void {
    const before = this.newest.get(key)
    if (before && before.sectors > 0) this.soiled.add(before)
    this.newest.set(key, entry)
  }

  private fail(written: readonly Written[]): void {
    for (const { at, sectors } of written) this.soiled.add({ at, sectors })
    this.wipe()
  }

  /** Writes entries, each as a whole; they are durable when this returns. */
  writeSync(contents: ReadonlyMap<string, Content>): void {
    const written = this.begin(contents)
    try {
      for (const { bytes, at } of written) this.place.writeSync(bytes, at)
      this.place.syncSync()
    } catch (fault) {
      this.fail(written)
      throw fault
    }
    this.end(written)
  }

  /** The same, while this thread goes on; another write may begin and end meanwhile. */
  async write(contents: ReadonlyMap<string, Content>): Promise<void> {
    const written = this.begin(contents)
    this.writes += 1
    try {
      // All of them end before anything is said of one: what failed is overwritten, and no write may come after that.
      const outcomes = await Promise.allSettled(written.map(({ bytes, at }) => this.place.write(bytes, at)))
      for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
      await this.place.sync()
    } catch (fault) {
      this.ended(() => this.fail(written))
      throw fault
    }
    this.ended(() => this.end(written))
  }

  private ended(how: () => void): void {
    this.writes -= 1
    how()
    if (this.isClosed && this.writes === 0) this.place.close()
  }

  /** Overwrites entries with nothing; it is durable when this returns. */
  deleteSync(keys: readonly string[]): void {
    const known = keys.filter((key) => this.versions.has(key))
    if (known.length === 0) return
    // One that is being written meanwhile is older than its deletion.
    for (const key of known) this.replace(key, { at: 0, sectors: 0, version: this.nextVersion(key) })
    this.wipe()
    this.place.syncSync()
  }

  /** Lets the file go, once what is being written is. */
  close(): void {
    this.isClosed = true
    if (this.writes === 0) this.place.close()
  }
}
