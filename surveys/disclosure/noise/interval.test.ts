import { describe, expect, test } from 'vitest'
import { ANY, shared, WITNESSED } from './allocation.ts'
import type { Epsilon } from './discrete-laplace.ts'
import { noiseDistribution } from './distribution.ts'
import { shareInterval } from './interval.ts'

/** Binomial coefficients by Pascal's triangle, in whole numbers: nothing that the code under test uses. */
const triangle: bigint[][] = [[1n]]
function choose(n: number, k: number): bigint {
  while (triangle.length <= n) {
    const above = triangle[triangle.length - 1] ?? []
    triangle.push([1n, ...above.map((each, place) => each + (above[place + 1] ?? 0n))])
  }
  return triangle[n]?.[k] ?? 0n
}

function sampled(n: number, population: number | null, share: number): (count: number) => number {
  if (population === null) return (count) => Number(choose(n, count)) * share ** count * (1 - share) ** (n - count)
  const having = Math.round(share * population)
  const all = choose(population, n)
  return (count) =>
    count > having || n - count > population - having
      ? 0
      : Number((choose(having, count) * choose(population - having, n - count) * 10n ** 18n) / all) / 1e18
}

/**
 * Of a sample: chances that the interval misses a share, below and above, by going through every count and every noise.
 * What noise carries below nobody or above everybody reads as nobody or everybody.
 */
function missing(n: number, population: number | null, epsilons: readonly Epsilon[]) {
  const noise = noiseDistribution(epsilons)
  const intervals = Array.from({ length: n + 1 }, (_, observed) => shareInterval({ observed, n, population, noise }))
  const chanceOf = (y: number, count: number) => {
    if (y === 0) return noise.upTo(-count)
    return y === n ? noise.upTo(count - n) : noise.probability(y - count)
  }
  return (share: number) => {
    const chance = sampled(n, population, share)
    const counts = Array.from({ length: n + 1 }, (_, count) => ({ count, chance: chance(count) })).filter(
      (each) => each.chance > 0,
    )
    let [tooHigh, tooLow] = [0, 0]
    intervals.forEach(({ low, high }, y) => {
      const misses = share < low / 100 || share > high / 100
      const sum = misses ? counts.reduce((all, each) => all + each.chance * chanceOf(y, each.count), 0) : 0
      if (share < low / 100) tooHigh += sum
      else tooLow += sum
    })
    return Math.max(tooHigh, tooLow)
  }
}

const NOISES: readonly (readonly [string, readonly Epsilon[]])[] = [
  ['1', [ANY]],
  ['0.5', [WITNESSED]],
  ['0.375', [shared(2)]],
  ['0.15', [shared(5)]],
  ['three of 1', [ANY, ANY, ANY]],
]

describe.each(NOISES)('noise of ε = %s: the interval misses at most 2.5 % on each side', (_, epsilons) => {
  test.each([20, 33])('a sample of %d from an unknown population, every half percent', (n) => {
    const missed = missing(n, null, epsilons)
    for (let step = 0; step <= 200; step += 1)
      expect(missed(step / 200), `${step / 2} %`).toBeLessThanOrEqual(0.025 + 1e-9)
  })

  test.each([
    [20, 20],
    [20, 21],
    [20, 26],
    [25, 60],
    [40, 130],
  ])('%d of a population of %d, every number of people', (n, population) => {
    const missed = missing(n, population, epsilons)
    for (let having = 0; having <= population; having += 1)
      expect(missed(having / population), `${having}`).toBeLessThanOrEqual(0.025 + 1e-9)
  })
})

const widthAt = (n: number, population: number | null = null) => {
  const { low, high } = shareInterval({ observed: n / 10, n, population, noise: noiseDistribution([ANY]) })
  return high - low
}

test('how wide it is at a share of 10 %, rounded outward', () => {
  expect([20, 40, 100, 300].map((n) => widthAt(n))).toEqual([37, 26, 15, 9])
})

test('knowing the population makes it narrower, all of it the narrowest: noise alone', () => {
  const widths = [null, 300, 150, 100].map((population) => widthAt(100, population))
  expect(widths).toEqual([...widths].sort((one, other) => other - one))
  // 10 ± 3: P(Z ≥ 4) = e⁻⁴ / (1 + e⁻¹) = 1.3 %, P(Z ≥ 3) = 3.6 %.
  expect(shareInterval({ observed: 10, n: 100, population: 100, noise: noiseDistribution([ANY]) })).toEqual({
    low: 7,
    high: 13,
  })
})

test('a count that noise carried below nobody or above everybody reads as nobody or everybody', () => {
  const at = (observed: number) => shareInterval({ observed, n: 40, population: 60, noise: noiseDistribution([ANY]) })
  expect(at(-7)).toEqual(at(0))
  expect(at(52)).toEqual(at(40))
  expect(at(0).low).toBe(0)
  expect(at(40).high).toBe(100)
})

test('a higher count never gives a lower end', () => {
  for (const population of [null, 80]) {
    let before = { low: 0, high: 0 }
    for (let observed = 0; observed <= 60; observed += 1) {
      const now = shareInterval({ observed, n: 60, population, noise: noiseDistribution([shared(5)]) })
      expect(now.low).toBeGreaterThanOrEqual(before.low)
      expect(now.high).toBeGreaterThanOrEqual(before.high)
      before = now
    }
  }
})

test('more answers than people count as an unknown population', () => {
  const of = (population: number | null) =>
    shareInterval({ observed: 6, n: 50, population, noise: noiseDistribution([ANY]) })
  expect(of(49)).toEqual(of(null))
})

test('the work of an interval grows slowly with the entity: by bisection, over the counts that are likely', () => {
  const asked = (n: number, population: number | null) => {
    let times = 0
    const noise = noiseDistribution([ANY])
    const counted = { ...noise, upTo: (z: number) => ((times += 1), noise.upTo(z)) }
    shareInterval({ observed: n / 10, n, population, noise: counted })
    return times
  }
  for (const known of [true, false]) {
    const of = (n: number) => asked(n, known ? (n * 4) / 3 : null)
    // A hundred times as many people: ten times the spread, and some steps more.
    expect(of(60_000)).toBeLessThan(25 * of(600))
    expect(of(60_000)).toBeLessThan(150_000)
  }
})
