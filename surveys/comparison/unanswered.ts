import type { Figure } from '#surveys/disclosure/release.ts'
import { outward, shownStep } from './known-mean.ts'

/** The mean of the whole staff, whatever those who did not answer would have said; whole points, rounded outward. */
export type WorstCase = {
  readonly low: number
  readonly high: number
  /** Share 0-1 of the staff whose answers are behind the figure, at least. */
  readonly answered: number
}

type Known = { readonly figure: Figure | undefined; readonly population: number | null }
type Answered = { readonly share: number; readonly low: number; readonly high: number }

/** What those who answered come to, and which part of the staff they are. */
function answeredOf({ figure, population }: Known): Answered | null {
  if (figure?.kind !== 'scored' || population === null || figure.count.n > population) return null
  const share = figure.count.n / population
  if (figure.bound !== 'exact') return { share, low: figure.low, high: figure.high }
  const rounding = shownStep(figure) / 2
  return { share, low: Math.max(0, figure.value - rounding), high: Math.min(100, figure.value + rounding) }
}

/**
 * Bounds on the mean of everybody when nothing is assumed of those who are silent (Manski 2003, Partial Identification of
 * Probability Distributions, on missing outcomes): all of them at 0, or all at 100. Chance is not in it: it adds to the margin.
 * @returns null where the figure is hidden, the staff is not known, or more answered than work there.
 */
export function worstCase(known: Known): WorstCase | null {
  const answered = answeredOf(known)
  if (!answered) return null
  const { share, low, high } = answered
  return { answered: share, ...outward(1, share * low, share * high + (1 - share) * 100) }
}

/** What those who did not answer could do to a difference. */
export type Reversal =
  /** Not even in the worst case would the order turn. */
  | { readonly kind: 'never' }
  /** It would be gone if the silent of the higher side scored so many points less than those who answered there, and those of the lower side as many more. */
  | { readonly kind: 'from'; readonly points: number }

/**
 * How different the silent would have to be for a difference to vanish (a tipping point: National Research Council 2010,
 * The Prevention and Treatment of Missing Data in Clinical Trials, chapter 5, on analyses of sensitivity). Whole points, rounded down.
 * @returns null where the bounds of one side are not known, or nobody is silent on both sides.
 */
export function reversalOf(higher: Known, lower: Known): Reversal | null {
  const [above, below] = [answeredOf(higher), answeredOf(lower)]
  if (!above || !below) return null
  const worstAbove = above.share * above.low
  const worstBelow = below.share * below.high + (1 - below.share) * 100
  if (worstAbove > worstBelow) return { kind: 'never' }
  const silent = 1 - above.share + (1 - below.share)
  if (silent <= 0) return null
  return { kind: 'from', points: Math.max(0, Math.floor((above.low - below.high) / silent)) }
}
