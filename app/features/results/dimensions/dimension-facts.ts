import { claimSentence } from '#app/kit/words/claims/claims.ts'
import { markedDifference } from '#app/kit/words/claims/summary-claims.ts'
import { columnDecimals, releaseDecimals } from '#app/kit/words/figure-words.ts'
import type { PlottedFigure } from '#app/kit/figures/dimension-plot.tsx'
import { separableExtremes, type Extreme } from '#surveys/disclosure/extremes.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { gapVerdict } from '#surveys/disclosure/verdict.ts'
import { itemEnds } from '../item-ends.ts'
import type { PlannedAction, PlannedActions } from '../plan-links.ts'
import type { InstrumentDescription, Results } from '../view-results.server.ts'

/** Actions of the plan that a dimension names; the others stand in the plan. */
const NAMED_ACTIONS = 3

/** A dimension with all that is said of it. */
export type DimensionCard = {
  readonly id: string
  readonly title: string
  readonly meaning: string
  readonly figure: Figure
  /** What may be said of women and men, and of the time before; null where nothing of it is shown. */
  readonly gap: string | null
  /** "−17.0", in brackets where nothing is said of it; null where it is not shown. */
  readonly gapMark: string | null
  readonly change: string | null
  readonly items: readonly { readonly id: string; readonly text: string }[]
  readonly actions: readonly PlannedAction[]
  readonly moreActions: number
}

function extremesSentence(release: Release, titles: ReadonlyMap<string, string>): string {
  const named = (found: Extreme | null) =>
    found && {
      alone: found.alone,
      dimensions: found.dimensions.map(({ id, figure: { value } }) => ({ title: titles.get(id) ?? id, value })),
    }
  const { highest, lowest } = separableExtremes(release.dimensions)
  return claimSentence({
    kind: 'extremes',
    highest: named(highest),
    lowest: named(lowest),
    scored: release.dimensions.filter(({ figure }) => figure.kind === 'scored').length,
    decimals: releaseDecimals(release),
  })
}

function gapOf({ gaps, k }: Release, id: string): Pick<DimensionCard, 'gap' | 'gapMark'> {
  const gap = gaps[id]
  if (gap?.kind !== 'estimated') return { gap: null, gapMark: null }
  const decimals = columnDecimals(
    [],
    Object.values(gaps).flatMap((each) =>
      each.kind === 'estimated' ? [{ value: each.difference, low: each.low, high: each.high }] : [],
    ),
  )
  return {
    gap: claimSentence({ kind: 'gap', gap, k, decimals }),
    gapMark: markedDifference(gap.difference, gapVerdict(gap), decimals),
  }
}

function changeSentence({ history }: Results, id: string): string | null {
  const change = history?.change.dimensions.find((each) => each.id === id)?.change
  return change ? claimSentence({ kind: 'change', change }) : null
}

function endsOf(release: Release, instrument: InstrumentDescription) {
  const ends = itemEnds(release, instrument)
  const sentences = (items: NonNullable<typeof ends>['highest']) =>
    items.map(({ id: _id, ...end }) => claimSentence({ kind: 'item-end', ...end }))
  return ends && { highest: sentences(ends.highest), lowest: sentences(ends.lowest) }
}

/** The score of every dimension; of each its meaning, its questions, and what the plan does about it. */
export function dimensionCards(results: Results, planned: PlannedActions) {
  const { record, instrument } = results
  const { release } = record
  const titles = new Map(instrument.dimensions.map(({ id, title }) => [id, title] as const))
  const figures = new Map(release.dimensions.map(({ id, figure }) => [id, figure] as const))
  const rows: PlottedFigure[] = [
    { id: 'overall', title: 'Resultado general', figure: release.overall },
    ...release.dimensions.map(({ id, figure }) => ({ id, title: titles.get(id) ?? id, figure })),
  ]
  const cards = instrument.dimensions.flatMap(({ id, title, meaning, items }): DimensionCard[] => {
    const figure = figures.get(id)
    if (!figure) return []
    const ids = items.map((item) => item.id)
    const actions = planned.ofDimension(id, ids)
    return [
      {
        id,
        title,
        meaning,
        figure,
        ...gapOf(release, id),
        change: changeSentence(results, id),
        items: items.map((item) => ({ id: item.id, text: item.text })),
        actions: actions.slice(0, NAMED_ACTIONS),
        moreActions: Math.max(0, actions.length - NAMED_ACTIONS),
      },
    ]
  })
  return {
    rows,
    cards,
    scale: { cuts: instrument.levels, k: release.k, decimals: releaseDecimals(release) },
    /** Where people are asked what happened to them, the sentence on the whole stands here and not above the summary. */
    lead: instrument.prevalence
      ? `${claimSentence({ kind: 'headline', subject: instrument.presentation.scoreSubject, figure: release.overall, k: release.k, decimals: releaseDecimals(release) })}.`
      : null,
    extremes: extremesSentence(release, titles),
    ends: endsOf(release, instrument),
  }
}

export type DimensionCards = ReturnType<typeof dimensionCards>
