import { ANY } from '#surveys/disclosure/noise/allocation.ts'
import type { NoiseSource } from '#surveys/disclosure/noise/discrete-laplace.ts'
import { noiseDistribution, valueOf } from '#surveys/disclosure/noise/distribution.ts'
import { noisyShare } from '#surveys/disclosure/prevalence.ts'

/** Forty took part and four told; the noise fell on +1. With the population unknown, of 60, and of these forty alone. */
export function noiseExample() {
  const [n, told, drawn, population] = [40, 4, 1, 60]
  const noise = noiseDistribution([ANY])
  const share = (people: number | null) => noisyShare(told + drawn, { n, population: people }, [ANY])
  return {
    n,
    told,
    drawn,
    noisy: told + drawn,
    population,
    epsilon: valueOf(ANY),
    /** How much likelier at most one answer makes what is published. */
    factor: Math.exp(valueOf(ANY)),
    /** Chances 0-1 of a noise of 0, of 1 up or down, and of more. */
    chances: [0, 1].map((size) => ({ size, chance: (size === 0 ? 1 : 2) * noise.probability(size) })),
    more: 2 * noise.upTo(-2),
    unknown: share(null),
    known: share(population),
    everybody: share(n),
  }
}

/** For an example of an instrument that does not ask what happened: nothing is drawn. */
export const tellsOfNobody: NoiseSource = () => {
  throw new Error('The example tells of nobody')
}
