import type { Effort, LevelCuts } from '#surveys/model/instrument.ts'
import { levelRank, maturityLevel } from '#surveys/scoring/levels.ts'
import type { ProposalReason } from './proposal.ts'

/**
 * How pressing what a reason tells is. Two of them are compared by the level first: it is the highest in which the
 * figure may lie with certainty, so that one whose interval spans a cut stands behind one that is clearly below it. Then
 * by the way that is left to the next level, in points.
 */
export type Need = { readonly level: number; readonly distance: number }

/** Way to the lower end of the level after the given one, or to 100. */
function wayUp(value: number, level: number, cuts: LevelCuts): number {
  return (cuts[level] ?? 100) - value
}

function needOf(value: number, atMost: number, cuts: LevelCuts): Need {
  const level = levelRank(maturityLevel(atMost, cuts))
  return { level, distance: wayUp(value, level, cuts) }
}

/** A mean without an interval: it may well lie in the level above. */
function unsureNeed(value: number, cuts: LevelCuts): Need {
  const level = Math.min(3, levelRank(maturityLevel(value, cuts)) + 1)
  return { level, distance: wayUp(value, level, cuts) }
}

/** A share or a difference has no levels: it stands with what is sure to be *avanzado* at most, by its size in points. */
const OTHER_LEVEL = 2

/** The need that a reason tells, or null: a duty, prevention and what was not measured tell none. */
export function needIn(reason: ProposalReason, cuts: LevelCuts): Need | null {
  switch (reason.kind) {
    case 'dimension':
      return needOf(reason.figure.value, reason.figure.high, cuts)
    case 'rated-dimension':
      return needOf(reason.score, reason.score, cuts)
    case 'rated-item':
      return needOf((100 * reason.level) / 3, (100 * reason.level) / 3, cuts)
    case 'item':
    case 'warning':
      return unsureNeed(reason.mean, cuts)
    case 'pool-dimension':
      return unsureNeed(reason.value, cuts)
    case 'gap':
      return { level: OTHER_LEVEL, distance: Math.abs(reason.difference) }
    case 'unknown':
      return { level: OTHER_LEVEL, distance: reason.percent - 100 * reason.trigger.share }
    case 'perceived-norm':
      return { level: OTHER_LEVEL, distance: reason.own - reason.perceived }
    case 'prevalence':
    case 'duty':
    case 'fitted':
    case 'not-measured':
      return null
  }
}

/** Negative where the first is more pressing. */
export function compareNeeds(one: Need, other: Need): number {
  return one.level - other.level || other.distance - one.distance
}

/** The most pressing need that the reasons tell, or null. */
export function strongestNeed(needs: readonly Need[]): Need | null {
  return [...needs].sort(compareNeeds)[0] ?? null
}

const COST: Record<Effort, number> = { low: 1, medium: 2, high: 3 }

/** What of a reason an action works on: each place of a result counts once, however often it is named. */
function placeOf(reason: ProposalReason): string | null {
  switch (reason.kind) {
    case 'dimension':
    case 'rated-dimension':
    case 'pool-dimension':
      return `dimension ${reason.trigger.dimension}`
    case 'gap':
      return `gap ${reason.trigger.dimension}`
    case 'item':
    case 'rated-item':
    case 'unknown':
    case 'perceived-norm':
      return `item ${reason.item}`
    case 'warning':
      return `item ${reason.trigger.item}`
    case 'prevalence':
      return `finding ${reason.trigger.finding}`
    default:
      return null
  }
}

/**
 * How much an action works on for what it costs: places of the results that ask for it, and what it prevents, over its
 * effort.
 */
export function effectPerEffort(reasons: readonly ProposalReason[], effort: Effort): number {
  const places = reasons.flatMap((reason) => {
    const place = placeOf(reason)
    return place === null ? [] : [`${reason.instrumentHash} ${place}`]
  })
  return new Set(places).size / COST[effort]
}
