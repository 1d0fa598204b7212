import type { InstrumentRef } from '#surveys/model/instrument.ts'
import type { PrevalenceCounts } from './prevalence.ts'

/** How one item entered a person's score: the working that "¿Cómo se calculó?" explains. */
export type ItemWorking = {
  readonly id: string
  readonly choice: string | null
  /** 0..1, or null = left out. */
  readonly points: number | null
  readonly weight: number
  readonly counted: 'points' | 'left-out' | 'not-answered' | 'not-applicable' | 'hidden'
}

/** Score 0-100 of one person. */
export type PersonScore =
  | { readonly kind: 'scored'; readonly score: number; readonly answered: number; readonly applicable: number }
  | { readonly kind: 'insufficient'; readonly answered: number; readonly applicable: number }

export type ScoreReport = {
  readonly instrument: InstrumentRef
  /** For dimensions, answered and applicable count items; for the overall, dimensions. */
  readonly overall: PersonScore
  readonly dimensions: Readonly<Record<string, PersonScore>>
  readonly items: readonly ItemWorking[]
}

/** Moments of a score (0-100) over respondents scored there: Welford, so no large sums are differenced. */
export type Moments = { readonly n: number; readonly mean: number; readonly sumOfSquaredDeviations: number }

export type FigureMoments = {
  readonly overall: Moments
  readonly dimensions: Readonly<Record<string, Moments>>
  /** People in this cell with at least one scored dimension. */
  readonly participants: number
}

/** Counts of one item over participants. */
export type ItemCounts = {
  /** By choice value; every choice of the item is a key. */
  readonly choices: Readonly<Record<string, number>>
  /** Visible, but left blank. */
  readonly notAnswered: number
  readonly hidden: number
}

/** Population in the scope on opening day, by sex. */
export type Population = { readonly women: number; readonly men: number }

/**
 * Everything that is counted of a closed campaign. Exact, hence **never shown**: only
 * `surveys/disclosure/` may read it, and turns it into a `Release`.
 */
export type Aggregate = {
  readonly instrument: InstrumentRef
  /** Rows received, scored or not. */
  readonly accepted: number
  readonly total: FigureMoments
  /** Of every scored item and every perceived norm. */
  readonly items: Readonly<Record<string, ItemCounts>>
  /** Only of an instrument with a prevalence part. */
  readonly prevalence?: PrevalenceCounts
  /** Segment id → choice value → cell. The key `''` is those who did not answer it. */
  readonly cuts: Readonly<Record<string, Readonly<Record<string, FigureMoments>>>>
}
