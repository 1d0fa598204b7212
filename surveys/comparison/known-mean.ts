import type { Figure } from '#surveys/disclosure/release.ts'
import { tQuantile } from '#surveys/scoring/margin.ts'

/** A number of answers that reads "45 or more" may be this many more (`surveys/disclosure/count.ts`). */
const MOST_UNSAID = 9

/** What a released figure lets one compute with, all in points of 0-100. */
export type KnownMean = {
  /** The mean as released. */
  readonly value: number
  /** The mean behind it lies at most so far from `value`. */
  readonly rounding: number
  /** Standard error, never less than the one behind the released margin; 0 where everybody answered. */
  readonly error: number
  readonly df: number
}

/** Step to which a figure was rounded, as its own digits allow one to say: the coarser one where they do not tell. */
export function shownStep({ value, low, high }: Pick<Extract<Figure, { kind: 'scored' }>, 'value' | 'low' | 'high'>) {
  return [value, low, high].every(Number.isInteger) ? 1 : 0.1
}

/**
 * The mean and standard error behind a released figure, out of nothing but what it says. The margin is t(97.5 %, n − 1) ×
 * the error (DESIGN, section 5) and was rounded: its largest value is taken, with the smallest t that the number of answers
 * allows, so that whatever is computed from it is on the safe side.
 * @returns null where the figure is hidden, or only bounded.
 */
export function knownMean(figure: Figure | undefined): KnownMean | null {
  if (figure?.kind !== 'scored' || figure.margin === null || figure.bound !== 'exact') return null
  const { value, margin, count } = figure
  const rounding = shownStep(figure) / 2
  const most = count.kind === 'exact' ? count.n : count.n + MOST_UNSAID
  const error = margin === 0 ? 0 : (margin + rounding) / tQuantile(0.975, Math.max(1, most - 1))
  return { value, rounding, error, df: Math.max(1, count.n - 1) }
}

/** Several known means, each times its weight: mean, error and degrees of freedom (Satterthwaite) of the sum. */
export function weightedSum(parts: readonly { readonly mean: KnownMean; readonly weight: number }[]): KnownMean {
  const terms = parts.map(({ mean: { error, df }, weight }) => ({ variance: (weight * error) ** 2, df }))
  const variance = terms.reduce((sum, each) => sum + each.variance, 0)
  const spread = terms.reduce((sum, each) => sum + each.variance ** 2 / each.df, 0)
  return {
    value: parts.reduce((sum, { mean, weight }) => sum + weight * mean.value, 0),
    rounding: parts.reduce((sum, { mean, weight }) => sum + Math.abs(weight) * mean.rounding, 0),
    error: Math.sqrt(variance),
    df: spread === 0 ? Math.min(...terms.map(({ df }) => df)) : variance ** 2 / spread,
  }
}

/** Rounds away from the middle of an interval, so that what is shown leaves out no more than what was computed. */
export function outward(step: number, low: number, high: number): { readonly low: number; readonly high: number } {
  const clean = (value: number) => Math.round(value * 1e6) / 1e6
  return {
    low: clean(Math.floor(clean(low / step)) * step),
    high: clean(Math.ceil(clean(high / step)) * step),
  }
}

/** The 95 % interval of a known mean, rounding included, within 0-100 and rounded outward. */
export function intervalOf({ value, rounding, error, df }: KnownMean, step: number) {
  const half = (error === 0 ? 0 : tQuantile(0.975, df) * error) + rounding
  return outward(step, Math.max(0, value - half), Math.min(100, value + half))
}
