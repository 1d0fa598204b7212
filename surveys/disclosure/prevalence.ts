import type { PrevalenceSpec } from '#surveys/model/prevalence-spec.ts'
import type { PrevalenceCounts } from '#surveys/scoring/prevalence.ts'
import type { Population } from '#surveys/scoring/report.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { TOO_FEW } from './figure.ts'
import { ANY, FAMILIES_FROM, GROUPS_FROM, SEX_FROM, shared, SHOWN_FROM, WITNESSED } from './noise/allocation.ts'
import type { Epsilon, NoiseSource } from './noise/discrete-laplace.ts'
import { noiseDistribution } from './noise/distribution.ts'
import { shareInterval } from './noise/interval.ts'
import type { NoisyShare, ReleasedPrevalence } from './release.ts'
import { wholePercent } from './rounding.ts'

type Terms = {
  readonly k: number
  readonly population: Population | null
  /** Draws the noise, once for good: what is published is never drawn again. */
  readonly noise: NoiseSource
}

/** People with a scored dimension: all, and of each sex. Nothing of what happened to them decides these numbers. */
export type Participants = { readonly all: number; readonly women: number; readonly men: number }

type Shown = Extract<ReleasedPrevalence, { kind: 'noisy' }>
type Base = { readonly n: number; readonly population: number | null }

/** A noisy count as a share, with the interval of its noises; the share lies in it. */
export function noisyShare(observed: number, { n, population }: Base, epsilons: readonly Epsilon[]): NoisyShare {
  const percent = Math.min(100, Math.max(0, wholePercent(observed, n)))
  const { low, high } = shareInterval({ observed, n, population, noise: noiseDistribution(epsilons) })
  return { percent, low: Math.min(low, percent), high: Math.max(high, percent) }
}

/** Whether women and men are told apart. Where more answered than there are, nothing is known of either. */
function tellsSexes({ women, men }: Participants, { k, population }: Terms): boolean {
  const from = Math.max(SEX_FROM, k)
  const fit = population === null || (women <= population.women && men <= population.men)
  return women >= from && men >= from && fit
}

type AnyShares = Pick<Shown, 'any' | 'anyCount' | 'sexes'>

/** Drawn once for all; or for women, men and the rest, and then the total is their sum. */
function anyShares(
  counts: PrevalenceCounts,
  people: Participants,
  terms: Terms,
  all: Base,
  add: NoiseSource,
): AnyShares {
  if (!tellsSexes(people, terms)) {
    const anyCount = counts.any + add(ANY)
    return { anyCount, any: noisyShare(anyCount, all, [ANY]), sexes: 'none' }
  }
  const { population } = terms
  const ofWomen = counts.sexes['mujer'] ?? 0
  const ofMen = counts.sexes['hombre'] ?? 0
  const women = ofWomen + add(ANY)
  const men = ofMen + add(ANY)
  const anyCount = women + men + (counts.any - ofWomen - ofMen) + add(ANY)
  return {
    anyCount,
    any: noisyShare(anyCount, all, [ANY, ANY, ANY]),
    sexes: {
      women: noisyShare(women, { n: people.women, population: population?.women ?? null }, [ANY]),
      men: noisyShare(men, { n: people.men, population: population?.men ?? null }, [ANY]),
    },
  }
}

/** Which counts of families are published: none, groups of them, or each. */
function familyCounts({ families, publication }: PrevalenceSpec, counts: PrevalenceCounts, participants: number) {
  if (participants < GROUPS_FROM) return []
  return participants < FAMILIES_FROM
    ? publication.groups.map(({ id }) => ({ id, count: counts.groups[id] ?? 0 }))
    : families.map(({ id }) => ({ id, count: counts.families[id] ?? 0 }))
}

/**
 * What is published of what happened to people in one entity: counts with noise, as shares of the participants. Two sets
 * of answers that differ in the experience part of one person, filled or not, lead to each block with chances that
 * differ at most by the factor e^2.25: 1 for whether something happened, 0.5 for witnesses, 0.75 for the families.
 * What is shown hangs on the participants alone (`docs/decisions/076`).
 */
export function releasedPrevalence(
  spec: PrevalenceSpec,
  counts: PrevalenceCounts,
  participants: Participants,
  terms: Terms,
  defences: Defences = ALL_DEFENCES,
): ReleasedPrevalence {
  const n = participants.all
  if (n < Math.max(SHOWN_FROM, terms.k)) return TOO_FEW
  const { population } = terms
  const all = { n, population: population ? population.women + population.men : null }
  const add: NoiseSource = (epsilon) => (defences['experience-noise'] ? terms.noise(epsilon) : 0)
  const any = anyShares(counts, participants, terms, all, add)
  const witnessed = noisyShare(counts.witnessed + add(WITNESSED), all, [WITNESSED])
  const told = familyCounts(spec, counts, n)
  const families = told.map(({ id, count }) => {
    const epsilon = shared(told.length)
    return { id, share: noisyShare(count + add(epsilon), all, [epsilon]) }
  })
  return { kind: 'noisy', n, ...any, witnessed, families }
}
