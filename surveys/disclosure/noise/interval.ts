import type { NoiseDistribution } from './distribution.ts'

/** Ends of an interval for a share, in whole percent, 0-100, rounded outward. */
export type PercentInterval = { readonly low: number; readonly high: number }

/** Chance on each side with which the interval may miss the share. */
export const MISSED_ON_A_SIDE = 0.025
/** What lies this far below the most probable count adds nothing that a double could tell. */
const NEGLIGIBLE = 1e-18

/** Counts from `from` upward with their probabilities. */
type Counts = { readonly from: number; readonly weights: readonly number[] }

/** Weights by recurrence from the most probable count to both sides, then brought to the sum 1: no gamma function. */
function around(mode: number, lowest: number, highest: number, ratioAfter: (count: number) => number): Counts {
  const above: number[] = []
  const below: number[] = []
  let weight = 1
  for (let count = mode; count < highest && weight > NEGLIGIBLE; count += 1) above.push((weight *= ratioAfter(count)))
  weight = 1
  for (let count = mode; count > lowest && weight > NEGLIGIBLE; count -= 1)
    below.push((weight /= ratioAfter(count - 1)))
  const weights = [...below.reverse(), 1, ...above]
  const sum = weights.reduce((all, each) => all + each, 0)
  return { from: mode - below.length, weights: weights.map((each) => each / sum) }
}

function binomial(n: number, share: number): Counts {
  if (share <= 0) return { from: 0, weights: [1] }
  if (share >= 1) return { from: n, weights: [1] }
  const odds = share / (1 - share)
  const mode = Math.min(n, Math.floor((n + 1) * share))
  return around(mode, 0, n, (count) => ((n - count) / (count + 1)) * odds)
}

function hypergeometric(n: number, population: number, having: number): Counts {
  const lowest = Math.max(0, n + having - population)
  const highest = Math.min(n, having)
  const likely = Math.floor(((n + 1) * (having + 1)) / (population + 2))
  const mode = Math.min(highest, Math.max(lowest, likely))
  const rest = population - having - n + 1
  return around(mode, lowest, highest, (count) => ((having - count) * (n - count)) / ((count + 1) * (rest + count)))
}

function chance({ from, weights }: Counts, of: (count: number) => number): number {
  return weights.reduce((sum, weight, place) => sum + weight * of(from + place), 0)
}

/** Largest whole number from `from` (which holds) up to `to` for which it holds; it never holds again once it fails. */
function last(from: number, to: number, holds: (value: number) => boolean): number {
  let [known, failing] = [from, to + 1]
  while (failing - known > 1) {
    const middle = Math.floor((known + failing) / 2)
    if (holds(middle)) known = middle
    else failing = middle
  }
  return known
}

export type NoisyCount = {
  /** Count plus noise; read as 0 below 0 and as `n` above `n`. */
  readonly observed: number
  /** People asked. */
  readonly n: number
  /** People of whom the share is said; null = unknown, and every person asked has it with the same chance. */
  readonly population: number | null
  readonly noise: NoiseDistribution
  /** Chance of missing on each side. */
  readonly missed?: number
}

/** Ends of an interval, each worked out when it is asked for. */
export type Ends = { readonly low: () => number; readonly high: () => number }

/**
 * Interval for the share of the population, by inverting the exact distribution of count plus noise: binomial where the
 * population is unknown, hypergeometric where it is known, noise alone where all were asked. Every share that it leaves out
 * would give so low, or so high, a noisy count with at most 2.5 %. Both tails fall or rise with the share, so each end
 * is found by bisection. A population under n counts as unknown.
 */
export function shareInterval(count: NoisyCount): PercentInterval {
  const { low, high } = shareEnds(count)
  return { low: low(), high: high() }
}

/** The same, for who needs one end alone. */
export function shareEnds({ observed, n, population, noise, missed = MISSED_ON_A_SIDE }: NoisyCount): Ends {
  const y = Math.min(n, Math.max(0, observed))
  const known = population !== null && population >= n ? population : null
  const steps = known ?? 100
  const counts = (step: number) => (known === null ? binomial(n, step / 100) : hypergeometric(n, known, step))
  const asManyOrMore = (step: number) => (y === 0 ? 1 : chance(counts(step), (count) => noise.upTo(count - y)))
  const asManyOrFewer = (step: number) => (y === n ? 1 : chance(counts(step), (count) => noise.upTo(y - count)))
  const tooLow = (step: number) => asManyOrMore(step) <= missed
  const notTooHigh = (step: number) => asManyOrFewer(step) > missed
  if (known === null)
    // On the grid of whole percents, which is what rounding outward leaves of the exact ends.
    return {
      low: () => (tooLow(0) ? last(0, steps, tooLow) : 0),
      high: () => (notTooHigh(steps) ? steps : last(0, steps, notTooHigh) + 1),
    }
  return {
    low: () => Math.floor((100 * (tooLow(0) ? last(0, steps, tooLow) + 1 : 0)) / known),
    high: () => Math.ceil((100 * last(0, steps, notTooHigh)) / known),
  }
}
