import { sql, type SQL } from 'drizzle-orm'
import type { Figure } from '#surveys/disclosure/release.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import { assessments, entities, newestReleases, releasedFigures } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { isApplying, type BoardInstrument } from './board.server.ts'
import { FIGURE_COLUMNS, figureIn, type FigureRow } from './released-figures.server.ts'

/** An assessment of the institution: declared 0-100, and what the review ended with; null while it waits. */
export type RatedCell = {
  readonly declared: number | null
  readonly verified: number | null
  readonly level: MaturityLevelId | null
}

/** What the board says of one entity and instrument. */
export type BoardCell = {
  readonly entityId: string
  readonly applying: boolean
  /** Year and ISO date of the result; null where there is none. */
  readonly year: number | null
  readonly date: string | null
  /** Overall as released; null where there is none, or where named entities are not compared: then it is not read. */
  readonly overall: Figure | null
  readonly rated: RatedCell | null
}

export type CellsOf = BoardInstrument & {
  /** Scores of named entities are shown; otherwise none leaves the database. */
  readonly compared: boolean
}

const FIGURE = releasedFigures

/** Of the year asked, or the newest: one release an entity, instrument and year. */
function ofStaff({ slug }: CellsOf, year: number | null): SQL {
  if (year === null)
    return sql`LEFT JOIN ${newestReleases} ON ${newestReleases.instrumentSlug} = ${slug} AND ${newestReleases.entityId} = ${entities.id}
      LEFT JOIN ${FIGURE} ON ${FIGURE.campaignId} = ${newestReleases.campaignId} AND ${FIGURE.measure} = ${OVERALL}
        AND ${FIGURE.cut} = '' AND ${FIGURE.cell} = ''`
  return sql`LEFT JOIN ${FIGURE} ON ${FIGURE.instrumentSlug} = ${slug} AND ${FIGURE.measure} = ${OVERALL} AND ${FIGURE.cut} = ''
    AND ${FIGURE.year} = ${year} AND ${FIGURE.entityId} = ${entities.id}`
}

function ofInstitution({ slug }: CellsOf, year: number | null): SQL {
  const asked =
    year === null
      ? sql`(SELECT max(newest.year) FROM ${assessments} AS newest INDEXED BY assessment_submitted
          WHERE newest.entity_id = ${entities.id} AND newest.instrument_slug = ${slug} AND newest.submitted_scores IS NOT NULL)`
      : sql`${year}`
  return sql`LEFT JOIN ${assessments} ON ${assessments.entityId} = ${entities.id} AND ${assessments.instrumentSlug} = ${slug}
    AND ${assessments.submittedScores} IS NOT NULL AND ${assessments.year} = ${asked}`
}

const RATED_COLUMNS = sql`json_extract(${assessments.submittedScores}, '$.declared.overall.score') AS declared,
  json_extract(${assessments.reviewedScores}, '$.verified.overall.score') AS verified,
  json_extract(${assessments.reviewedScores}, '$.verified.level.id') AS reviewedLevel`

type Raw = Omit<FigureRow, 'spansCut'> & {
  readonly spansCut: 0 | 1 | null
  readonly entityId: string
  readonly applying: 0 | 1
  readonly year: number | null
  readonly date: string | null
  readonly declared: number | null
  readonly verified: number | null
  readonly reviewedLevel: MaturityLevelId | null
}

function cellIn(row: Raw, { nature, compared }: CellsOf): BoardCell {
  const { entityId, year, date, declared, verified, reviewedLevel, spansCut } = row
  return {
    ...{ entityId, applying: row.applying === 1, year, date },
    overall:
      compared && nature === 'staff' ? figureIn({ ...row, spansCut: spansCut === null ? null : spansCut === 1 }) : null,
    rated: nature === 'institutional' && year !== null ? { declared, verified, level: reviewedLevel } : null,
  }
}

/**
 * What is known of these entities of the scope and one instrument, in the order in which they are named.
 * @param year of the result; null for the newest.
 */
export function listBoardCells(
  database: Database,
  scope: Scope,
  of: CellsOf,
  year: number | null,
  ids: readonly string[],
): BoardCell[] {
  const isOfStaff = of.nature === 'staff'
  const figure = of.compared ? FIGURE_COLUMNS : sql`NULL AS kind`
  return database
    .all<Raw>(sql`
      SELECT ${entities.id} AS entityId, ${isApplying(of)} AS applying,
        ${isOfStaff ? sql`${FIGURE.year} AS year, ${FIGURE.releasedOn} AS date, ${figure}` : sql`${assessments.year} AS year, coalesce(${assessments.reviewedOn}, ${assessments.submittedOn}) AS date, ${RATED_COLUMNS}`}
      FROM json_each(${JSON.stringify(ids)}) AS page JOIN ${entities} ON ${entities.id} = page.value
      ${isOfStaff ? ofStaff(of, year) : ofInstitution(of, year)}
      WHERE ${within(scope, entities.id) ?? sql`TRUE`} ORDER BY page.key`)
    .map((row) => cellIn(row, of))
}
