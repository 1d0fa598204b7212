import { representativenessProblems } from '#surveys/scoring/representative.ts'
import type { Aggregate, Population } from '#surveys/scoring/report.ts'
import { mayBeTold } from './cell.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import { TOO_FEW } from './figure.ts'
import type { Release, Representativeness, Suppressed } from './release.ts'
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

/**
 * Said in words only. The rates of women and men are compared where each may be spoken of as a group of a cut, or does
 * not work there: beside a single man and nine answers sent as his, the verdict would tell whether he answered.
 */
export function releasedRepresentativeness(
  { total, cuts }: Aggregate,
  population: Population | null,
  k: number,
  defences: Defences = ALL_DEFENCES,
): Representativeness | Suppressed {
  if (total.participants < k) return TOO_FEW
  const answers = {
    women: cuts['sex']?.['mujer']?.participants ?? 0,
    men: cuts['sex']?.['hombre']?.participants ?? 0,
  }
  const sexesKnown = (['women', 'men'] as const).every((sex) => {
    const group = { answers: answers[sex], population: population?.[sex] ?? null }
    return (group.population === 0 && group.answers === 0) || mayBeTold(group, { k, fewest: k }, defences)
  })
  const problems = representativenessProblems(population, { total: total.participants, ...answers })
  const told =
    sexesKnown || population === null
      ? problems
      : [...problems.filter((problem) => problem !== 'sexes-differ'), 'sexes-not-known' as const]
  return told.length === 0 ? { kind: 'representative' } : { kind: 'not-representative', reasons: told }
}
