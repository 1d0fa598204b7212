import type { Decimals } from '#app/kit/format.ts'
import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { separableExtremes, type Extreme } from '#surveys/disclosure/extremes.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { itemEnds } from '../item-ends.ts'
import type { PlannedAction, PlannedActions } from '../plan-links.ts'
import type { InstrumentDescription } from '../view-results.server.ts'

/** Places that are named at each end. */
const NAMED = 3
/** Of them dimensions: the rest are questions, which say what to do. */
const DIMENSIONS = 2

/** A dimension or a question at one end, in words, with the first action of the plan that it asks for. */
export type Place = {
  readonly id: string
  /** The dimension that it is, or is of. */
  readonly dimension: string
  readonly says: string
  readonly action: PlannedAction | null
}

type Asked = {
  readonly release: Release
  readonly instrument: InstrumentDescription
  readonly planned: PlannedActions
  readonly decimals: Decimals
}

function dimensionPlaces(end: Extreme | null, side: 'highest' | 'lowest', asked: Asked): Place[] {
  return (end?.dimensions ?? []).slice(0, DIMENSIONS).map(({ id, figure: { value } }) => {
    const described = asked.instrument.dimensions.find((each) => each.id === id)
    const claim = { title: described?.title ?? id, value, decimals: asked.decimals, side, alone: end?.alone ?? false }
    const items = (described?.items ?? []).map((item) => item.id)
    const [action = null] = asked.planned.ofDimension(id, items)
    return { id, dimension: id, says: claimSentence({ kind: 'dimension-end', ...claim }), action }
  })
}

/**
 * Up to three places to work on and three that are strong: dimensions as far as their intervals set them apart, then
 * questions at the ends of the means, each said as what was answered.
 */
export function whereToWork(asked: Asked): {
  readonly toWorkOn: readonly Place[]
  readonly strengths: readonly Place[]
} {
  const { highest, lowest } = separableExtremes(asked.release.dimensions)
  const ends = itemEnds(asked.release, asked.instrument)
  const dimensionOf = (item: string) =>
    asked.instrument.dimensions.find(({ items }) => items.some(({ id }) => id === item))?.id ?? ''
  const items = (found: NonNullable<typeof ends>['lowest']): Place[] =>
    found.map(({ id, ...end }) => {
      const dimension = dimensionOf(id)
      const [action = null] = asked.planned.ofItem(id, dimension)
      return { id, dimension, says: claimSentence({ kind: 'item-end', ...end }), action }
    })
  return {
    toWorkOn: [...dimensionPlaces(lowest, 'lowest', asked), ...items(ends?.lowest ?? [])].slice(0, NAMED),
    strengths: [...dimensionPlaces(highest, 'highest', asked), ...items(ends?.highest ?? [])]
      .slice(0, NAMED)
      .map((place) => ({ ...place, action: null })),
  }
}
