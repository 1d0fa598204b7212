import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import { isOrderedWithinLevels, allowedSort } from '#app/features/national/country-rows.ts'
import type { CountryRow, Filters, RatedRow, StateFilter } from '#app/features/national/country-rows.ts'
import type { Database } from '#db/client.server.ts'
import { listAssessments, type Assessment } from '#db/queries/budget.server.ts'
import { listEntities, type Entity } from '#db/queries/directory.server.ts'
import { listAcceptedPlans, listCampaignStates, type CampaignState } from '#db/queries/national.server.ts'
import { listReleases } from '#db/queries/releases.server.ts'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { countryScope } from '#db/scope.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { PersonScore } from '#surveys/scoring/report.ts'
import { plainName } from '#surveys/text/written-text.ts'

/**
 * The table of the country worked out the plain way, from every release and assessment that there is: what the queries
 * of the page must come to. It asks for everything, so no page may use it.
 */

type ReleasedOverall = { readonly entityId: string; readonly releasedOn: string; readonly overall: Figure }
type ReviewedRow = NonNullable<RatedRow['reviewed']>

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

function countryRows(facts: Facts): CountryRow[] {
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
export function oracleFiltered(
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

/** Every row of the country for an instrument. */
export async function oracleRows(database: Database, instrument: InstrumentSlug): Promise<CountryRow[]> {
  const scope = countryScope()
  const [entities, campaigns, releases, plans, assessments] = await Promise.all([
    listEntities(database, scope),
    listCampaignStates(database, scope),
    listReleases(database, scope),
    listAcceptedPlans(database, scope),
    listAssessments(database, scope),
  ])
  return countryRows({
    entities: entities.filter(({ status }) => status === 'active'),
    campaigns,
    releases: releases
      .filter(({ release }) => release.instrument.slug === instrument)
      .map(({ entityId, releasedOn, release: { overall } }) => ({ entityId, releasedOn, overall })),
    plans,
    assessments,
    instrument,
  })
}
