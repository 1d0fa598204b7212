import type { Figure } from '#surveys/disclosure/release.ts'
import { SMALLEST_CLAIM } from '#surveys/disclosure/smallest-claim.ts'
import { differenceWithError } from '#surveys/scoring/gap.ts'
import { tQuantile } from '#surveys/scoring/margin.ts'
import { holmSteps } from './holm-family.ts'
import { knownMean, outward, weightedSum, type KnownMean } from './known-mean.ts'

/** What is known of one side at one measure. */
export type ComparedPoint = {
  /** Oldest version with which the measure may be compared (`seriesOf`). */
  readonly series: number
  /** Null where nothing can be computed with it; then `hidden` says why. */
  readonly mean: KnownMean | null
  readonly hidden: 'hidden' | 'bounded' | 'not-asked' | null
}

/** An entity, or a group of entities, to be compared with others. */
export type ComparedSide = {
  readonly id: string
  /** Whose answers count: two of different reach are not laid against each other. */
  readonly scope: string
  /** By measure: `overall`, or a dimension. */
  readonly points: Readonly<Record<string, ComparedPoint>>
}

export type WhyNotComparable = 'other-version' | 'other-scope' | 'hidden' | 'bounded' | 'not-asked'

/** What may be said of two: they differ, and by how much; nothing; or they are not comparable. */
export type PairVerdict =
  | { readonly kind: 'different'; readonly difference: number; readonly low: number; readonly high: number }
  | {
      readonly kind: 'unsure'
      /** As `surveys/disclosure/verdict.ts` tells them apart. */
      readonly why: 'chance' | 'small' | 'stopped'
      readonly difference: number
      readonly low: number
      readonly high: number
    }
  | { readonly kind: 'not-comparable'; readonly why: WhyNotComparable }

/** One minus other, at one measure. */
export type PairFinding = {
  readonly one: string
  readonly other: string
  readonly measure: string
  readonly verdict: PairVerdict
}

export type ComparedFamily = {
  /** Comparisons that were stated beforehand: every pair at every measure, whether anything of it is shown or not. */
  readonly family: number
  readonly findings: readonly PairFinding[]
}

/** A released figure as one side of a comparison. */
export function pointOf(figure: Figure | undefined, series: number): ComparedPoint {
  if (!figure) return { series, mean: null, hidden: 'not-asked' }
  if (figure.kind === 'suppressed') return { series, mean: null, hidden: 'hidden' }
  const mean = knownMean(figure)
  return { series, mean, hidden: mean ? null : 'bounded' }
}

type Stated = { readonly one: ComparedSide; readonly other: ComparedSide; readonly measure: string }

function statedPairs(sides: readonly ComparedSide[], measures: readonly string[]): Stated[] {
  return sides.flatMap((one, at) =>
    sides.slice(at + 1).flatMap((other) => measures.map((measure) => ({ one, other, measure }))),
  )
}

function obstacle({ one, other, measure }: Stated): WhyNotComparable | null {
  const [first, second] = [one.points[measure], other.points[measure]]
  if (!first || !second) return 'not-asked'
  if (first.hidden === 'not-asked' || second.hidden === 'not-asked') return 'not-asked'
  if (first.series !== second.series) return 'other-version'
  if (one.scope !== other.scope) return 'other-scope'
  return first.hidden ?? second.hidden
}

/** What lies between two means: the p of no difference is taken after all that rounding could have made of it. */
export function differenceOf(one: KnownMean, other: KnownMean) {
  const { value, rounding, error, df } = weightedSum([
    { mean: one, weight: 1 },
    { mean: other, weight: -1 },
  ])
  const least = Math.max(0, Math.abs(value) - rounding)
  const { p } = differenceWithError(least, error, df)
  return { difference: value, rounding, error, df, p }
}

type Between = ReturnType<typeof differenceOf>

function shown({ difference, rounding, error, df }: Between, alpha: number) {
  // No end is said more finely than the coarser of the two figures.
  const step = rounding > 0.5 ? 1 : 0.1
  const half = (error === 0 ? 0 : tQuantile(1 - alpha / 2, df) * error) + rounding
  return {
    difference: Math.round(difference * 10) / 10,
    ...outward(step, Math.max(-100, difference - half), Math.min(100, difference + half)),
  }
}

function verdictOf(
  between: Between,
  { alpha, called }: { readonly alpha: number; readonly called: boolean },
): PairVerdict {
  const said = shown(between, alpha)
  // By what is shown: a call beside an interval with zero in it would say more finely than the interval.
  if (said.low <= 0 && said.high >= 0) return { kind: 'unsure', why: 'chance', ...said }
  if (Math.abs(said.difference) < SMALLEST_CLAIM) return { kind: 'unsure', why: 'small', ...said }
  return called ? { kind: 'different', ...said } : { kind: 'unsure', why: 'stopped', ...said }
}

/**
 * Every pair of a selection at every measure, from released figures only. Standard errors are those behind the released
 * margins, Welch's with Satterthwaite's degrees of freedom; what rounding may hide widens each interval; Holm's family is
 * all that was stated. The people of two entities are different people, so nothing is shared between the two sides.
 * @param measures `overall` and dimensions, all that are laid side by side.
 */
export function comparePairs(sides: readonly ComparedSide[], measures: readonly string[]): ComparedFamily {
  const stated = statedPairs(sides, measures)
  const compared = stated.map((pair) => {
    const why = obstacle(pair)
    const [one, other] = [pair.one.points[pair.measure]?.mean, pair.other.points[pair.measure]?.mean]
    return { pair, why, between: !why && one && other ? differenceOf(one, other) : null }
  })
  const steps = holmSteps(
    compared.map(({ between }) => between?.p ?? 1),
    stated.length,
  )
  const findings = compared.map(({ pair, why, between }, index): PairFinding => {
    const step = steps[index] ?? { alpha: 0, called: false }
    return {
      one: pair.one.id,
      other: pair.other.id,
      measure: pair.measure,
      verdict: between ? verdictOf(between, step) : { kind: 'not-comparable', why: why ?? 'hidden' },
    }
  })
  return { family: stated.length, findings }
}
