import type { Instrument, ScoredItem } from '#surveys/model/instrument.ts'
import { analysedItems, triangleIndex, type CrossProducts, type ItemTotals } from './item-totals.ts'

/** Complete cases from which an analysis says anything. */
export const FEWEST_CASES = 200

/** An item should go along with the rest of its dimension at least this much (Nunnally & Bernstein 1994). */
const LOWEST_CORRELATION = 0.3
/** Share (0-1) of one extreme choice from which an item hardly tells people apart. */
const EXTREME_SHARE = 0.8
/** Share (0-1) of *no sé* that is a finding. */
const UNKNOWN_SHARE = 0.3
/** How much alpha must rise without an item to say so. */
const ALPHA_RISE = 0.01

export const ITEM_MARKS = ['low-correlation', 'alpha-rises', 'unknown', 'floor', 'ceiling'] as const
export type ItemMark = (typeof ITEM_MARKS)[number]

export type ItemStatistics = {
  readonly id: string
  readonly dimension: string
  /** Mean of the points × 100 over complete cases; null for items outside the analysis. */
  readonly mean: number | null
  /** Correlation with the sum of the other items of its dimension (corrected item-total correlation). */
  readonly correlation: number | null
  /** Alpha of the dimension without this item; null with fewer than three items. */
  readonly alphaIfDeleted: number | null
  /** Shares 0-1 of those whom the item concerns; floor and ceiling are the least and the most favourable choice. */
  readonly unknown: number
  readonly floor: number
  readonly ceiling: number
  readonly marks: readonly ItemMark[]
}

export type ItemAnalysis = {
  readonly cases: number
  readonly participants: number
  /** Cronbach's alpha over all analysed items, and of each dimension with two or more; null without variation. */
  readonly alpha: number | null
  readonly dimensions: readonly { readonly id: string; readonly items: number; readonly alpha: number | null }[]
  readonly items: readonly ItemStatistics[]
}

/** Sample covariance of two items (divisor n − 1), from sums and cross-products. */
export function covarianceOf({ cases, sums, products }: CrossProducts): (i: number, j: number) => number {
  const size = sums.length
  return (i, j) => {
    const [low, high] = i < j ? [i, j] : [j, i]
    return ((products[triangleIndex(size, low, high)] ?? 0) - ((sums[i] ?? 0) * (sums[j] ?? 0)) / cases) / (cases - 1)
  }
}

type Covariance = (i: number, j: number) => number

function totalVariance(set: readonly number[], covariance: Covariance): number {
  return set.reduce((sum, i) => sum + set.reduce((row, j) => row + covariance(i, j), 0), 0)
}

/**
 * Cronbach's alpha (Cronbach 1951) of a set of items: k/(k − 1) × (1 − Σ item variances / variance of the sum). Null
 * below two items or where nobody differs.
 */
export function cronbachAlpha(set: readonly number[], covariance: Covariance): number | null {
  const total = totalVariance(set, covariance)
  if (set.length < 2 || total <= 0) return null
  const own = set.reduce((sum, i) => sum + covariance(i, i), 0)
  return (set.length / (set.length - 1)) * (1 - own / total)
}

function restCorrelation(at: number, set: readonly number[], covariance: Covariance): number | null {
  const rest = set.filter((each) => each !== at)
  const deviations = Math.sqrt(covariance(at, at) * totalVariance(rest, covariance))
  if (rest.length === 0 || !(deviations > 0)) return null
  return rest.reduce((sum, j) => sum + covariance(at, j), 0) / deviations
}

/** Shares among those whom the item concerns: hidden and *no aplica* leave the denominator. */
function sharesOf(item: ScoredItem, { counts }: ItemTotals): Pick<ItemStatistics, 'unknown' | 'floor' | 'ceiling'> {
  const counted = counts[item.id] ?? { choices: {}, notAnswered: 0, hidden: 0 }
  const concerned = Object.entries(counted.choices).filter(([choice]) => !item.notApplicable.includes(choice))
  const all = concerned.reduce((sum, [, count]) => sum + count, counted.notAnswered)
  const share = (belongs: (choice: string) => boolean) =>
    all === 0 ? 0 : concerned.filter(([choice]) => belongs(choice)).reduce((sum, [, count]) => sum + count, 0) / all
  const isUnknown = (choice: string) => item.unknown.includes(choice)
  return {
    unknown: share(isUnknown),
    floor: share((choice) => item.points[choice] === 0 && !isUnknown(choice)),
    ceiling: share((choice) => item.points[choice] === 1),
  }
}

function marksOf(item: Omit<ItemStatistics, 'marks'>, alpha: number | null): ItemMark[] {
  return [
    ...(item.correlation !== null && item.correlation < LOWEST_CORRELATION ? (['low-correlation'] as const) : []),
    ...(alpha !== null && item.alphaIfDeleted !== null && item.alphaIfDeleted > alpha + ALPHA_RISE
      ? (['alpha-rises'] as const)
      : []),
    ...(item.unknown > UNKNOWN_SHARE ? (['unknown'] as const) : []),
    ...(item.floor >= EXTREME_SHARE ? (['floor'] as const) : []),
    ...(item.ceiling >= EXTREME_SHARE ? (['ceiling'] as const) : []),
  ]
}

/**
 * How the items of a version work over the country, from national totals.
 * @returns null under 200 complete cases: then nothing may be said.
 */
export function analyseItems(instrument: Instrument, totals: ItemTotals): ItemAnalysis | null {
  if (totals.cases < FEWEST_CASES) return null
  const analysed = analysedItems(instrument)
  const covariance = covarianceOf(totals)
  const placesOf = (dimension: string) =>
    analysed.flatMap((each, index) => (each.dimension === dimension ? [index] : []))
  const places = new Map(analysed.map(({ item }, index) => [item.id, index]))
  const dimensions = instrument.scoring.dimensions.map(({ id }) => ({
    id,
    items: placesOf(id).length,
    alpha: cronbachAlpha(placesOf(id), covariance),
  }))
  const items = instrument.scoring.dimensions.flatMap(({ id: dimension, items: scored }) =>
    scored.map((item): ItemStatistics => {
      const at = places.get(item.id)
      const set = placesOf(dimension)
      const statistics = {
        id: item.id,
        dimension,
        mean: at === undefined ? null : (100 * (totals.sums[at] ?? 0)) / totals.cases,
        correlation: at === undefined ? null : restCorrelation(at, set, covariance),
        alphaIfDeleted:
          at === undefined || set.length < 3
            ? null
            : cronbachAlpha(
                set.filter((each) => each !== at),
                covariance,
              ),
        ...sharesOf(item, totals),
      }
      return { ...statistics, marks: marksOf(statistics, dimensions.find(({ id }) => id === dimension)?.alpha ?? null) }
    }),
  )
  return {
    cases: totals.cases,
    participants: totals.participants,
    alpha: cronbachAlpha(
      analysed.map((_, index) => index),
      covariance,
    ),
    dimensions,
    items,
  }
}
