import { expect, test } from 'vitest'
import { seededBelow } from '#tests/support/noise.ts'
import { ANY, shared, WITNESSED } from './allocation.ts'
import { sampleDiscreteLaplace, type Epsilon } from './discrete-laplace.ts'
import { noiseDistribution } from './distribution.ts'

class MoreDraws extends Error {
  constructor(readonly below: number) {
    super()
  }
}

/** Follows every sequence of draws whose chance is not too small; what is left out is the rest of the chance. */
function exactChances(epsilon: Epsilon, smallest: number) {
  const chances = new Map<number, number>()
  let leftOut = 0
  const follow = (draws: readonly number[], chance: number) => {
    if (chance < smallest) {
      leftOut += chance
      return
    }
    let place = 0
    const replay = (below: number) => {
      if (place === draws.length) throw new MoreDraws(below)
      return draws[place++] ?? 0
    }
    try {
      const drawn = sampleDiscreteLaplace(epsilon, replay)
      chances.set(drawn, (chances.get(drawn) ?? 0) + chance)
    } catch (error) {
      if (!(error instanceof MoreDraws)) throw error
      for (let next = 0; next < error.below; next += 1) follow([...draws, next], chance / error.below)
    }
  }
  follow([], 1)
  return { chances, leftOut }
}

test.each<[string, Epsilon, number, number]>([
  ['1', ANY, 1e-6, 0.03],
  ['1/2', WITNESSED, 1e-5, 0.13],
])('with ε = %s every draw followed to its end gives the exact distribution', (_, epsilon, smallest, most) => {
  const { chances, leftOut } = exactChances(epsilon, smallest)
  const { probability } = noiseDistribution([epsilon])
  expect(leftOut).toBeLessThan(most)
  for (let z = -6; z <= 6; z += 1) {
    const found = chances.get(z) ?? 0
    expect(found).toBeLessThanOrEqual(probability(z) + 1e-12)
    expect(found + leftOut).toBeGreaterThanOrEqual(probability(z) - 1e-12)
  }
})

test.each<[string, Epsilon]>([
  ['1', ANY],
  ['1/2', WITNESSED],
  ['3/8', shared(2)],
  ['3/20', shared(5)],
])('with ε = %s a hundred thousand draws fall as they should (chi squared)', (_, epsilon) => {
  const draws = 100_000
  const below = seededBelow(2026)
  const counts = new Map<number, number>()
  for (let draw = 0; draw < draws; draw += 1) {
    const z = sampleDiscreteLaplace(epsilon, below)
    counts.set(z, (counts.get(z) ?? 0) + 1)
  }
  const { probability, reach } = noiseDistribution([epsilon])
  const cells = Array.from({ length: 2 * reach + 1 }, (_each, place) => place - reach).filter(
    (z) => draws * probability(z) >= 20,
  )
  const chiSquared = cells.reduce((sum, z) => {
    const expected = draws * probability(z)
    return sum + ((counts.get(z) ?? 0) - expected) ** 2 / expected
  }, 0)
  // Mean = degrees of freedom, deviation √(2 × degrees): five deviations above are met once in millions of seeds.
  expect(chiSquared).toBeLessThan(cells.length + 5 * Math.sqrt(2 * cells.length))
})

test('it asks for whole uniform numbers alone, and never gives −0', () => {
  const asked: number[] = []
  const source = seededBelow(5)
  const drawn = Array.from({ length: 2000 }, () =>
    sampleDiscreteLaplace(shared(5), (below) => {
      asked.push(below)
      return source(below)
    }),
  )
  expect(asked.every((below) => Number.isInteger(below) && below >= 1)).toBe(true)
  expect(drawn.some((z) => Object.is(z, -0))).toBe(false)
})

test('two groups have 0.375 each and five families or questions 0.15: together 0.75', () => {
  for (const [count, epsilon] of [
    [2, 0.375],
    [5, 0.15],
  ] as const) {
    const { numerator, denominator } = shared(count)
    expect(numerator / denominator).toBe(epsilon)
    expect(count * numerator * 4).toBe(3 * denominator)
  }
})
