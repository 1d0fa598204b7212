/** Different keys that are remembered at once; the oldest is forgotten first. */
const KEYS = 10_000

type Tries = { count: number; since: number }

/**
 * At most `most` tries in `windowMs`, counted by key in memory only.
 * @param passed milliseconds that have passed since any moment; not those of a clock, which may be set back.
 */
export function createAttemptLimit(most: number, windowMs: number, passed: () => number = () => performance.now()) {
  // Whole ones: of fractions a sum less the same is now and then a trifle more, and 60 s would be told as 61.
  const now = () => Math.floor(passed())
  const tries = new Map<string, Tries>()
  const current = (key: string): Tries => {
    const known = tries.get(key)
    return known && now() - known.since < windowMs ? known : { count: 0, since: now() }
  }
  return {
    /** Whether this key has used its tries up. */
    isSpent: (key: string): boolean => current(key).count >= most,
    /** Notes a try. */
    note(key: string): void {
      const noted = current(key)
      noted.count += 1
      tries.delete(key)
      tries.set(key, noted)
      const [oldest] = tries.keys()
      if (tries.size > KEYS && oldest !== undefined) tries.delete(oldest)
    },
    /** Tries that a key has left, and milliseconds until it has all of them again. */
    left(key: string): { readonly tries: number; readonly resetMs: number } {
      const { count, since } = current(key)
      return { tries: Math.max(0, most - count), resetMs: count === 0 ? windowMs : since + windowMs - now() }
    },
    /** Forgets a key whose try succeeded. */
    forget: (key: string): void => void tries.delete(key),
  }
}
