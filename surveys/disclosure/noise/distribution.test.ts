import { expect, test } from 'vitest'
import { ANY, shared, WITNESSED } from './allocation.ts'
import { noiseDistribution, valueOf } from './distribution.ts'

const EPSILONS = [ANY, WITNESSED, shared(2), shared(5)]

test.each(EPSILONS.map((epsilon) => [valueOf(epsilon), epsilon] as const))(
  'with ε = %d neighbouring values have the ratio e^ε, and all together 1',
  (value, epsilon) => {
    const { probability, upTo, reach } = noiseDistribution([epsilon])
    let sum = 0
    for (let z = -reach; z <= reach; z += 1) {
      sum += probability(z)
      expect(probability(z)).toBe(probability(-z))
      expect(upTo(z)).toBeCloseTo(sum, 13)
    }
    expect(sum).toBeCloseTo(1, 13)
    for (let z = 0; z < 30; z += 1) expect(probability(z) / probability(z + 1)).toBeCloseTo(Math.exp(value), 10)
    // P(Z ≥ z) = e^(−εz) / (1 + e^(−ε)) for z ≥ 1.
    expect(upTo(-5)).toBeCloseTo(Math.exp(-5 * value) / (1 + Math.exp(-value)), 12)
  },
)

test('a sum of two or three is what adding them by hand gives', () => {
  const one = noiseDistribution([ANY])
  const other = noiseDistribution([WITNESSED])
  const both = noiseDistribution([ANY, WITNESSED])
  const three = noiseDistribution([ANY, ANY, ANY])
  for (const z of [-7, -1, 0, 2, 9]) {
    let two = 0
    let triple = 0
    for (let a = -60; a <= 60; a += 1) {
      two += one.probability(a) * other.probability(z - a)
      for (let b = -60; b <= 60; b += 1) triple += one.probability(a) * one.probability(b) * one.probability(z - a - b)
    }
    expect(both.probability(z)).toBeCloseTo(two, 12)
    expect(three.probability(z)).toBeCloseTo(triple, 12)
  }
})

test('a sum of two thousand has their variance, and still comes to 1', () => {
  const { probability, reach, upTo } = noiseDistribution(Array.from({ length: 2000 }, () => ANY))
  const variance = (2 * Math.exp(-1)) / (1 - Math.exp(-1)) ** 2
  let found = 0
  for (let z = -reach; z <= reach; z += 1) found += z * z * probability(z)
  expect(found / (2000 * variance)).toBeCloseTo(1, 8)
  expect(upTo(reach)).toBe(1)
  expect(upTo(reach - 1)).toBeCloseTo(1, 12)
})
