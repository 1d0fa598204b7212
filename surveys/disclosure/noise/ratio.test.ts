import { expect, test } from 'vitest'
import { ANY, shared } from './allocation.ts'
import { noiseDistribution } from './distribution.ts'
import { ratioInterval } from './ratio.ts'

/** Binomial chances by logarithms of factorials, apart from the code under test. */
function binomial(n: number, share: number): number[] {
  const logs = [0]
  for (let each = 1; each <= n; each += 1) logs.push((logs[each - 1] ?? 0) + Math.log(each))
  const log = (each: number) => logs[each] ?? 0
  return Array.from({ length: n + 1 }, (_, count) =>
    Math.exp(log(n) - log(count) - log(n - count) + count * Math.log(share) + (n - count) * Math.log(1 - share)),
  )
}

const noise = noiseDistribution([shared(5)])

/**
 * Of a base: the larger chance of the two sides that the interval misses a share, over all counts and all noises of the
 * base and of the count. What is very improbable is not gone through: it is taken as missed.
 */
function missing(base: number, draws: number) {
  const baseNoise = draws === 0 ? noise : noiseDistribution(Array.from({ length: draws }, () => ANY))
  const known = new Map<string, ReturnType<typeof ratioInterval>>()
  const intervalOf = (observed: number, noisyBase: number) => {
    const key = `${observed} of ${noisyBase}`
    const found = known.get(key) ?? ratioInterval({ observed, noise, base: noisyBase, baseNoise })
    known.set(key, found)
    return found
  }
  return (share: number) => {
    const chances = new Map<number, number>()
    binomial(base, share).forEach((chance, count) => {
      if (chance < 1e-9) return
      for (let z = -80; z <= 80; z += 1)
        chances.set(count + z, (chances.get(count + z) ?? 0) + chance * noise.probability(z))
    })
    let [tooHigh, tooLow, goneThrough] = [0, 0, 0]
    for (let z = -baseNoise.reach; z <= baseNoise.reach; z += 1) {
      const chanceOfBase = baseNoise.probability(z)
      if (chanceOfBase < 1e-4) continue
      for (const [observed, chance] of chances) {
        if (chance < 1e-6) continue
        const { low, high } = intervalOf(observed, base + z)
        goneThrough += chanceOfBase * chance
        if (share < low / 100) tooHigh += chanceOfBase * chance
        if (share > high / 100) tooLow += chanceOfBase * chance
      }
    }
    return Math.max(tooHigh, tooLow) + 1 - goneThrough
  }
}

test.each([
  [200, 5],
  [200, 30],
  [230, 0],
])('over a base of %d with %d noises (0: one of 0.15) it misses at most one in forty a side', (base, draws) => {
  const missed = missing(base, draws)
  for (const share of [0.06, 0.4]) expect(missed(share), `${share}`).toBeLessThanOrEqual(0.025)
})

test('an uncertain base makes it wider', () => {
  const width = (draws: number) => {
    const baseNoise = noiseDistribution(Array.from({ length: draws }, () => ANY))
    const { low, high } = ratioInterval({ observed: 120, noise, base: 240, baseNoise })
    return high - low
  }
  expect(width(400)).toBeGreaterThan(width(5))
})
