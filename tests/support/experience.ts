import { sexualHarassmentV1 as harassment } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { PrevalenceSpec } from '#surveys/model/prevalence-spec.ts'
import { ANY, FAMILIES_FROM, GROUPS_FROM, shared, WITNESSED } from '#surveys/disclosure/noise/allocation.ts'
import type { Epsilon } from '#surveys/disclosure/noise/discrete-laplace.ts'
import { noiseDistribution, valueOf } from '#surveys/disclosure/noise/distribution.ts'
import { createPrevalenceCounter, type PrevalenceCounts } from '#surveys/scoring/prevalence.ts'

/** The experience part of one person: her answers, or null where she skipped it. */
export type Part = { readonly answers: Readonly<Record<string, string>>; readonly sex: string | null } | null

export const prevalenceSpec = harassment.scoring.prevalence as PrevalenceSpec

export function countsOf(parts: readonly Part[]): PrevalenceCounts {
  const counter = createPrevalenceCounter(prevalenceSpec)
  for (const part of parts) if (part) counter.add(part.answers, part.sex)
  return counter.finish()
}

/** A count that noise is added to, with its ε. */
export type Drawn = { readonly count: number; readonly epsilon: Epsilon }

/** What an entity draws, in its order: what somebody works out who knows the rules and all answers. */
export function entityDraws(counts: PrevalenceCounts, participants: number, bySex: boolean): Drawn[] {
  const women = counts.sexes['mujer'] ?? 0
  const men = counts.sexes['hombre'] ?? 0
  const any = bySex ? [women, men, counts.any - women - men] : [counts.any]
  const families = participants >= FAMILIES_FROM ? counts.families : participants >= GROUPS_FROM ? counts.groups : {}
  const told = Object.values(families)
  return [
    ...any.map((count) => ({ count, epsilon: ANY })),
    { count: counts.witnessed, epsilon: WITNESSED },
    ...told.map((count) => ({ count, epsilon: shared(told.length) })),
  ]
}

/** What a pool draws, in its order. */
export function poolDraws(counts: PrevalenceCounts): Drawn[] {
  const told = prevalenceSpec.publication.pooled.map(({ id }) => counts.pooled[id] ?? 0)
  return told.map((count) => ({ count, epsilon: shared(told.length) }))
}

/** How much ε the difference of two sets of answers uses: each count by how far it moves. */
export function spent(one: readonly Drawn[], other: readonly Drawn[]): number {
  return one.reduce(
    (sum, { count, epsilon }, place) => sum + Math.abs(count - (other[place]?.count ?? 0)) * valueOf(epsilon),
    0,
  )
}

const nearby = new Map<string, number>()

/** Chance that noise leaves a count on its own side of the middle between it and its neighbour. */
function chanceOfNear(epsilon: Epsilon): number {
  const key = JSON.stringify(epsilon)
  const known = nearby.get(key) ?? 1 - noiseDistribution([epsilon]).upTo(-1)
  nearby.set(key, known)
  return known
}

/**
 * Chance that the best guess between two sets of answers, either as likely as the other, is right for who sees all noisy
 * counts. Each count moves by one at most, so of its noisy value only one bit matters: on which side of the two it fell.
 */
export function bestGuess(one: readonly Drawn[], other: readonly Drawn[]): number {
  // What she reads, by what it makes her think: of all readings that weigh alike only the chances count.
  let worlds = new Map([['0', { weight: 0, inOne: 1, inOther: 1 }]])
  one.forEach(({ count, epsilon }, place) => {
    const moved = Math.abs(count - (other[place]?.count ?? 0))
    if (moved === 0) return
    if (moved > 1) throw new Error('One person moves a count by one')
    const near = chanceOfNear(epsilon)
    const next: typeof worlds = new Map()
    const add = (weight: number, inOne: number, inOther: number) => {
      const known = next.get(weight.toFixed(6)) ?? { weight, inOne: 0, inOther: 0 }
      next.set(weight.toFixed(6), { weight, inOne: known.inOne + inOne, inOther: known.inOther + inOther })
    }
    for (const { weight, inOne, inOther } of worlds.values()) {
      add(weight + valueOf(epsilon), inOne * near, inOther * (1 - near))
      add(weight - valueOf(epsilon), inOne * (1 - near), inOther * near)
    }
    worlds = next
  })
  return [...worlds.values()].reduce((sum, { inOne, inOther }) => sum + Math.max(inOne, inOther), 0) / 2
}

/** The most that a best guess may be right where chances differ by e^ε at most. */
export function mostRight(epsilon: number): number {
  return Math.exp(epsilon) / (1 + Math.exp(epsilon))
}
