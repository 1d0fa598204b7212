import type { Population } from './report.ts'

/** Standard deviation of a score that planning takes for granted, and the margin it aims at, in points. */
export const PLANNED_DEVIATION = 25
export const PLANNED_MARGIN = 5
export const NORMAL_QUANTILE = 1.96
export const SMALL_POPULATION = 100
/** Percent of a population above 100 people that must have answered. */
export const SMALLEST_PERCENT = 30
/** Rates of women and men may differ by this many points of percent. */
export const LARGEST_RATE_DIFFERENCE = 15

/**
 * Answers needed for a margin of ±5 points, corrected for a population of N people (Cochran, section 4.4):
 * n = ⌈n₀ / (1 + (n₀ − 1) / N)⌉ with n₀ = (1.96 × 25 / 5)².
 */
export function requiredSample(population: number): number {
  const unlimited = ((NORMAL_QUANTILE * PLANNED_DEVIATION) / PLANNED_MARGIN) ** 2
  return Math.ceil(unlimited / (1 + (unlimited - 1) / population))
}

/** Answers from which a result counts as representative in number: half of up to 100 people, above 30 % and the sample. */
export function requiredParticipation(population: number): number {
  if (population <= SMALL_POPULATION) return Math.ceil(population / 2)
  return Math.max(Math.ceil((population * SMALLEST_PERCENT) / 100), requiredSample(population))
}

export type RepresentativenessProblem = 'low-response' | 'sexes-differ' | 'population-unknown'

/**
 * Why a result does not stand for the whole staff; empty when it does.
 * @param participants people with a scored dimension: in all, and those who said to be a woman or a man.
 */
export function representativenessProblems(
  population: Population | null,
  participants: { readonly total: number; readonly women: number; readonly men: number },
): RepresentativenessProblem[] {
  if (!population) return ['population-unknown']
  const problems: RepresentativenessProblem[] = []
  if (participants.total < requiredParticipation(population.women + population.men)) problems.push('low-response')
  // A sex that does not work there has no rate to compare.
  if (population.women > 0 && population.men > 0) {
    // Whole numbers on both sides: 0.80 − 0.65 is not 0.15 in binary.
    const difference = Math.abs(participants.women * population.men - participants.men * population.women)
    if (100 * difference > LARGEST_RATE_DIFFERENCE * population.women * population.men) problems.push('sexes-differ')
  }
  return problems
}
