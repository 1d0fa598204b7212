import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

/** A sending of a form, so that its repetition is known. */
export type SendingKey = {
  /** Digest of the form id, the address and what was typed: what makes it this sending. */
  readonly sending: Buffer
  /** Who may have the first result again: an account, a session, or `visitor` where nobody has signed in. */
  readonly owners: readonly string[]
  /** Whose room its result takes: an account, or a network where nobody has signed in. */
  readonly lodger: string
  /** How long the first result is kept, in milliseconds. */
  readonly lifeMs: number
}

/** @property bytes null once only the mark is left that it was sent. */
type Entry = {
  readonly keys: readonly string[]
  readonly lodger: string
  readonly resultUntil: number
  readonly markUntil: number
  sealed: Buffer | null
}

/** A result, and whether it is kept or only shared with who sends the same while it is made. */
export type Made = { readonly result: Buffer; readonly isKept: boolean }

/** What is known of a sending that came before: still running, its first result, or only that it was done. */
export type Before =
  | { readonly kind: 'running'; readonly made: Promise<Made | null> }
  | { readonly kind: 'kept'; readonly result: Buffer }
  | { readonly kind: 'sent' }

type Limits = {
  /** Bytes of all results, and of those of one lodger. */
  readonly bytes: number
  readonly bytesOfOne: number
  /** Marks of all, and of one lodger. */
  readonly marks: number
  readonly marksOfOne: number
}

/** A thousand slips with their drawings take about half a megabyte when packed. */
export const LIMITS: Limits = { bytes: 64 * 1024 ** 2, bytesOfOne: 8 * 1024 ** 2, marks: 50_000, marksOfOne: 2_000 }

/** That a form was sent is known for longer than a session lasts. */
const MARK_MS = 12 * 60 * 60_000

function sealed(key: Buffer, result: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(result), cipher.final(), cipher.getAuthTag()])
}

function opened(key: Buffer, box: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
  decipher.setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()])
}

const bytesOf = (entries: Iterable<Entry>): number =>
  [...entries].reduce((sum, { sealed: box }) => sum + (box?.byteLength ?? 0), 0)

/**
 * The first results of sendings, in memory alone: a code that stands in one never touches the disk. Each is sealed under
 * a key made of its form id and contents, which only the browser that sent it has; so a copy of this memory joins
 * nothing. Nobody's results take the room of another's: each lodger has her own, and when all of it is full, the
 * oldest of whoever holds most goes first. What goes leaves a mark that it was sent.
 * @param now milliseconds of the clock.
 */
export function createFirstResults(limits: Limits = LIMITS, now: () => number = Date.now) {
  const secret = randomBytes(32)
  const found = new Map<string, Entry>()
  const running = new Map<string, Promise<Made | null>>()
  /** Entries of each lodger, oldest first. */
  const lodgers = new Map<string, Set<Entry>>()
  let bytes = 0
  let marks = 0

  const keyOf = (sending: Buffer, owner: string): string =>
    createHmac('sha256', secret).update(sending).update(owner).digest('base64')
  const sealKey = (sending: Buffer): Buffer => createHash('sha256').update(secret).update(sending).digest()

  function dropResult(entry: Entry): void {
    bytes -= entry.sealed?.byteLength ?? 0
    entry.sealed = null
  }

  function drop(entry: Entry): void {
    dropResult(entry)
    marks -= 1
    for (const key of entry.keys) found.delete(key)
    const theirs = lodgers.get(entry.lodger)
    theirs?.delete(entry)
    if (theirs?.size === 0) lodgers.delete(entry.lodger)
  }

  /** Ends what is over, of everybody; entries of a lodger stand in the order in which they end, but for their lives. */
  function sweep(): void {
    const time = now()
    for (const theirs of lodgers.values())
      for (const entry of theirs) {
        if (entry.markUntil <= time) drop(entry)
        else if (entry.resultUntil <= time) dropResult(entry)
      }
  }

  const largest = (weight: (theirs: Set<Entry>) => number): Set<Entry> =>
    [...lodgers.values()].reduce((most, theirs) => (weight(theirs) > weight(most) ? theirs : most), new Set<Entry>())

  function makeRoom(theirs: Set<Entry>, newest: Entry): void {
    const oldestResult = (of: Set<Entry>) => [...of].find((entry) => entry.sealed !== null && entry !== newest)
    const oldest = (of: Set<Entry>) => [...of].find((entry) => entry !== newest)
    for (let entry = oldestResult(theirs); entry && bytesOf(theirs) > limits.bytesOfOne; entry = oldestResult(theirs))
      dropResult(entry)
    for (let entry = oldest(theirs); entry && theirs.size > limits.marksOfOne; entry = oldest(theirs)) drop(entry)
    if (bytesOf(theirs) > limits.bytesOfOne) dropResult(newest)
    while (bytes > limits.bytes) {
      const entry = [...largest(bytesOf)].find(({ sealed: box }) => box !== null)
      if (!entry) return
      dropResult(entry)
    }
    while (marks > limits.marks) {
      const [entry] = largest(({ size }) => size)
      if (!entry) return
      drop(entry)
    }
  }

  function keep({ sending, owners, lodger, lifeMs }: SendingKey, result: Buffer): void {
    sweep()
    const keys = owners.map((owner) => keyOf(sending, owner))
    const resultUntil = now() + lifeMs
    const entry: Entry = {
      keys,
      lodger,
      resultUntil,
      markUntil: Math.max(now() + MARK_MS, resultUntil),
      sealed: sealed(sealKey(sending), result),
    }
    for (const key of keys) found.set(key, entry)
    const theirs = lodgers.get(lodger) ?? new Set()
    lodgers.set(lodger, theirs.add(entry))
    bytes += entry.sealed?.byteLength ?? 0
    marks += 1
    makeRoom(theirs, entry)
  }

  return {
    /** What came before this sending, for one of its owners; null for the first. */
    before({ sending, owners }: SendingKey): Before | null {
      for (const key of owners.map((owner) => keyOf(sending, owner))) {
        const made = running.get(key)
        if (made) return { kind: 'running', made }
        const entry = found.get(key)
        if (!entry || entry.markUntil <= now()) continue
        if (!entry.sealed || entry.resultUntil <= now()) return { kind: 'sent' }
        return { kind: 'kept', result: opened(sealKey(sending), entry.sealed) }
      }
      return null
    },
    /**
     * Says that a sending runs, until it has `made` its result; null where it failed. To be called in the same breath as
     * `before` said null.
     */
    begin(key: SendingKey, made: Promise<Made | null>): void {
      const keys = key.owners.map((owner) => keyOf(key.sending, owner))
      const done = (ready: Made | null) => {
        for (const each of keys) running.delete(each)
        if (ready?.isKept) keep(key, ready.result)
      }
      for (const each of keys) running.set(each, made)
      made.then(done, () => done(null))
    },
    /** How much is held: results in bytes, marks in number. */
    held: () => ({ bytes, marks }),
  }
}

export type FirstResults = ReturnType<typeof createFirstResults>
