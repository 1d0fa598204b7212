import { sql, type SQL } from 'drizzle-orm'
import type { Sector } from '#surveys/model/entity-identity.ts'
import { SIZE_FROM, type SizeBand } from '#surveys/model/entity-kind.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import {
  assessments,
  campaigns,
  entities,
  entityStaff,
  nameKeys,
  newestReleases,
  releasedFigures,
} from '#db/schema/index.ts'
import { rememberedWhile, type Watched } from '#db/remembered.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'
import { IS_RUNNING } from './national.server.ts'

/** An instrument as the board asks for it. */
export type BoardInstrument = { readonly slug: InstrumentSlug; readonly nature: 'staff' | 'institutional' }

export type BoardState = 'applied' | 'applying' | 'none'

export type BoardFilter = {
  /** As `plainName` has it. */
  readonly search: string
  readonly level: GovernmentLevel | ''
  readonly region: string
  /** Of the executive; empty for any, and then also entities that belong to none. */
  readonly sector: Sector | ''
  readonly size: SizeBand | ''
  /** Instruments that the state and the year are asked of: one of them is enough. */
  readonly instruments: readonly BoardInstrument[]
  /** Year of a result; null for any. */
  readonly year: number | null
  readonly state: BoardState | ''
}

export type BoardOrder = 'date' | 'name' | 'level'

/** A result of an entity of the row, of any year or of one; budget assessments count once they are submitted. */
function applied({ slug, nature }: BoardInstrument, year: number | null): SQL {
  if (nature === 'institutional')
    return sql`EXISTS (SELECT 1 FROM ${assessments} INDEXED BY assessment_submitted WHERE ${assessments.entityId} = ${entities.id}
      AND ${assessments.instrumentSlug} = ${slug} AND ${assessments.submittedScores} IS NOT NULL
      AND ${year === null ? sql`TRUE` : sql`${assessments.year} = ${year}`})`
  if (year === null)
    return sql`EXISTS (SELECT 1 FROM ${newestReleases} WHERE ${newestReleases.instrumentSlug} = ${slug}
      AND ${newestReleases.entityId} = ${entities.id})`
  return sql`EXISTS (SELECT 1 FROM ${releasedFigures} WHERE ${releasedFigures.instrumentSlug} = ${slug}
    AND ${releasedFigures.measure} = ${OVERALL} AND ${releasedFigures.cut} = '' AND ${releasedFigures.year} = ${year}
    AND ${releasedFigures.entityId} = ${entities.id})`
}

/** Whether an entity of the row is applying an instrument now. */
export const isApplying = ({ slug, nature }: BoardInstrument): SQL =>
  nature === 'institutional'
    ? sql`EXISTS (SELECT 1 FROM ${assessments} INDEXED BY assessment_open WHERE ${assessments.entityId} = ${entities.id}
        AND ${assessments.instrumentSlug} = ${slug} AND ${assessments.status} <> 'reviewed')`
    : sql`EXISTS (SELECT 1 FROM ${campaigns} WHERE ${campaigns.entityId} = ${entities.id}
        AND ${campaigns.instrumentSlug} = ${slug} AND ${IS_RUNNING})`

const anyOf = (parts: readonly SQL[]) => (parts.length === 0 ? sql`FALSE` : sql`(${sql.join([...parts], sql` OR `)})`)

function inState({ instruments, state, year }: BoardFilter): SQL {
  const hasApplied = anyOf(instruments.map((each) => applied(each, year)))
  if (state === 'applied') return hasApplied
  const applying = anyOf(instruments.map(isApplying))
  if (state === 'applying') return applying
  if (state === 'none') return sql`NOT ${hasApplied} AND NOT ${applying}`
  return sql`TRUE`
}

/** People of the newest figure that the Ministry confirmed. */
const STAFF = sql`(SELECT ${entityStaff.women} + ${entityStaff.men} FROM ${entityStaff}
  WHERE ${entityStaff.entityId} = ${entities.id} ORDER BY ${entityStaff.countedOn} DESC LIMIT 1)`

function inSize(size: SizeBand | ''): SQL {
  if (size === '') return sql`TRUE`
  if (size === 'unknown') return sql`${STAFF} IS NULL`
  const at = SIZE_FROM.findIndex(([band]) => band === size)
  const above = SIZE_FROM[at - 1]?.[1]
  const from = SIZE_FROM[at]?.[1] ?? 0
  return sql`${STAFF} >= ${from} AND ${above === undefined ? sql`TRUE` : sql`${STAFF} < ${above}`}`
}

const isActive = (scope: Scope) => sql`${entities.status} = 'active' AND ${within(scope, entities.id) ?? sql`TRUE`}`

function found(scope: Scope, filter: BoardFilter): SQL {
  const { search, level, region, sector, size } = filter
  return sql`FROM ${entities} ${WITH_NAME_KEYS} WHERE ${isActive(scope)}
    AND ${search === '' ? sql`TRUE` : nameHolds(search)}
    AND ${level === '' ? sql`TRUE` : sql`${entities.governmentLevel} = ${level}`}
    AND ${region === '' ? sql`TRUE` : sql`${entities.region} = ${region}`}
    AND ${sector === '' ? sql`TRUE` : sql`${entities.sector} = ${sector}`}
    AND ${inSize(size)} AND ${inState(filter)}`
}

/** ISO date of the newest result of any of the instruments; an assessment has the date of its sending or its review. */
function newestResult(instruments: readonly BoardInstrument[]): SQL {
  const dates = instruments.map(({ slug, nature }) =>
    nature === 'staff'
      ? sql`(SELECT ${newestReleases.releasedOn} FROM ${newestReleases} WHERE ${newestReleases.instrumentSlug} = ${slug}
          AND ${newestReleases.entityId} = ${entities.id})`
      : // A review ends what was sent before it, so the later of the two is the newest; each lies whole in an index.
        sql`max(coalesce((SELECT max(${assessments.submittedOn}) FROM ${assessments} INDEXED BY assessment_submitted
          WHERE ${assessments.entityId} = ${entities.id} AND ${assessments.instrumentSlug} = ${slug}
          AND ${assessments.submittedScores} IS NOT NULL), ''),
          coalesce((SELECT max(${assessments.reviewedOn}) FROM ${assessments} INDEXED BY assessment_reviewed
          WHERE ${assessments.entityId} = ${entities.id} AND ${assessments.instrumentSlug} = ${slug}
          AND ${assessments.reviewedScores} IS NOT NULL), ''))`,
  )
  return sql`max('', ${sql.join(
    dates.map((date) => sql`coalesce(${date}, '')`),
    sql`, `,
  )})`
}

function ordered(order: BoardOrder, instruments: readonly BoardInstrument[]): SQL {
  if (order === 'date') return sql`${newestResult(instruments)} DESC, ${BY_NAME}`
  return order === 'level' ? sql`${entities.governmentLevel}, ${entities.region}, ${BY_NAME}` : BY_NAME
}

/** How many entities a filter of the board leaves. */
export function countBoard(database: Database, scope: Scope, filter: BoardFilter): number {
  return database.get<{ found: number }>(sql`SELECT count(*) AS found ${found(scope, filter)}`).found
}

/** What the queries of this file and of the cells of a board read; of a search, how names are kept besides. */
export const BOARD_TABLES = [
  entities,
  nameKeys,
  entityStaff,
  newestReleases,
  releasedFigures,
  [campaigns.status],
  [assessments.status, assessments.submittedScores, assessments.reviewedScores],
] as const satisfies readonly Watched[]

/** An entity of the board with the number of people who work in it; null where no figure is confirmed. */
export type BoardEntity = {
  readonly id: string
  readonly name: string
  readonly level: GovernmentLevel
  readonly region: string | null
  readonly staff: number | null
}

/** Entities with these ids, in their order. */
function listBoardEntities(database: Database, scope: Scope, ids: readonly string[]): BoardEntity[] {
  return database.all<BoardEntity>(sql`SELECT ${entities.id} AS id, ${entities.name} AS name,
      ${entities.governmentLevel} AS level, ${entities.region} AS region, ${STAFF} AS staff
    FROM json_each(${JSON.stringify(ids)}) AS page JOIN ${entities} ON ${entities.id} = page.value
    WHERE ${within(scope, entities.id) ?? sql`TRUE`} ORDER BY page.key`)
}

type Part = { readonly order: BoardOrder; readonly limit: number; readonly offset: number }

/** Which entities a filter leaves, in order: one part of them, with how many there are of them all; null of an empty part. */
function listPart(database: Database, scope: Scope, filter: BoardFilter, { order, limit, offset }: Part) {
  const ids = database.all<{ id: string; found: number }>(sql`SELECT ${entities.id} AS id, count(*) OVER () AS found
    ${found(scope, filter)} ORDER BY ${ordered(order, filter.instruments)} LIMIT ${limit} OFFSET ${offset}`)
  return { found: ids[0]?.found ?? null, ids: ids.map(({ id }) => id) }
}

/** The entities that a filter leaves, in order: one part of them. */
export function listBoard(database: Database, scope: Scope, filter: BoardFilter, part: Part): BoardEntity[] {
  // First which entities, then what is known of them: what is read of a page is not read of all.
  return listBoardEntities(database, scope, listPart(database, scope, filter, part).ids)
}

/**
 * One page of what a filter leaves, the last one where there are not so many, and how many there are. Which entities
 * stand on it is remembered while nothing of theirs changes, but not for a text that somebody typed.
 */
export function findBoardPage(
  database: Database,
  scope: Scope,
  filter: BoardFilter,
  asked: { readonly order: BoardOrder; readonly size: number; readonly page: number },
) {
  const { order, size } = asked
  const make = () => {
    const partAt = (page: number) =>
      listPart(database, scope, filter, { order, limit: size, offset: (page - 1) * size })
    // Counted where they are put in order: to look for them twice costs twice.
    const part = partAt(asked.page)
    const number = part.found ?? (asked.page === 1 ? 0 : countBoard(database, scope, filter))
    const pages = Math.max(1, Math.ceil(number / size))
    const page = Math.min(pages, asked.page)
    const { ids } = page === asked.page ? part : partAt(page)
    return { found: number, pages, page, rows: listBoardEntities(database, scope, ids) }
  }
  if (filter.search !== '') return make()
  return rememberedWhile(database, scope, BOARD_TABLES, `board ${JSON.stringify([filter, asked])}`, make)
}
