import type { LevelCuts } from '#surveys/model/instrument.ts'
import { intervalSpansCut, maturityLevel } from '#surveys/scoring/levels.ts'
import { marginOfError } from '#surveys/scoring/margin.ts'
import type { Moments } from '#surveys/scoring/report.ts'
import type { AnswerCount, Figure, Suppressed } from './release.ts'
import { EXTREME, roundTo, stepOf } from './rounding.ts'

export const TOO_FEW: Suppressed = { kind: 'suppressed', reason: 'too-few-answers' }
export const SMALL_ENTITY: Suppressed = { kind: 'suppressed', reason: 'small-entity' }
export const PROTECTS_ANOTHER: Suppressed = { kind: 'suppressed', reason: 'protects-another' }

export type FigureRules = {
  readonly k: number
  /** People whom the figure could concern, for the finite population correction; null where not known. */
  readonly population: number | null
  readonly cuts: LevelCuts
  /** Coarsest step to round to, in points; the usual one where left out. */
  readonly atLeastStep?: number
}

/**
 * Margin as shown. It is never 0 unless everybody answered: "no variation" would say of each person what she
 * answered, so the smallest step stands for it.
 */
function shownMargin(moments: Moments, population: number | null, step: number): number {
  const margin = marginOfError(moments, population) ?? 0
  if (population !== null && moments.n === population) return 0
  return Math.max(step, roundTo(step, margin))
}

function extreme(bound: 'at-most' | 'at-least', count: AnswerCount, cuts: LevelCuts): Figure {
  const value = bound === 'at-most' ? EXTREME : 100 - EXTREME
  const [low, high] = bound === 'at-most' ? [0, EXTREME] : [100 - EXTREME, 100]
  const level = maturityLevel(bound === 'at-most' ? 0 : 100, cuts)
  return { kind: 'scored', value, bound, margin: null, low, high, count, level, spansCut: false }
}

/** A mean as it may be shown, or why it may not. */
export function releasedFigure(moments: Moments, count: AnswerCount, rules: FigureRules): Figure {
  if (moments.n < rules.k) return TOO_FEW
  if (moments.mean <= EXTREME) return extreme('at-most', count, rules.cuts)
  if (moments.mean >= 100 - EXTREME) return extreme('at-least', count, rules.cuts)
  const step = Math.max(stepOf(moments.n), rules.atLeastStep ?? 0)
  const value = roundTo(step, moments.mean)
  const margin = shownMargin(moments, rules.population, step)
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
