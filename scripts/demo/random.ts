/** Numbers that look random and are the same at every start (mulberry32). */
export type Random = {
  /** 0 ≤ x < 1. */
  readonly next: () => number
  /** Whole number from `low` to `high`, both possible. */
  readonly between: (low: number, high: number) => number
  /** Normal deviate with mean 0 and deviation 1. */
  readonly normal: () => number
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** Seed from a name, so that one entity's answers do not move when another is added. */
export function seedOf(name: string): number {
  return [...name].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )
}
