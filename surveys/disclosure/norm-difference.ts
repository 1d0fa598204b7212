import { populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import type { NormDifference } from './norm-verdict.ts'
import type { Release, ReleasedNorm } from './release.ts'
import { roundUp } from './rounding.ts'

/** Each percent is rounded to whole points: the difference of two may be one point off. */
const ROUNDING = 1

/** Largest variance that the difference of two answers of one person can have, given both shares (0-1): Fréchet's bound. */
function largestVariance(own: number, perceived: number): number {
  const together = Math.max(0, own + perceived - 1)
  return own + perceived - 2 * together - (own - perceived) ** 2
}

/**
 * The interval of a perceived norm, from released numbers alone: both percents, and the smaller number of answers. The
 * same people answer both questions, and a release does not hold how: the interval is the widest that the two shares
 * leave. It is widened for the number of norms compared (Bonferroni) and for rounding, and corrected for the population.
 * @returns null where a share is hidden or only bounded.
 */
export function normDifference(release: Release, norm: ReleasedNorm): NormDifference | null {
  const { gap, distribution } = norm
  const own = release.items.find(({ id }) => id === norm.about)?.distribution
  if (!gap || distribution.kind !== 'shown' || own?.kind !== 'shown') return null
  const n = Math.min(distribution.count.n, own.count.n)
  if (n < 2) return null
  const compared = (release.perceivedNorms ?? []).filter((each) => each.gap !== null).length
  const population = release.population && release.population.women + release.population.men
  const variance = (largestVariance(gap.own / 100, gap.perceived / 100) / (n - 1)) * populationCorrection(n, population)
  const half = roundUp(1, 100 * tQuantile(1 - 0.025 / Math.max(1, compared), n - 1) * Math.sqrt(variance)) + ROUNDING
  return {
    ...gap,
    low: Math.max(-100, gap.difference - half),
    high: Math.min(100, gap.difference + half),
  }
}
