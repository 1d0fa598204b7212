import cumulative from '@stdlib/stats-base-dists-t-cdf'
import { populationCorrection, tQuantile } from './margin.ts'
import { sampleVariance } from './moments.ts'
import type { Moments } from './report.ts'

/** A *brecha* is only called from this many points on. */
export const SMALLEST_GAP = 5

/** Difference of two means (women minus men) in points, before any decision about it. */
export type MeanDifference = {
  readonly difference: number
  /** Standard error of the difference. */
  readonly error: number
  /** Satterthwaite's degrees of freedom; null where both variances are 0. */
  readonly df: number | null
  /** Two-sided p of no difference. */
  readonly p: number
}

/** An interval for the difference at its Holm level, and whether a *brecha* may be called. */
export type TestedGap = {
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly called: boolean
}

type Side = { readonly moments: Moments; readonly population: number | null }

function varianceOfMean({ moments, population }: Side): number | null {
  const variance = sampleVariance(moments)
  return variance === null ? null : (variance / moments.n) * populationCorrection(moments.n, population)
}

/**
 * Welch's comparison of women and men with each variance corrected for its finite population, and
 * Satterthwaite's degrees of freedom from the corrected variances. Null with fewer than two answers on a side.
 * With both variances 0 (everybody answered, or all alike) the difference is exact.
 */
export function meanDifference(women: Side, men: Side): MeanDifference | null {
  const ofWomen = varianceOfMean(women)
  const ofMen = varianceOfMean(men)
  if (ofWomen === null || ofMen === null) return null
  const difference = women.moments.mean - men.moments.mean
  const variance = ofWomen + ofMen
  const df = variance ** 2 / (ofWomen ** 2 / (women.moments.n - 1) + ofMen ** 2 / (men.moments.n - 1))
  return differenceWithError(difference, Math.sqrt(variance), df)
}

/** Difference of a standard error that does not come from the answers; `df` as if it did. */
export function differenceWithError(difference: number, error: number, df: number): MeanDifference {
  if (error === 0) return { difference, error, df: null, p: difference === 0 ? 1 : 0 }
  return { difference, error, df, p: 2 * cumulative(-Math.abs(difference / error), df) }
}

/**
 * Places of a family of differences from the surest to the least sure, as Holm's correction takes them. Two that are
 * equally sure keep their order: the last digits of p hang on the order in which people were added up.
 */
export function byEvidence(family: readonly MeanDifference[]): number[] {
  return family
    .map(({ p }, index) => ({ p: Number(p.toPrecision(9)), index }))
    .sort((one, other) => one.p - other.p || one.index - other.index)
    .map(({ index }) => index)
}

function interval({ difference, error, df }: MeanDifference, level: number): { low: number; high: number } {
  if (df === null) return { low: difference, high: difference }
  const half = tQuantile(1 - (1 - level) / 2, df) * error
  return { low: difference - half, high: difference + half }
}

/**
 * Holm's step-down over a family of differences (Holm 1979): the interval of the difference of rank i of m by p is
 * at level 1 − 0.05 / (m − i + 1); after the first that includes zero no further one is called.
 * @returns the tested gaps in the order given.
 */
export function holm(family: readonly MeanDifference[]): TestedGap[] {
  const ranked = byEvidence(family)
  const tested: TestedGap[] = []
  let stillCalling = true
  ranked.forEach((index, rank) => {
    const gap = family[index]
    if (!gap) return
    const { low, high } = interval(gap, 1 - 0.05 / (ranked.length - rank))
    if (low <= 0 && high >= 0) stillCalling = false
    tested[index] = {
      difference: gap.difference,
      low,
      high,
      called: stillCalling && Math.abs(gap.difference) >= SMALLEST_GAP,
    }
  })
  return tested
}
