import { sql, type SQL } from 'drizzle-orm'
import type { Figure } from '#surveys/disclosure/release.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { InstrumentSlug, MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import {
  assessments,
  campaigns,
  entities,
  nameKeys,
  newestReleases,
  planActions,
  releasedFigures,
} from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'
import { IS_RUNNING } from './national.server.ts'
import { FIGURE_COLUMNS, figureIn, type FigureRow } from './released-figures.server.ts'

/** Which instrument the country is read for, and what of it may be read of a named entity. */
export type CountryOf = {
  readonly instrument: InstrumentSlug
  /** Of its staff, or of the institution: then assessments are read in the place of releases. */
  readonly nature: 'staff' | 'institutional'
  /** Scores are shown, ordered and counted; otherwise none leaves the database. */
  readonly compared: boolean
}

export type CountryFilter = {
  /** As `plainName` has it. */
  readonly search: string
  readonly level: GovernmentLevel | ''
  readonly state: 'applied' | 'applying' | 'planned' | 'none' | ''
}

export type CountryOrder = 'name' | 'score' | 'score-within-levels' | 'date'

export type EntityState = 'applied' | 'applying' | 'none'

const accepted = sql`FROM ${planActions} WHERE ${planActions.entityId} = ${entities.id} AND ${planActions.status} = 'accepted'`

/**
 * The assessments of one entity and instrument, of which an index holds all that is asked of them: named, for the
 * planner would read their rows of 5 KB instead. The newest year first.
 */
const assessed = ({ instrument }: CountryOf, index: SQL, such: SQL) =>
  sql`FROM ${assessments} INDEXED BY ${index} WHERE ${assessments.entityId} = ${entities.id} AND ${assessments.instrumentSlug} = ${instrument} AND ${such}`
const unfinished = (of: CountryOf) => assessed(of, sql`assessment_open`, sql`${assessments.status} <> 'reviewed'`)
const submitted = (of: CountryOf) =>
  assessed(of, sql`assessment_submitted`, sql`${assessments.submittedScores} IS NOT NULL`)
const reviewed = (of: CountryOf) =>
  assessed(of, sql`assessment_reviewed`, sql`${assessments.reviewedScores} IS NOT NULL`)
const newestYear = sql`ORDER BY ${assessments.year} DESC LIMIT 1`

/** What is known of an entity, each as an expression over its row. */
function factsOf(of: CountryOf) {
  if (of.nature === 'institutional')
    return {
      applying: sql`EXISTS (SELECT 1 ${unfinished(of)})`,
      applied: sql`EXISTS (SELECT 1 ${submitted(of)})`,
      releasedOn: sql`coalesce(
        (SELECT ${assessments.reviewedOn} ${reviewed(of)} ${newestYear}),
        (SELECT ${assessments.submittedOn} ${submitted(of)} ${newestYear}))`,
      score: sql`(SELECT coalesce(json_extract(${assessments.reviewedScores}, '$.verified.overall.score'), 0) ${reviewed(of)} ${newestYear})`,
      maturity: sql`(SELECT json_extract(${assessments.reviewedScores}, '$.verified.level.id') ${reviewed(of)} ${newestYear})`,
    }
  return {
    applying: sql`EXISTS (SELECT 1 FROM ${campaigns} WHERE ${campaigns.entityId} = ${entities.id} AND ${campaigns.instrumentSlug} = ${of.instrument} AND ${IS_RUNNING})`,
    applied: sql`${newestReleases.releasedOn} IS NOT NULL`,
    releasedOn: sql`${newestReleases.releasedOn}`,
    score: of.compared ? sql`${newestReleases.value}` : sql`NULL`,
    maturity: of.compared ? sql`${newestReleases.level}` : sql`NULL`,
  }
}

/** Beside an entity: its newest release of the instrument. */
const withNewest = ({ instrument }: CountryOf) =>
  sql`LEFT JOIN ${newestReleases} ON ${newestReleases.instrumentSlug} = ${instrument} AND ${newestReleases.entityId} = ${entities.id}`

/** The overall of that release, whole. */
const WITH_OVERALL = sql`LEFT JOIN ${releasedFigures} ON ${releasedFigures.campaignId} = ${newestReleases.campaignId}
  AND ${releasedFigures.measure} = ${OVERALL} AND ${releasedFigures.cut} = '' AND ${releasedFigures.cell} = ''`

/** Active entities of the scope. @param names join of how names are searched and ordered, where that is asked. */
function listed(scope: Scope, of: CountryOf, names: SQL): SQL {
  return sql`FROM ${entities} ${names} ${of.nature === 'staff' ? withNewest(of) : sql``}
    WHERE ${entities.status} = 'active' AND ${within(scope, entities.id) ?? sql`TRUE`}`
}

/** Entities in one state of one level of government and of one level of maturity. */
export type CountryGroup = {
  readonly governmentLevel: GovernmentLevel
  /** Null where there is none, or none that is compared. */
  readonly maturity: MaturityLevelId | null
  readonly entities: number
  readonly invented: number
  readonly released: number
  readonly applying: number
  readonly planned: number
}

/** What `listCountryGroups` reads. */
export const COUNTRY_GROUPS_TABLES = [
  entities,
  newestReleases,
  [campaigns.status],
  [assessments.status, assessments.submittedScores, assessments.reviewedScores],
  [planActions.status],
] as const satisfies readonly Watched[]

/** What `countCountry` and `listCountry` read. */
export const COUNTRY_ROWS_TABLES = [
  ...COUNTRY_GROUPS_TABLES,
  nameKeys,
  releasedFigures,
  [planActions.status, planActions.year],
] as const satisfies readonly Watched[]

/** How the entities of the country are spread: every number of the page that is no row. */
export function listCountryGroups(database: Database, scope: Scope, of: CountryOf): CountryGroup[] {
  const { applying, releasedOn, maturity } = factsOf(of)
  return database.all<CountryGroup>(sql`
    SELECT ${entities.governmentLevel} AS governmentLevel, ${maturity} AS maturity, count(*) AS entities,
      sum(${entities.invented}) AS invented, sum(${releasedOn} IS NOT NULL) AS released, sum(${applying}) AS applying,
      sum(EXISTS (SELECT 1 ${accepted})) AS planned
    ${listed(scope, of, sql``)} GROUP BY 1, 2`)
}

/** What `listMaturityCounts` reads. */
export const MATURITY_TABLES = [
  entities,
  newestReleases,
  [assessments.reviewedScores],
] as const satisfies readonly Watched[]

/** How many entities of each level of government stand at each level of maturity. */
export function listMaturityCounts(
  database: Database,
  scope: Scope,
  of: CountryOf,
): Pick<CountryGroup, 'governmentLevel' | 'maturity' | 'entities'>[] {
  return database.all(sql`SELECT ${entities.governmentLevel} AS governmentLevel, ${factsOf(of).maturity} AS maturity,
      count(*) AS entities ${listed(scope, of, sql``)} GROUP BY 1, 2`)
}

function filtered(of: CountryOf, { search, level, state }: CountryFilter): SQL {
  const { applying, applied, releasedOn } = factsOf(of)
  const inState = {
    '': sql`TRUE`,
    applied: sql`${releasedOn} IS NOT NULL`,
    applying,
    planned: sql`EXISTS (SELECT 1 ${accepted})`,
    none: sql`NOT (${applying}) AND NOT (${applied})`,
  }[state]
  return sql`AND ${search === '' ? sql`TRUE` : nameHolds(search)}
    AND ${level === '' ? sql`TRUE` : sql`${entities.governmentLevel} = ${level}`} AND ${inState}`
}

const BY_LEVEL = sql`CASE ${entities.governmentLevel} ${sql.join(
  GOVERNMENT_LEVELS.map((level, place) => sql`WHEN ${level} THEN ${place}`),
  sql` `,
)} END`

function ordered(of: CountryOf, order: CountryOrder): SQL {
  const { score, releasedOn } = factsOf(of)
  return {
    name: BY_NAME,
    score: sql`${score} DESC NULLS LAST, ${BY_NAME}`,
    'score-within-levels': sql`${BY_LEVEL}, ${score} DESC NULLS LAST, ${BY_NAME}`,
    date: sql`${releasedOn} DESC NULLS LAST, ${BY_NAME}`,
  }[order]
}

/** How many entities a filter leaves. */
export function countCountry(database: Database, scope: Scope, of: CountryOf, filter: CountryFilter): number {
  const names = filter.search === '' ? sql`` : WITH_NAME_KEYS
  const found = database.get<{ found: number }>(
    sql`SELECT count(*) AS found ${listed(scope, of, names)} ${filtered(of, filter)}`,
  )
  return found.found
}

/** What an assessment ended with, and what waits: declared and verified 0-100, the share (0-1) that nobody verified. */
export type RatedFacts = {
  readonly reviewedYear: number | null
  readonly declared: number | null
  readonly verified: number | null
  readonly unverified: number | null
  readonly reviewedLevel: MaturityLevelId | null
  readonly waitingYear: number | null
  readonly waitingDeclared: number | null
}

export type CountryFacts = {
  readonly id: string
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
  readonly invented: boolean
  readonly state: EntityState
  readonly releasedOn: string | null
  readonly planYear: number | null
  /** Overall of the newest release, as released; null where there is none, or none that is compared. */
  readonly overall: Figure | null
  /** Of an institutional instrument. */
  readonly rated: RatedFacts | null
}

const inReview = (of: CountryOf) =>
  sql`${submitted(of)} AND ${assessments.status} <> 'reviewed'
    AND ${assessments.year} > coalesce((SELECT ${assessments.year} ${reviewed(of)} ${newestYear}), 0)`

function ratedColumns(of: CountryOf): SQL {
  if (of.nature !== 'institutional') return sql`NULL AS reviewedYear`
  const last = (what: SQL) => sql`(SELECT ${what} ${reviewed(of)} ${newestYear})`
  const scores = (path: string) => last(sql`json_extract(${assessments.reviewedScores}, ${path})`)
  return sql`${last(sql`${assessments.year}`)} AS reviewedYear,
    ${scores('$.declared.overall.score')} AS declared, ${scores('$.verified.overall.score')} AS verified,
    ${scores('$.unverified')} AS unverified, ${scores('$.verified.level.id')} AS reviewedLevel,
    (SELECT ${assessments.year} ${inReview(of)} ${newestYear}) AS waitingYear,
    (SELECT json_extract(${assessments.submittedScores}, '$.declared.overall.score') ${inReview(of)} ${newestYear}) AS waitingDeclared`
}

type Raw = Omit<CountryFacts, 'invented' | 'overall' | 'rated'> &
  RatedFacts &
  Omit<FigureRow, 'spansCut'> & { readonly invented: 0 | 1; readonly spansCut: 0 | 1 | null }

function factsIn(row: Raw, { nature, compared }: CountryOf): CountryFacts {
  const { id, name, governmentLevel, region, invented, state, releasedOn, planYear, spansCut } = row
  const { reviewedYear, declared, verified, unverified, reviewedLevel, waitingYear, waitingDeclared } = row
  return {
    ...{ id, name, governmentLevel, region, invented: invented === 1, state, releasedOn, planYear },
    // What is not compared was not even read.
    overall: compared ? figureIn({ ...row, spansCut: spansCut === null ? null : spansCut === 1 }) : null,
    rated:
      nature === 'institutional'
        ? { reviewedYear, declared, verified, unverified, reviewedLevel, waitingYear, waitingDeclared }
        : null,
  }
}

/** What a filter leaves of the country, in the order asked for: one page of it. */
export function listCountry(
  database: Database,
  scope: Scope,
  of: CountryOf,
  {
    filter,
    order,
    limit,
    offset,
  }: {
    readonly filter: CountryFilter
    readonly order: CountryOrder
    readonly limit: number
    readonly offset: number
  },
): CountryFacts[] {
  const { applying, applied, releasedOn } = factsOf(of)
  // First which entities, then what is known of them: what is read of fifty is not read of all.
  const found = sql`${listed(scope, of, WITH_NAME_KEYS)} ${filtered(of, filter)}`
  const ids = database.all<{ id: string }>(
    sql`SELECT ${entities.id} AS id ${found} ORDER BY ${ordered(of, order)} LIMIT ${limit} OFFSET ${offset}`,
  )
  return database
    .all<Raw>(sql`
      SELECT ${entities.id} AS id, ${entities.name} AS name, ${entities.governmentLevel} AS governmentLevel,
        ${entities.region} AS region, ${entities.invented} AS invented,
        CASE WHEN ${applying} THEN 'applying' WHEN ${applied} THEN 'applied' ELSE 'none' END AS state,
        ${releasedOn} AS releasedOn, (SELECT max(${planActions.year}) ${accepted}) AS planYear,
        ${of.compared ? FIGURE_COLUMNS : sql`NULL AS kind`},
        ${ratedColumns(of)}
      FROM json_each(${JSON.stringify(ids.map(({ id }) => id))}) AS page
      JOIN ${entities} ON ${entities.id} = page.value ${withNewest(of)} ${of.compared ? WITH_OVERALL : sql``}
      ORDER BY page.key`)
    .map((row) => factsIn(row, of))
}
