import type { Instrument } from '#surveys/model/instrument.ts'
import { analyseItems, type DimensionAnalysis, type ItemStatistics } from '#surveys/scoring/item-analysis.ts'
import type { ItemTotals } from '#surveys/scoring/item-totals.ts'
import { roundedDown } from '../count.ts'
import { roundTo, wholePercent } from '../rounding.ts'
import { asPooled, POOL_FROM, type Pooled } from './gate.ts'

/** An item over the country: mean to 0.1, coefficients to 0.01, whole percents. */
export type ReleasedItem = Omit<ItemStatistics, 'unknown' | 'floor' | 'ceiling'> & {
  readonly unknownPercent: number
  readonly floorPercent: number
  readonly ceilingPercent: number
}

/** Alpha of a dimension to 0.01, its complete cases rounded down to 5, and what whole percent of the answers they are. */
export type ReleasedDimension = Omit<DimensionAnalysis, 'cases' | 'usedShare'> & {
  readonly casesFrom: number
  readonly usedPercent: number
}

/** What may be shown of the items of a version: rounded, over at least five entities. */
export type ReleasedItemAnalysis = {
  readonly campaigns: number
  readonly entities: number
  readonly dimensions: readonly ReleasedDimension[]
  readonly items: readonly ReleasedItem[]
}

function coefficient(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100
}

function releasedItem({
  unknown,
  floor,
  ceiling,
  mean,
  correlation,
  alphaIfDeleted,
  ...rest
}: ItemStatistics): ReleasedItem {
  return {
    ...rest,
    mean: mean === null ? null : roundTo(0.1, mean),
    correlation: coefficient(correlation),
    alphaIfDeleted: coefficient(alphaIfDeleted),
    unknownPercent: wholePercent(unknown, 1),
    floorPercent: wholePercent(floor, 1),
    ceilingPercent: wholePercent(ceiling, 1),
  }
}

/**
 * How the items of a version work over the country.
 * @param totals sums of lots that passed the gate (`item-lot.ts`).
 * @returns null under five entities, or where the totals say nothing yet (under 200 complete cases in every dimension).
 */
export function releasedItemAnalysis(
  instrument: Instrument,
  totals: Pooled<ItemTotals>,
  counted: { readonly campaigns: number; readonly entities: number },
): Pooled<ReleasedItemAnalysis> | null {
  const analysis = analyseItems(instrument, totals)
  if (!analysis || counted.entities < POOL_FROM) return null
  return asPooled({
    campaigns: counted.campaigns,
    entities: counted.entities,
    dimensions: analysis.dimensions.map(({ id, items, cases, usedShare, alpha }) => ({
      id,
      items,
      casesFrom: roundedDown(cases).n,
      usedPercent: wholePercent(usedShare, 1),
      alpha: coefficient(alpha),
    })),
    items: analysis.items.map(releasedItem),
  })
}
