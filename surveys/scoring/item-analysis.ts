import type { Instrument, ScoredItem } from '#surveys/model/instrument.ts'
import { analysedByDimension, triangleIndex, type CrossProducts, type ItemTotals } from './item-totals.ts'

/** Complete cases of a dimension from which anything is said of how its items go together. */
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
  /** Mean of the points × 100 over the complete cases of its dimension; null outside the analysis, and under 200 cases. */
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

export type DimensionAnalysis = {
  readonly id: string
  /** Analysed items. */
  readonly items: number
  /** Complete cases of this dimension, and their share (0-1) of the participants. */
  readonly cases: number
  readonly usedShare: number
  /** Cronbach's alpha; null under two items, under 200 complete cases or without variation. */
  readonly alpha: number | null
}

export type ItemAnalysis = {
  readonly participants: number
  readonly dimensions: readonly DimensionAnalysis[]
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

/** How the analysed items of one dimension go together; null under 200 complete cases of it. */
type Together = {
  readonly items: readonly ScoredItem[]
  readonly products: CrossProducts
  readonly covariance: Covariance
}

function togetherOf(items: readonly ScoredItem[] | undefined, products: CrossProducts | undefined): Together | null {
  if (!items || !products || products.cases < FEWEST_CASES) return null
  return { items, products, covariance: covarianceOf(products) }
}

const placesOf = (items: readonly ScoredItem[]) => items.map((_, index) => index)

type Going = Pick<ItemStatistics, 'mean' | 'correlation' | 'alphaIfDeleted'>
const SAYS_NOTHING: Going = { mean: null, correlation: null, alphaIfDeleted: null }

function goingTogether(id: string, together: Together | null): Going {
  const at = together?.items.findIndex((item) => item.id === id) ?? -1
  if (!together || at === -1) return SAYS_NOTHING
  const { items, products, covariance } = together
  const set = placesOf(items)
  const rest = set.filter((each) => each !== at)
  return {
    mean: (100 * (products.sums[at] ?? 0)) / products.cases,
    correlation: restCorrelation(at, set, covariance),
    alphaIfDeleted: set.length < 3 ? null : cronbachAlpha(rest, covariance),
  }
}

/**
 * How the items of a version work over the country, from national totals: each dimension on its own complete cases.
 * @returns null where no dimension has 200 of them: then nothing may be said.
 */
export function analyseItems(instrument: Instrument, totals: ItemTotals): ItemAnalysis | null {
  const analysed = analysedByDimension(instrument)
  const parts = instrument.scoring.dimensions.map(({ id, items }) => {
    const products = totals.dimensions[id]
    const together = togetherOf(analysed.get(id), products)
    const alpha = together && cronbachAlpha(placesOf(together.items), together.covariance)
    const cases = products?.cases ?? 0
    return { id, items, together, alpha, cases, analysed: analysed.get(id)?.length ?? 0 }
  })
  if (parts.every(({ together }) => together === null)) return null
  return {
    participants: totals.participants,
    dimensions: parts.map(({ id, analysed: items, cases, alpha }) => ({
      id,
      items,
      cases,
      usedShare: totals.participants === 0 ? 0 : cases / totals.participants,
      alpha,
    })),
    items: parts.flatMap(({ id: dimension, items, together, alpha }) =>
      items.map((item): ItemStatistics => {
        const statistics = { id: item.id, dimension, ...goingTogether(item.id, together), ...sharesOf(item, totals) }
        return { ...statistics, marks: marksOf(statistics, alpha) }
      }),
    ),
  }
}
