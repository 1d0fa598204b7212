import { plainName } from '#surveys/text/written-text.ts'
import type { Entity } from '#db/queries/directory.server.ts'
import type { CampaignState } from '#db/queries/national.server.ts'
import type { ReleasedOverall } from '#db/queries/releases.server.ts'
import type { Assessment } from '#db/queries/budget.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { releaseDecimals } from '#app/kit/words/figure-words.ts'
import { instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug, MaturityLevelId } from '#surveys/model/instrument.ts'
import type { PersonScore } from '#surveys/scoring/report.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'

export type EntityState = 'applied' | 'applying' | 'none'

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
export type CountryRow = {
  readonly id: string
  readonly name: string
  readonly level: Entity['governmentLevel']
  readonly region: string | null
  readonly invented: boolean
  readonly state: EntityState
  /** Of an institutional instrument: what was reviewed last, and what waits. */
  readonly rated: RatedRow | null
  /** Overall of the newest release, as released. */
  readonly overall: Figure | null
  readonly releasedOn: string | null
  readonly planYear: number | null
}

const APPLYING: ReadonlySet<CampaignState['status']> = new Set(['scheduled', 'open', 'closing', 'population-review'])

type Facts = {
  readonly entities: readonly Entity[]
  readonly campaigns: readonly CampaignState[]
  /** Of the instrument, newest first. */
  readonly releases: readonly ReleasedOverall[]
  /** Newest year first. */
  readonly assessments: readonly Assessment[]
  readonly plans: readonly { readonly entityId: string; readonly year: number }[]
  /** Instrument to show; campaigns of others are left aside. */
  readonly instrument: InstrumentSlug
}

/**
 * Why the scores of named entities are not laid side by side, or null where they are. `attitudes`: a climate of opinion
 * tells of a place, not of how well its entity does. `trust`: where people are asked what happened to them, a low score
 * may be the trust to speak.
 */
export function whyNotCompared(instrument: InstrumentSlug): 'attitudes' | 'trust' | null {
  const { presentation, scoring } = latestInstrument(instrument)
  if (presentation.describes === 'attitudes') return 'attitudes'
  return scoring.prevalence ? 'trust' : null
}

/**
 * What a list of campaigns says of a result. Where people are asked what happened to them no score heads it: what was
 * told comes first, on the page of the result.
 */
export function listedResult(release: Release | undefined, instrumentHash: string) {
  if (!release) return null
  const figure = instrumentByHash(instrumentHash).scoring.prevalence ? null : release.overall
  return { figure, k: release.k, decimals: releaseDecimals(release) }
}

export function isCompared(instrument: InstrumentSlug): boolean {
  return whyNotCompared(instrument) === null
}

/** The order that an address may have: what is not compared has none by score. */
export function allowedSort({ sort, instrument }: Pick<Filters, 'sort' | 'instrument'>): Sort {
  return sort === 'puntaje' && !isCompared(instrument) ? 'nombre' : sort
}

const valueOf = (score: PersonScore) => (score.kind === 'scored' ? score.score : 0)

/** Only what a review ended with is compared: a half verified score says how far the review is, not the entity. */
function reviewedRow({ year, reviewedScores }: Assessment): ReviewedRow | null {
  if (!reviewedScores) return null
  const { declared, verified, unverified } = reviewedScores
  return {
    year,
    declared: valueOf(declared.overall),
    verified: valueOf(verified.overall),
    unverified,
    level: verified.level?.id ?? null,
  }
}

/** @param own assessments of one entity, newest year first. */
function ratedRow(own: readonly Assessment[]): RatedRow | null {
  const last = own.find(({ reviewedScores }) => reviewedScores !== null)
  const waiting = own.find(
    ({ year, status, submittedScores }) =>
      submittedScores !== null && status !== 'reviewed' && year > (last?.year ?? 0),
  )
  const underReview = waiting?.submittedScores
    ? { year: waiting.year, declared: valueOf(waiting.submittedScores.declared.overall) }
    : null
  return last || underReview ? { reviewed: last ? reviewedRow(last) : null, underReview } : null
}

/** Rows of an institutional instrument, from its assessments. */
function ratedRows({ entities, assessments, plans }: Facts): CountryRow[] {
  return entities.map((entity) => {
    const own = assessments.filter(({ entityId }) => entityId === entity.id)
    const newest = own.find(({ submittedScores }) => submittedScores !== null)
    const last = own.find(({ reviewedOn }) => reviewedOn !== null)
    const running = own.some(({ status }) => status !== 'reviewed')
    return {
      ...identity(entity, plans),
      state: running ? 'applying' : newest ? 'applied' : 'none',
      rated: ratedRow(own),
      overall: null,
      releasedOn: last?.reviewedOn ?? newest?.submittedOn ?? null,
    }
  })
}

function identity({ id, name, governmentLevel, region, invented }: Entity, plans: Facts['plans']) {
  const years = plans.filter(({ entityId }) => entityId === id).map(({ year }) => year)
  return { id, name, level: governmentLevel, region, invented, planYear: years.length > 0 ? Math.max(...years) : null }
}

/** Puts together what is known of each entity. Pure. */
export function countryRows(facts: Facts): CountryRow[] {
  return latestInstrument(facts.instrument).nature === 'institutional' ? ratedRows(facts) : releasedRows(facts)
}

function releasedRows({ entities, campaigns, releases, plans, instrument }: Facts): CountryRow[] {
  const newest = new Map<string, ReleasedOverall>()
  for (const record of releases) if (!newest.has(record.entityId)) newest.set(record.entityId, record)
  const applying = new Set(
    campaigns
      .filter(({ status, instrumentSlug }) => instrumentSlug === instrument && APPLYING.has(status))
      .map(({ entityId }) => entityId),
  )
  return entities.map((entity) => {
    const release = newest.get(entity.id)
    return {
      ...identity(entity, plans),
      rated: null,
      state: applying.has(entity.id) ? 'applying' : release ? 'applied' : 'none',
      overall: isCompared(instrument) ? (release?.overall ?? null) : null,
      releasedOn: release?.releasedOn ?? null,
    }
  })
}

export const SORTS = ['nombre', 'puntaje', 'fecha'] as const
export type Sort = (typeof SORTS)[number]
export const STATES = ['aplico', 'aplicando', 'plan', 'ninguna'] as const
export type StateFilter = (typeof STATES)[number]

export type Filters = {
  readonly search: string
  readonly level: string
  readonly state: StateFilter | ''
  readonly sort: Sort
  /** Instrument whose results the table shows: one at a time, there is no index over instruments. */
  readonly instrument: InstrumentSlug
}

const collator = new Intl.Collator('es-PE', { sensitivity: 'base' })

function isInState(row: CountryRow, state: StateFilter | ''): boolean {
  switch (state) {
    case '':
      return true
    case 'aplico':
      return row.releasedOn !== null
    case 'aplicando':
      return row.state === 'applying'
    case 'plan':
      return row.planYear !== null
    case 'ninguna':
      return row.state === 'none'
  }
}

/** A hidden score has no place in the order: those rows come last, by name. */
function shownScore({ overall, rated }: CountryRow): number | null {
  if (rated) return rated.reviewed?.verified ?? null
  return overall?.kind === 'scored' ? overall.value : null
}

const place = ({ level }: CountryRow) => GOVERNMENT_LEVELS.indexOf(level)

/** Institutions are put in order only among those of one level of government: not all programme, invest or consult alike. */
export function isOrderedWithinLevels({ sort, instrument }: Pick<Filters, 'sort' | 'instrument'>): boolean {
  return sort === 'puntaje' && latestInstrument(instrument).nature === 'institutional'
}

function compare(one: CountryRow, other: CountryRow, filters: Pick<Filters, 'sort' | 'instrument'>): number {
  const sort = allowedSort(filters)
  if (isOrderedWithinLevels(filters) && one.level !== other.level) return place(one) - place(other)
  const byName = collator.compare(one.name, other.name)
  if (sort === 'nombre') return byName
  const [first, second] = sort === 'puntaje' ? [shownScore(one), shownScore(other)] : [one.releasedOn, other.releasedOn]
  if (first === second) return byName
  if (first === null) return 1
  if (second === null) return -1
  return first > second ? -1 : 1
}

/** Rows that the filters leave, in the order asked for; alphabetical (Ñ after N) unless said otherwise. */
export function filteredRows(
  rows: readonly CountryRow[],
  { search, level, state, sort, instrument }: Filters,
): CountryRow[] {
  const wanted = plainName(search)
  return rows
    .filter(
      (row) => plainName(row.name).includes(wanted) && (level === '' || row.level === level) && isInState(row, state),
    )
    .sort((one, other) => compare(one, other, { sort, instrument }))
}
