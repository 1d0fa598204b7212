import type { LevelCuts } from '#surveys/model/instrument.ts'
import { intervalSpansCut, maturityLevel } from '#surveys/scoring/levels.ts'
import { marginOfError } from '#surveys/scoring/margin.ts'
import type { Moments } from '#surveys/scoring/report.ts'
import { ALL_DEFENCES, type Defences } from './defences.ts'
import type { AnswerCount, Figure, Suppressed } from './release.ts'
import { EXTREME, roundTo, roundUp, stepOf } from './rounding.ts'

export const TOO_FEW: Suppressed = { kind: 'suppressed', reason: 'too-few-answers' }
export const SMALL_ENTITY: Suppressed = { kind: 'suppressed', reason: 'small-entity' }
export const BY_LINK: Suppressed = { kind: 'suppressed', reason: 'single-link' }
export const PROTECTS_ANOTHER: Suppressed = { kind: 'suppressed', reason: 'protects-another' }

export type FigureRules = {
  readonly k: number
  /** People whom the figure could concern, for the finite population correction; null where not known. */
  readonly population: number | null
  readonly cuts: LevelCuts
  /** Coarsest step to round to, in points; the usual one where left out. */
  readonly atLeastStep?: number
  /** A group of a cut: that all of it answered, hence who did, is not said by a margin of 0. */
  readonly neverComplete?: boolean
}

/** What a margin tells of the deviation must leave each person's score open over at least this many points. */
export const OPEN_POINTS = 60

/** Squared deviations of n scores of which one lies half of the open points from the mean, as far as they allow it. */
export function smallestSquares(n: number): number {
  return ((OPEN_POINTS / 2) ** 2 * n) / (n - 1)
}

/**
 * The smallest margin that may be said. Nobody lies further from the mean than s (n − 1) / √n, so a small margin tells
 * of each person what she answered; this is the margin of a deviation that leaves her score open over 60 points.
 */
export function smallestMargin({ n }: Pick<Moments, 'n'>, population: number | null): number {
  return marginOfError({ n, mean: 50, sumOfSquaredDeviations: smallestSquares(n) }, population) ?? 0
}

/** Margin as shown; 0 only where everybody answered and that may be said. It tells nothing of the deviation then. */
function shownMargin(
  moments: Moments,
  { population, neverComplete = false }: FigureRules,
  step: number,
  defences: Defences,
): number {
  const margin = marginOfError(moments, population) ?? 0
  if (population !== null && moments.n === population)
    return neverComplete && defences['group-never-complete'] ? step : 0
  if (!defences['margin-leaves-open']) return roundTo(step, margin)
  const smallest = smallestMargin(moments, population)
  return Math.max(step, margin < smallest ? roundUp(step, smallest) : roundTo(step, margin))
}

function extreme(bound: 'at-most' | 'at-least', count: AnswerCount, cuts: LevelCuts): Figure {
  const value = bound === 'at-most' ? EXTREME : 100 - EXTREME
  const [low, high] = bound === 'at-most' ? [0, EXTREME] : [100 - EXTREME, 100]
  const level = maturityLevel(bound === 'at-most' ? 0 : 100, cuts)
  return { kind: 'scored', value, bound, margin: null, low, high, count, level, spansCut: false }
}

/** A dimension beside the overall that is made of it. */
export type Part = {
  readonly figure: Figure | undefined
  readonly moments: Moments | undefined
  readonly weight: number
}

/**
 * The overall as if each dimension that is only bounded lay in the middle of its bound: the other dimensions would
 * otherwise give the bounded one by subtraction. It moves by less than a third of a point per bounded dimension of nine.
 */
export function overallBesideBounds(overall: Moments, parts: readonly Part[]): Moments {
  const all = parts.reduce((sum, { weight }) => sum + weight, 0)
  const moved = parts.reduce((sum, { figure, moments, weight }) => {
    if (figure?.kind !== 'scored' || figure.bound === 'exact' || !moments) return sum
    return sum + weight * ((figure.low + figure.high) / 2 - moments.mean)
  }, 0)
  return moved === 0 ? overall : { ...overall, mean: Math.min(100, Math.max(0, overall.mean + moved / all)) }
}

/** A mean as it may be shown, or why it may not. */
export function releasedFigure(
  moments: Moments,
  count: AnswerCount,
  rules: FigureRules,
  defences: Defences = ALL_DEFENCES,
): Figure {
  if (moments.n < (defences['k-answers'] ? rules.k : 1)) return TOO_FEW
  const bounded = defences['extremes-bounded']
  if (bounded && moments.mean <= EXTREME) return extreme('at-most', count, rules.cuts)
  if (bounded && moments.mean >= 100 - EXTREME) return extreme('at-least', count, rules.cuts)
  const step = Math.max(stepOf(moments.n), rules.atLeastStep ?? 0)
  const value = roundTo(step, moments.mean)
  const margin = shownMargin(moments, rules, step, defences)
  const low = roundTo(step, Math.max(0, value - margin))
  const high = roundTo(step, Math.min(100, value + margin))
  return {
    kind: 'scored',
    value,
    bound: 'exact',
    margin,
    low,
    high,
    count,
    level: maturityLevel(value, rules.cuts),
    spansCut: intervalSpansCut(low, high, rules.cuts),
  }
}
