import { representativenessProblems } from '#surveys/scoring/representative.ts'
import type { Aggregate, Population } from '#surveys/scoring/report.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { TOO_FEW } from './figure.ts'
import type { Release } from './release.ts'
import { wholePercent } from './rounding.ts'

/** What may be shown of participation while a campaign is open. */
export type OpenParticipation = { readonly kind: 'fewer-than-ten' } | { readonly kind: 'at-least'; readonly n: number }

/** "Menos de 10", then steps of 5 rounded down. */
export function openParticipation(count: number, defences: Defences = ALL_DEFENCES): OpenParticipation {
  if (!defences['participation-in-steps']) return { kind: 'at-least', n: count }
  return count < 10 ? { kind: 'fewer-than-ten' } : { kind: 'at-least', n: Math.floor(count / 5) * 5 }
}

export function releasedParticipation(
  participants: number,
  population: Population | null,
  k: number,
): Release['participation'] {
  if (participants < k) return TOO_FEW
  const people = population ? population.women + population.men : null
  return {
    kind: 'shown',
    n: participants,
    percentOfPopulation: people === null ? null : wholePercent(participants, people),
  }
}

/** Said in words only. Where a sex has fewer than k answers, even comparing the two rates would speak of it. */
export function releasedRepresentativeness(
  { total, cuts }: Aggregate,
  population: Population | null,
  k: number,
): Release['representativeness'] {
  if (total.participants < k) return TOO_FEW
  const women = cuts['sex']?.['mujer']?.participants ?? 0
  const men = cuts['sex']?.['hombre']?.participants ?? 0
  const sexesKnown = population !== null && (women >= k || population.women === 0) && (men >= k || population.men === 0)
  const problems = representativenessProblems(population, { total: total.participants, women, men })
  const told =
    sexesKnown || population === null
      ? problems
      : [...problems.filter((problem) => problem !== 'sexes-differ'), 'sexes-not-known' as const]
  return told.length === 0 ? { kind: 'representative' } : { kind: 'not-representative', reasons: told }
}
