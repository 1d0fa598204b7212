const WINDOW_MS = 10 * 60 * 1000
const UNKNOWN_CODES = 20
const ADDRESSES = 10_000

type Tries = { count: number; since: number }

/**
 * Counts unknown codes by address, in memory only. A valid code is never counted nor limited: a whole office
 * shares one address.
 */
export function createGuessLimit(now: () => number = Date.now) {
  const tries = new Map<string, Tries>()
  return {
    /** Notes an unknown code; true when this address has tried too many. */
    isTooMany(address: string): boolean {
      const known = tries.get(address)
      const current = known && now() - known.since < WINDOW_MS ? known : { count: 0, since: now() }
      current.count += 1
      tries.delete(address)
      tries.set(address, current)
      const [oldest] = tries.keys()
      if (tries.size > ADDRESSES && oldest !== undefined) tries.delete(oldest)
      return current.count > UNKNOWN_CODES
    },
  }
}
