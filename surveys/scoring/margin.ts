import quantile from '@stdlib/stats-base-dists-t-quantile'
import { sampleVariance } from './moments.ts'
import type { Moments } from './report.ts'

/** Student's t quantile at probability `p` (0-1, exclusive) with `df` > 0 degrees of freedom, not necessarily whole. */
export function tQuantile(p: number, df: number): number {
  return quantile(p, df)
}

/**
 * Finite population correction of a variance, (N − n) / (N − 1) (Cochran, Sampling Techniques, 3rd ed., section 2.6);
 * 1 where N is not known or fewer people than answers are known.
 */
export function populationCorrection(n: number, population: number | null): number {
  if (population === null || n > population) return 1
  return population === 1 ? 0 : (population - n) / (population - 1)
}

/**
 * Half-width of the 95 % interval of a mean score, in points: t(97.5 %, n − 1) × s / √n, corrected for a finite
 * population (0 when everybody answered). Null below two answers.
 * @param population people in the scope, or null when not known.
 */
export function marginOfError(moments: Moments, population: number | null): number | null {
  const variance = sampleVariance(moments)
  if (variance === null) return null
  const error = Math.sqrt((variance / moments.n) * populationCorrection(moments.n, population))
  return error === 0 ? 0 : tQuantile(0.975, moments.n - 1) * error
}
