import type { Epsilon } from './discrete-laplace.ts'

/** Exact distribution of a noise or a sum of noises, in double precision. It is symmetric around 0. */
export type NoiseDistribution = {
  /** Outside −reach … reach lies less than 1e-15. */
  readonly reach: number
  /** P(Z = z) for an integer z. */
  readonly probability: (z: number) => number
  /** P(Z ≤ z); by symmetry P(Z ≥ z) is `upTo(-z)`. */
  readonly upTo: (z: number) => number
}

/** Mass on a side that a sum leaves out. */
const TRUNCATED = 1e-17
/** e^−37 < 1e-16. */
const NATS = 37

/** Probabilities from −reach to reach. */
type Weights = readonly number[]

export function valueOf({ numerator, denominator }: Epsilon): number {
  return numerator / denominator
}

function single(epsilon: Epsilon): Weights {
  const ratio = Math.exp(-valueOf(epsilon))
  const reach = Math.ceil(NATS / valueOf(epsilon))
  const middle = (1 - ratio) / (1 + ratio)
  return Array.from({ length: 2 * reach + 1 }, (_, place) => middle * ratio ** Math.abs(place - reach))
}

/** Without the ends on which nothing lies that a double could tell. */
function trimmed(weights: Weights): Weights {
  let tail = 0
  let drop = 0
  const middle = (weights.length - 1) / 2
  while (drop < middle && tail + (weights[drop] ?? 0) < TRUNCATED) {
    tail += weights[drop] ?? 0
    drop += 1
  }
  return weights.slice(drop, weights.length - drop)
}

function added(one: Weights, other: Weights): Weights {
  const sum = Array.from({ length: one.length + other.length - 1 }, () => 0)
  one.forEach((weight, at) => {
    other.forEach((more, further) => {
      sum[at + further] = (sum[at + further] ?? 0) + weight * more
    })
  })
  return trimmed(sum)
}

/** The sum of so many independent noises of one ε, by doubling. */
function repeated(weights: Weights, times: number): Weights {
  if (times === 1) return weights
  const half = repeated(weights, Math.floor(times / 2))
  const double = added(half, half)
  return times % 2 === 0 ? double : added(double, weights)
}

function fromWeights(weights: Weights): NoiseDistribution {
  const reach = (weights.length - 1) / 2
  let sum = 0
  const cumulated = weights.map((weight) => (sum += weight))
  return {
    reach,
    probability: (z) => weights[z + reach] ?? 0,
    upTo: (z) => (z < -reach ? 0 : z >= reach ? 1 : Math.min(1, cumulated[z + reach] ?? 1)),
  }
}

/** Distribution of the sum of independent noises, one of each ε given. @param epsilons at least one. */
export function noiseDistribution(epsilons: readonly Epsilon[]): NoiseDistribution {
  const groups = new Map<string, { epsilon: Epsilon; times: number }>()
  for (const epsilon of epsilons) {
    const key = `${epsilon.numerator}/${epsilon.denominator}`
    const group = groups.get(key) ?? { epsilon, times: 0 }
    groups.set(key, { epsilon, times: group.times + 1 })
  }
  const sums = [...groups.values()].map(({ epsilon, times }) => repeated(single(epsilon), times))
  return fromWeights(sums.reduce((all, each) => added(all, each)))
}
