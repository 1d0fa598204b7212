import { sql, type SQL } from 'drizzle-orm'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { assessments, campaigns, entities, newestReleases, releasedFigures } from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { IS_RUNNING } from './national.server.ts'

/** What the queries of this file read. */
export const COVERAGE_TABLES = [
  entities,
  newestReleases,
  releasedFigures,
  [campaigns.status],
  [assessments.status, assessments.submittedScores],
] as const satisfies readonly Watched[]

/** Who had a result: pairs of entity and instrument, of one year or of any. Numbers of entities, of no score. */
function results(year: number | null): SQL {
  const ofStaff =
    year === null
      ? sql`SELECT ${newestReleases.instrumentSlug} AS slug, ${newestReleases.entityId} AS entity FROM ${newestReleases}`
      : sql`SELECT ${releasedFigures.instrumentSlug} AS slug, ${releasedFigures.entityId} AS entity FROM ${releasedFigures}
          WHERE ${releasedFigures.instrumentSlug} IN ${INSTRUMENT_SLUGS} AND ${releasedFigures.measure} = ${OVERALL}
            AND ${releasedFigures.cut} = '' AND ${releasedFigures.year} = ${year}`
  return sql`${ofStaff} UNION SELECT ${assessments.instrumentSlug}, ${assessments.entityId} FROM ${assessments} INDEXED BY assessment_submitted
    WHERE ${assessments.submittedScores} IS NOT NULL AND ${year === null ? sql`TRUE` : sql`${assessments.year} = ${year}`}`
}

export type CoverageCount = {
  readonly instrument: InstrumentSlug
  readonly level: GovernmentLevel
  /** Entities in force with a result. */
  readonly entities: number
}

/** How many entities in force of each level have a result of each instrument. @param year null for any. */
export function listCoverage(database: Database, scope: Scope, year: number | null): CoverageCount[] {
  return database.all<CoverageCount>(sql`
    SELECT slug AS instrument, ${entities.governmentLevel} AS level, count(*) AS entities
    FROM (${results(year)}) JOIN ${entities} ON ${entities.id} = entity
    WHERE ${entities.status} = 'active' AND ${within(scope, entities.id) ?? sql`TRUE`} GROUP BY 1, 2`)
}

/** How many entities in force each level has, and how many of them are invented. */
export function listLevelSizes(
  database: Database,
  scope: Scope,
): { readonly level: GovernmentLevel; readonly entities: number; readonly invented: number }[] {
  return database.all(sql`SELECT ${entities.governmentLevel} AS level, count(*) AS entities, sum(${entities.invented}) AS invented
    FROM ${entities} WHERE ${entities.status} = 'active' AND ${within(scope, entities.id) ?? sql`TRUE`} GROUP BY 1`)
}

export type YearCount = { readonly instrument: InstrumentSlug; readonly year: number; readonly entities: number }

/** How many entities had a result in each year, those that are no longer in force too. */
export function listCoverageOfYears(database: Database, scope: Scope): YearCount[] {
  return database.all<YearCount>(sql`
    SELECT ${releasedFigures.instrumentSlug} AS instrument, ${releasedFigures.year} AS year,
      count(DISTINCT ${releasedFigures.entityId}) AS entities
    FROM ${releasedFigures} WHERE ${releasedFigures.instrumentSlug} IN ${INSTRUMENT_SLUGS}
      AND ${releasedFigures.measure} = ${OVERALL} AND ${releasedFigures.cut} = ''
      AND ${within(scope, releasedFigures.entityId) ?? sql`TRUE`} GROUP BY 1, 2
    UNION ALL SELECT ${assessments.instrumentSlug}, ${assessments.year}, count(*) FROM ${assessments} INDEXED BY assessment_submitted
    WHERE ${assessments.submittedScores} IS NOT NULL AND ${within(scope, assessments.entityId) ?? sql`TRUE`} GROUP BY 1, 2`)
}

/** A regional government and one instrument: whether it has a result of the year, or is applying it now. */
export type RegionState = {
  readonly region: string
  readonly instrument: InstrumentSlug
  readonly applied: number
  readonly applying: number
}

const running = sql`SELECT ${campaigns.instrumentSlug} AS slug, ${campaigns.entityId} AS entity FROM ${campaigns} WHERE ${IS_RUNNING}
  UNION SELECT ${assessments.instrumentSlug}, ${assessments.entityId} FROM ${assessments} INDEXED BY assessment_open WHERE ${assessments.status} <> 'reviewed'`

const ofRegions = (
  scope: Scope,
) => sql`${entities.governmentLevel} = 'regional-government' AND ${entities.status} = 'active'
  AND ${entities.region} IS NOT NULL AND ${within(scope, entities.id) ?? sql`TRUE`}`

/** What regional governments have applied and are applying, by region. @param year null for any. */
export function listRegionStates(database: Database, scope: Scope, year: number | null): RegionState[] {
  return database.all<RegionState>(sql`
    SELECT ${entities.region} AS region, slug AS instrument, sum(applied) AS applied, sum(applying) AS applying
    FROM (SELECT slug, entity, max(applied) AS applied, max(applying) AS applying FROM (
      SELECT slug, entity, 1 AS applied, 0 AS applying FROM (${results(year)})
      UNION ALL SELECT slug, entity, 0, 1 FROM (${running})) GROUP BY 1, 2)
    JOIN ${entities} ON ${entities.id} = entity WHERE ${ofRegions(scope)} GROUP BY 1, 2`)
}

/** How many regional governments stand in each region: one, but for a directory that says otherwise. */
export function listRegionSizes(
  database: Database,
  scope: Scope,
): { readonly region: string; readonly entities: number }[] {
  return database.all(
    sql`SELECT ${entities.region} AS region, count(*) AS entities FROM ${entities} WHERE ${ofRegions(scope)} GROUP BY 1`,
  )
}
