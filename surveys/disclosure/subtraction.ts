import { populationCorrection, tQuantile } from '#surveys/scoring/margin.ts'
import { OPEN_POINTS, smallestMargin } from './figure.ts'
import type { Figure } from './release.ts'
import { roundUp } from './rounding.ts'

/** What is known of a number. */
export type Range = { readonly low: number; readonly high: number }
export type Exact = Extract<Figure, { kind: 'scored' }>

/** A mean with its margin as it is shown, and what the reader may know beside it. */
export type ShownMean = {
  readonly figure: Exact
  /** The true number of answers: a reader who knows it is the strongest one. */
  readonly n: number
  readonly population: number | null
  /** Step in points to which mean and margin were rounded. */
  readonly step: number
}

const ANY: Range = { low: 0, high: Number.POSITIVE_INFINITY }

export function isExact(figure: Figure | undefined): figure is Exact {
  return figure?.kind === 'scored' && figure.bound === 'exact'
}

export function meanRange({ figure, step }: ShownMean): Range {
  return { low: figure.value - step / 2, high: figure.value + step / 2 }
}

/** Squared deviations that a margin leaves possible. The smallest margin that is ever said covers all below it. */
export function squaresRange({ figure: { margin }, n, population, step }: ShownMean): Range {
  const correction = populationCorrection(n, population)
  if (margin === null || correction === 0) return ANY
  const squares = (half: number) => (n - 1) * n * (half / tQuantile(0.975, n - 1)) ** 2 * (1 / correction)
  const least = Math.max(step, roundUp(step, smallestMargin({ n }, population)))
  return { low: margin === least ? 0 : squares(Math.max(0, margin - step / 2)), high: squares(margin + step / 2) }
}

/** Least distance of two numbers of which ranges are known. */
function leastDistance(one: Range, other: Range): number {
  return Math.max(0, one.low - other.high, other.low - one.high)
}

/** Whether squared deviations up to so many leave the score of each of m people open over 60 points. */
export function leavesEachOpen(squares: number, m: number): boolean {
  return 4 * squares * ((m - 1) / m) >= OPEN_POINTS ** 2 - 1e-6
}

/**
 * Whether each person's score stays open to somebody who subtracts spreads as well as means: the squared deviations of
 * everybody are those within the parts and those between them, so what the total and the other parts say bounds those
 * of one part, also where its own margin is kept from telling them.
 * @param parts shown groups; `rest` people stand in none of them.
 */
export function spreadsStayOpen(total: ShownMean, parts: readonly ShownMean[], rest: number): boolean {
  const whole = meanRange(total)
  const restMean = restRange(total, parts, rest)
  const between =
    parts.reduce((sum, part) => sum + part.n * leastDistance(meanRange(part), whole) ** 2, 0) +
    (rest === 0 ? 0 : rest * leastDistance(restMean, whole) ** 2)
  const within = squaresRange(total).high - between
  const squares = parts.map(squaresRange)
  const least = squares.reduce((sum, { low }) => sum + low, 0)
  return (
    parts.every(({ n }, index) => leavesEachOpen(within - least + (squares[index]?.low ?? 0), n)) &&
    (rest === 0 || leavesEachOpen(within - least, rest))
  )
}

/** Mean of the people in no part, from the means of everybody and of the parts. */
export function restRange(total: ShownMean, parts: readonly ShownMean[], rest: number): Range {
  if (rest < 1) return { low: 0, high: 100 }
  const whole = meanRange(total)
  const taken = parts.map((part) => ({ n: part.n, mean: meanRange(part) }))
  const most = taken.reduce((sum, { n, mean }) => sum + n * mean.high, 0)
  const least = taken.reduce((sum, { n, mean }) => sum + n * mean.low, 0)
  return {
    low: Math.max(0, (total.n * whole.low - most) / rest),
    high: Math.min(100, (total.n * whole.high - least) / rest),
  }
}

/** Share of what the total alone leaves open of a few people's mean that a difference may take away, at most. */
const LARGEST_LOSS = 0.1

/**
 * Whether a difference of two groups may stand beside the total without their levels. Their distance uses up a part of
 * everybody's squared deviations, and what is left bounds how far anybody, and any few outside, lie from the mean: each
 * person must stay open over 60 points, the mean of the few too, unless the total alone says about as much of any so many.
 * @param difference in points, as shown; `groups` the answers of each.
 */
export function differenceStaysOpen(
  total: ShownMean,
  difference: number,
  step: number,
  [one, other]: readonly [number, number],
): boolean {
  const apart = Math.max(0, Math.abs(difference) - step / 2)
  const all = squaresRange(total).high
  const within = all - ((one * other) / (one + other)) * apart ** 2
  const rest = total.n - one - other
  if (!leavesEachOpen(within, Math.min(one, other))) return false
  if (rest < 1) return true
  const [beside, alone] = [within, all].map((squares) => openMean(total, squares, rest))
  return (beside ?? 0) >= Math.min(OPEN_POINTS, (1 - LARGEST_LOSS) * (alone ?? 0))
}

/** Points over which the mean of so many people stays open, where everybody's squared deviations are so many at most. */
function openMean(total: ShownMean, squares: number, rest: number): number {
  const { low, high } = meanRange(total)
  const reach = Math.sqrt((Math.max(0, squares) * (total.n - rest)) / (rest * total.n))
  return Math.min(100, high + reach) - Math.max(0, low - reach)
}
