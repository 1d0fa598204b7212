import type { CountryFacts, CountryFilter, CountryOf, CountryOrder, RatedFacts } from '#db/queries/country.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { releaseDecimals } from '#app/kit/words/figure-words.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug, MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Release } from '#surveys/disclosure/release.ts'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import { plainName } from '#surveys/text/written-text.ts'

/** Declared and verified scores 0-100 of an institution after a review, and the share (0-1) that nobody verified. */
type ReviewedRow = {
  readonly year: number
  readonly declared: number
  readonly verified: number
  readonly unverified: number
  readonly level: MaturityLevelId | null
}

/** What is known of an institution: the last review, and the year of a newer assessment that is still under review. */
export type RatedRow = {
  readonly reviewed: ReviewedRow | null
  readonly underReview: { readonly year: number; readonly declared: number } | null
}

/** One line of the national table; nothing in it is not shown. */
export type CountryRow = Pick<
  CountryFacts,
  'id' | 'name' | 'region' | 'invented' | 'state' | 'overall' | 'releasedOn' | 'planYear'
> & {
  readonly level: GovernmentLevel
  /** Of an institutional instrument: what was reviewed last, and what waits. */
  readonly rated: RatedRow | null
}

/**
 * What a list of campaigns says of a result. Where people are asked what happened to them no score heads it: what was
 * told comes first, on the page of the result.
 */
export function listedResult(
  scores: Pick<Release, 'overall' | 'dimensions'> | undefined,
  { instrumentHash, k }: { readonly instrumentHash: string; readonly k: number },
) {
  if (!scores) return null
  const figure = instrumentByHash(instrumentHash).scoring.prevalence ? null : scores.overall
  return { figure, k, decimals: releaseDecimals(scores) }
}

/** For which instrument the country is read, and whether its scores leave the database at all. */
export function countryOf(instrument: InstrumentSlug): CountryOf {
  return { instrument, nature: latestInstrument(instrument).nature, compared: isCompared(instrument) }
}

export const SORTS = ['nombre', 'puntaje', 'fecha'] as const
export type Sort = (typeof SORTS)[number]
export const STATES = ['aplico', 'aplicando', 'plan', 'ninguna'] as const
export type StateFilter = (typeof STATES)[number]

export type Filters = {
  readonly search: string
  readonly level: GovernmentLevel | ''
  readonly state: StateFilter | ''
  readonly sort: Sort
  /** Instrument whose results the table shows: one at a time, there is no index over instruments. */
  readonly instrument: InstrumentSlug
}

/** The order that an address may have: what is not compared has none by score. */
export function allowedSort({ sort, instrument }: Pick<Filters, 'sort' | 'instrument'>): Sort {
  return sort === 'puntaje' && !isCompared(instrument) ? 'nombre' : sort
}

/** Institutions are put in order only among those of one level of government: not all programme, invest or consult alike. */
export function isOrderedWithinLevels({ sort, instrument }: Pick<Filters, 'sort' | 'instrument'>): boolean {
  return sort === 'puntaje' && latestInstrument(instrument).nature === 'institutional'
}

/** The order that the filters ask for, as the database knows it. */
export function orderOf(filters: Pick<Filters, 'sort' | 'instrument'>): CountryOrder {
  const sort = allowedSort(filters)
  if (sort === 'puntaje') return isOrderedWithinLevels(filters) ? 'score-within-levels' : 'score'
  return sort === 'fecha' ? 'date' : 'name'
}

const STATE_ASKED = { '': '', aplico: 'applied', aplicando: 'applying', plan: 'planned', ninguna: 'none' } as const

/** What the filters leave, as the database knows it. */
export function filterOf({ search, level, state }: Filters): CountryFilter {
  return { search: plainName(search), level, state: STATE_ASKED[state] }
}

/** Only what a review ended with is compared: a half verified score says how far the review is, not the entity. */
function reviewedRow({ reviewedYear, declared, verified, unverified, reviewedLevel }: RatedFacts): ReviewedRow | null {
  if (reviewedYear === null) return null
  // What has too few answers to be scored stands at the bottom.
  return {
    year: reviewedYear,
    declared: declared ?? 0,
    verified: verified ?? 0,
    unverified: unverified ?? 0,
    level: reviewedLevel,
  }
}

function ratedRow(facts: RatedFacts): RatedRow | null {
  const reviewed = reviewedRow(facts)
  const { waitingYear, waitingDeclared } = facts
  const underReview = waitingYear === null ? null : { year: waitingYear, declared: waitingDeclared ?? 0 }
  return reviewed || underReview ? { reviewed, underReview } : null
}

/** A line of the table from what is known of an entity. Pure. */
export function countryRow({ governmentLevel, rated, ...facts }: CountryFacts): CountryRow {
  return { ...facts, level: governmentLevel, rated: rated && ratedRow(rated) }
}
