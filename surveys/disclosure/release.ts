import type { InstrumentRef, MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Population } from '#surveys/scoring/report.ts'

/** Why a number is not there; the page says it in words and never says how small. */
export type SuppressionReason =
  /** Fewer than k answers with points. */
  | 'too-few-answers'
  /** Under n = 20 only overall and dimensions are shown. */
  | 'small-entity'
  /** Whoever had the link could answer more than once: under 100 answers neither questions nor groups are opened. */
  | 'single-link'
  /** Hidden so that another hidden number cannot be deduced. */
  | 'protects-another'

export type Suppressed = { readonly kind: 'suppressed'; readonly reason: SuppressionReason }

/**
 * A number of answers. `at-least`: the exact number would tell that one to k − 1 people are left out of the figure,
 * so all such cases read the same.
 */
export type AnswerCount = { readonly kind: 'exact' | 'at-least'; readonly n: number }

/**
 * A mean 0-100, rounded: whole where n < 30, one decimal from 30.
 * `bound`: `at-most` reads "≤ 5", `at-least` reads "≥ 95"; then there is no margin.
 */
export type Figure =
  | {
      readonly kind: 'scored'
      readonly value: number
      readonly bound: 'exact' | 'at-most' | 'at-least'
      /** Half-width of the 95 % interval, rounded like `value`; 0 only where everybody answered; null with a bound. */
      readonly margin: number | null
      /** Ends of the interval, from the rounded value and margin, within 0-100. */
      readonly low: number
      readonly high: number
      readonly count: AnswerCount
      readonly level: MaturityLevelId
      /** The interval spans a cut between levels. */
      readonly spansCut: boolean
    }
  | Suppressed

/** A share in whole percent, or what may be said of it. */
export type Share =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'at-most'; readonly percent: number }
  | { readonly kind: 'at-least'; readonly percent: number }
  /** Widened so that a bounded share beside it cannot be deduced. */
  | { readonly kind: 'between'; readonly low: number; readonly high: number }

/** Answers of one kind: a single choice, or all unfavourable, neutral or favourable choices together. */
export type AnswerClass = { readonly choices: readonly string[]; readonly share: Share }

export type ItemDistribution =
  | {
      readonly kind: 'shown'
      /** Answers with points. */
      readonly count: AnswerCount
      /** Mean of the points × 100, rounded like a figure; where classes are grouped, to the nearest 5 and worked out from the shares alone. */
      readonly mean: { readonly value: number; readonly precision: 'exact' | 'nearest-5' }
      /** `choices`: one class per choice. `groups`: unfavourable, neutral, favourable. From least to most favourable. */
      readonly detail: 'choices' | 'groups'
      readonly classes: readonly AnswerClass[]
      /**
       * What has no points, as a share of the participants: shown from k. *No sé* apart only where it and the
       * rest each have k or none; otherwise `unknown` is null and `rest` holds both.
       */
      readonly leftOut: { readonly kind: 'shown'; readonly unknown: number | null; readonly rest: number } | Suppressed
      /** *No sé* above 30 % of those whom the item concerns: a finding of its own. */
      readonly unknownIsFinding: boolean
    }
  | Suppressed

/** What people think that others think, beside their own opinion on the same matter. */
export type ReleasedNorm = {
  readonly id: string
  readonly about: string
  readonly distribution: ItemDistribution
  /**
   * Percent who answer egalitarian themselves, percent who think that others are, and the first minus the second;
   * null where one of the shares is hidden or only bounded.
   */
  readonly gap: { readonly own: number; readonly perceived: number; readonly difference: number } | null
}

/**
 * A share of the participants with noise, in whole percent, 0-100. `low` to `high` is the 95 % interval for the share of
 * the staff, noise included, rounded outward; `percent` lies in it.
 */
export type NoisyShare = { readonly percent: number; readonly low: number; readonly high: number }

/**
 * What happened to people in the last twelve months, never part of a score. Noise was added to each count once, when the
 * campaign closed. A block of another kind, from before there was noise, is read as one that is not shown.
 */
export type ReleasedPrevalence =
  | {
      readonly kind: 'noisy'
      /** Participants, the base of every share but those by sex: whoever skipped the part counts as not telling. */
      readonly n: number
      /** Noisy number of people to whom something happened, below 0 or above n as it fell: what a pool adds up. */
      readonly anyCount: number
      readonly any: NoisyShare
      readonly witnessed: NoisyShare
      /** None under 100 participants; then the groups of families, which may overlap; from 300 each family. */
      readonly families: readonly { readonly id: string; readonly share: NoisyShare }[]
      /** Shares of the women and of the men who took part, from 100 of each. */
      readonly sexes: { readonly women: NoisyShare; readonly men: NoisyShare } | 'none'
    }
  | Suppressed

/** One cell of a one-way cut. */
export type CutCell = {
  readonly value: string
  readonly overall: Figure
  readonly dimensions: Readonly<Record<string, Figure>>
}

/** Women minus men, in points. */
export type Gap =
  | {
      readonly kind: 'estimated'
      readonly difference: number
      readonly low: number
      readonly high: number
      /** *Brecha*: called by Holm and at least 5 points. */
      readonly called: boolean
    }
  | Suppressed

export type ReleaseCut = {
  readonly segment: string
  /** Empty cells look like hidden ones. `none` when nothing of the cut may be shown. */
  readonly cells: readonly CutCell[] | 'none'
}

export type Representativeness =
  | { readonly kind: 'representative' }
  | {
      readonly kind: 'not-representative'
      readonly reasons: readonly ('low-response' | 'sexes-differ' | 'population-unknown' | 'sexes-not-known')[]
    }

/**
 * What may be shown of a closed campaign: rounded, passed through disclosure control, frozen.
 * Its JSON is public to every reader of the entity.
 */
export type ReleaseContent = {
  readonly format: 1
  readonly instrument: InstrumentRef
  readonly k: number
  /** Whoever had the link could answer, more than once; left out where there was none. */
  readonly singleLink?: true
  readonly population: Population | null
  /** Participation; `n` is people with at least one scored dimension. */
  readonly participation:
    | { readonly kind: 'shown'; readonly n: number; readonly percentOfPopulation: number | null }
    | Suppressed
  readonly representativeness: Representativeness | Suppressed
  readonly overall: Figure
  readonly dimensions: readonly { readonly id: string; readonly figure: Figure }[]
  readonly items: readonly { readonly id: string; readonly distribution: ItemDistribution }[]
  /** Only of an instrument that asks for perceived norms. */
  readonly perceivedNorms?: readonly ReleasedNorm[]
  /** Only of an instrument with a prevalence part. */
  readonly prevalence?: ReleasedPrevalence
  readonly cuts: readonly ReleaseCut[]
  /** Women minus men of the overall (key `overall`) and of each dimension. */
  readonly gaps: Readonly<Record<string, Gap>>
}

/** A content that went through the gate; made only by `makeRelease` in this folder. */
export type Release = ReleaseContent & { readonly [released]: true }
declare const released: unique symbol
