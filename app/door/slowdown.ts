/** How tries that failed slow down the next one of the same key. */
export type Pace = {
  /** Failures that cost no wait. */
  readonly free: number
  /** The first wait, doubled by every further failure up to the longest; milliseconds. */
  readonly firstMs: number
  readonly longestMs: number
  /** Failures are forgotten this long after the last one. */
  readonly forgetMs: number
}

/** Keys that are remembered at once; the one that failed longest ago is forgotten first. */
const KEYS = 50_000

type Failures = { readonly count: number; readonly at: number }

/**
 * Slows down, and never locks: whoever waits as long as she is told may always try again. Counts failures alone, in
 * memory only. A try is counted when it begins, so that a thousand at once are not one; a success takes it back.
 * @param passed milliseconds that have passed since any moment; not those of a clock, which may be set back.
 */
export function createSlowdown(
  { free, firstMs, longestMs, forgetMs }: Pace,
  passed: () => number = () => performance.now(),
) {
  // Whole ones: of fractions a sum less the same is now and then a trifle more, and who waits 2 s would be told 3.
  const now = () => Math.floor(passed())
  const failures = new Map<string, Failures>()
  const current = (key: string): Failures => {
    const known = failures.get(key)
    return known && now() - known.at < forgetMs ? known : { count: 0, at: now() }
  }
  const keep = (key: string, { count, at }: Failures): void => {
    failures.delete(key)
    if (count > 0) failures.set(key, { count, at })
    const [oldest] = failures.keys()
    if (failures.size > KEYS && oldest !== undefined) failures.delete(oldest)
  }
  return {
    /** Milliseconds until a key may try again; 0 where it may now. */
    waitMs(key: string): number {
      const { count, at } = current(key)
      if (count < free) return 0
      const wait = Math.min(longestMs, firstMs * 2 ** (count - free))
      return Math.max(0, at + wait - now())
    },
    /** Counts a try that begins as one that fails. */
    begin: (key: string): void => keep(key, { count: current(key).count + 1, at: now() }),
    /** Takes back one try that did not fail; others of the same key still count. */
    takeBack(key: string): void {
      const { count, at } = current(key)
      keep(key, { count: count - 1, at })
    },
    /** Forgets a key. */
    forget: (key: string): void => void failures.delete(key),
  }
}
