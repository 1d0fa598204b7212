import type { NoiseDistribution } from './distribution.ts'
import { MISSED_ON_A_SIDE, shareEnds, type PercentInterval } from './interval.ts'

/** Of the 2.5 % on each side, what the noise of the base may use. */
const MISSED_BY_BASE = 0.005

export type NoisyRatio = {
  /** Noisy count of the people who have it, among those of the base. */
  readonly observed: number
  readonly noise: NoiseDistribution
  /** Noisy count of the base, at least 1. */
  readonly base: number
  readonly baseNoise: NoiseDistribution
}

/** How far the base may lie to one side of its noisy count: further it lies with a chance of at most 0.5 %. */
function reachOf(noise: NoiseDistribution): number {
  let reach = 0
  while (noise.upTo(-reach - 1) > MISSED_BY_BASE) reach += 1
  return reach
}

/**
 * Interval for a share whose base carries noise too. The lower end is worked out for the largest base that its noise
 * leaves open (0.5 %), the upper end for the smallest, each with 2 % for the count itself: together at most 2.5 % a side,
 * whatever the two noises have to do with each other. Both ends fall as the base grows, so no base between is worse.
 */
export function ratioInterval({ observed, noise, base, baseNoise }: NoisyRatio): PercentInterval {
  const reach = reachOf(baseNoise)
  const missed = MISSED_ON_A_SIDE - MISSED_BY_BASE
  const of = (n: number) => shareEnds({ observed, n: Math.max(1, n), population: null, noise, missed })
  return { low: of(base + reach).low(), high: of(base - reach).high() }
}
