import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Bytes of all that is kept and of one account, and for how long. */
type Limits = { readonly bytes: number; readonly bytesOfOne: number; readonly lifeMs: number }
export const KEPT_LIMITS: Limits = { bytes: 16 * 1024 ** 2, bytesOfOne: 256 * 1024, lifeMs: 20 * 60_000 }

type Entry = { readonly lodger: string; readonly until: number; readonly box: Buffer }

/** What finds a thing that is kept and opens it; the browser alone has it. */
export type KeptTicket = { readonly id: string; readonly key: string }

/** Seals under a key of 32 bytes, bound to `context`. */
export function sealed(key: Buffer, text: string, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** What was sealed; null under another key, in another context, or where it was changed. */
export function opened(key: Buffer, box: Buffer, context: string): string | null {
  if (key.length !== 32 || box.length < 28) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12)).setAAD(Buffer.from(context))
    decipher.setAuthTag(box.subarray(-16))
    return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/**
 * What people typed and could not save, in memory alone. Each is sealed under a key of its own that is nowhere but in
 * the cookie of the browser that sent it; so a copy of this memory tells nothing. Who keeps much loses her own oldest;
 * when all is full, the oldest goes.
 * @param now milliseconds of the clock.
 */
export function createKeptSendings(limits: Limits = KEPT_LIMITS, now: () => number = Date.now) {
  /** Oldest first. */
  const entries = new Map<string, Entry>()

  /** Lets the oldest of these go until they take no more than `most` bytes: one pass, however many there are. */
  function shrink(some: readonly (readonly [id: string, entry: Entry])[], most: number): void {
    let held = some.reduce((sum, [, { box }]) => sum + box.length, 0)
    for (const [id, { box }] of some) {
      if (held <= most) return
      entries.delete(id)
      held -= box.length
    }
  }

  function makeRoom(lodger: string): void {
    for (const [id, { until }] of entries) if (until <= now()) entries.delete(id)
    shrink(
      [...entries].filter(([, { lodger: whose }]) => whose === lodger),
      limits.bytesOfOne,
    )
    shrink([...entries], limits.bytes)
  }

  return {
    /** @param lodger whose room it takes. */
    keep(lodger: string, text: string): KeptTicket {
      const id = randomBytes(16).toString('base64url')
      const key = randomBytes(32)
      entries.set(id, { lodger, until: now() + limits.lifeMs, box: sealed(key, text, id) })
      makeRoom(lodger)
      return { id, key: key.toString('base64url') }
    },
    find({ id, key }: KeptTicket): string | null {
      const entry = entries.get(id)
      return entry && entry.until > now() ? opened(Buffer.from(key, 'base64url'), entry.box, id) : null
    },
    /** Until when it is kept, in milliseconds of the clock; null for what is not, or no longer. */
    until(id: string): number | null {
      const entry = entries.get(id)
      return entry && entry.until > now() ? entry.until : null
    },
    drop: (id: string): void => void entries.delete(id),
    /** Bytes that are held, all sealed; for tests. */
    held: (): Buffer => Buffer.concat([...entries.values()].map(({ box }) => box)),
  }
}

export type KeptSendings = ReturnType<typeof createKeptSendings>
