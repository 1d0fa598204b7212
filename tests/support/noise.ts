import {
  sampleDiscreteLaplace,
  type NoiseSource,
  type RandomBelow,
} from '#surveys/disclosure/noise/discrete-laplace.ts'

/** No noise at all: for releases in which nobody is asked what happened, and to look at the counts behind the others. */
export const NO_NOISE: NoiseSource = () => 0

/** Uniform integers that follow from a seed (mulberry32), the same every time. */
export function seededBelow(seed: number): RandomBelow {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return (n) => Math.floor(next() * n)
}

/** Noise as the product draws it, from a seed. */
export function seededNoise(seed: number): NoiseSource {
  const below = seededBelow(seed)
  return (epsilon) => sampleDiscreteLaplace(epsilon, below)
}

/** Noise that was drawn before, in the order in which it is asked for. */
export function givenNoise(drawn: readonly number[]): NoiseSource {
  const left = [...drawn]
  return () => {
    const next = left.shift()
    if (next === undefined) throw new Error('More noise is asked for than was given')
    return next
  }
}
