import { sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { adaptationDocuments, adaptationSheets, entities, nameKeys } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'
import { STANDARD_DOCUMENTS } from '#surveys/adaptation/documents.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'

/** How far the sheet of an entity is: it said nothing (`none`, which is not zero documents), it is under way, or ended. */
export const SHEET_STATES = ['none', 'open', 'ended'] as const
export type SheetState = (typeof SHEET_STATES)[number]

export type AdaptationFilter = {
  /** As `plainName` has it. */
  readonly search: string
  readonly level: GovernmentLevel | ''
  readonly state: SheetState | ''
}

/** An entity with what its sheet counts. The counts of one that said nothing are null. */
export type AdaptationLine = {
  readonly id: string
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
  readonly state: SheetState
  readonly endedOn: string | null
  readonly notReviewed: number | null
  readonly noChange: number | null
  readonly toAdapt: number | null
  readonly inProcess: number | null
  readonly adapted: number | null
  readonly notHeld: number | null
}

const STATE = sql`CASE WHEN ${adaptationSheets.entityId} IS NULL THEN 'none'
  WHEN ${adaptationSheets.endedOn} IS NULL THEN 'open' ELSE 'ended' END`

const inState = (state: string) => sql`count(CASE WHEN ${adaptationDocuments.state} = ${state} THEN 1 END)`

/** What the documents of every entity count, one row an entity; of standard documents without a row nothing was reviewed. */
const COUNTED = sql`(SELECT ${adaptationDocuments.entityId} AS entity_id,
    ${inState('not-reviewed')} + ${STANDARD_DOCUMENTS.length}
      - count(CASE WHEN ${adaptationDocuments.id} = ${adaptationDocuments.kind} THEN 1 END) AS not_reviewed,
    ${inState('no-change')} AS no_change, ${inState('to-adapt')} AS to_adapt, ${inState('in-process')} AS in_process,
    ${inState('adapted')} AS adapted, ${inState('not-held')} AS not_held
  FROM ${adaptationDocuments} GROUP BY ${adaptationDocuments.entityId}) AS counted`

const WITH_COUNTS = sql`LEFT JOIN ${COUNTED} ON counted.entity_id = ${entities.id}`

/** What the counts of the country read. */
export const ADAPTATION_TABLES = [entities, nameKeys, adaptationSheets, adaptationDocuments] as const

/** Entities in force: Ley 32535 obliges those of the three levels, whoever they are. */
function found(scope: Scope, { search, level, state }: AdaptationFilter, counted: SQL): SQL {
  return sql`FROM ${entities} ${WITH_NAME_KEYS}
    LEFT JOIN ${adaptationSheets} ON ${adaptationSheets.entityId} = ${entities.id} ${counted}
    WHERE ${entities.status} = 'active' AND ${within(scope, entities.id) ?? sql`TRUE`}
      AND ${search === '' ? sql`TRUE` : nameHolds(search)}
      AND ${level === '' ? sql`TRUE` : sql`${entities.governmentLevel} = ${level}`}
      AND ${state === '' ? sql`TRUE` : sql`${STATE} = ${state}`}`
}

/** How many entities a filter leaves. */
export function countAdaptations(database: Database, scope: Scope, filter: AdaptationFilter): number {
  return database.get<{ found: number }>(sql`SELECT count(*) AS found ${found(scope, filter, sql``)}`).found
}

/** What it leaves, by name; all of it where no page is asked for. */
export function listAdaptations(
  database: Database,
  scope: Scope,
  filter: AdaptationFilter,
  page: { readonly limit: number; readonly offset: number } | null = null,
): AdaptationLine[] {
  return database.all(sql`SELECT ${entities.id} AS id, ${entities.name} AS name,
      ${entities.governmentLevel} AS governmentLevel, ${entities.region} AS region, ${STATE} AS state,
      ${adaptationSheets.endedOn} AS endedOn, counted.not_reviewed AS notReviewed, counted.no_change AS noChange,
      counted.to_adapt AS toAdapt, counted.in_process AS inProcess, counted.adapted AS adapted,
      counted.not_held AS notHeld
    ${found(scope, filter, WITH_COUNTS)} ORDER BY ${BY_NAME}
    ${page === null ? sql`` : sql`LIMIT ${page.limit} OFFSET ${page.offset}`}`)
}

/** Of each level with entities in force: how many, how many in each state of the sheet, and their documents by state. */
export type AdaptationLevel = Readonly<
  Record<
    | 'entities'
    | 'none'
    | 'open'
    | 'ended'
    | 'notReviewed'
    | 'noChange'
    | 'toAdapt'
    | 'inProcess'
    | 'adapted'
    | 'notHeld',
    number
  >
> & { readonly level: GovernmentLevel }

/** Counts of the whole country by level of government. */
export function listAdaptationLevels(database: Database, scope: Scope): AdaptationLevel[] {
  const of = (state: SheetState) => sql`count(CASE WHEN ${STATE} = ${state} THEN 1 END)`
  const sum = (column: string) => sql`coalesce(sum(counted.${sql.raw(column)}), 0)`
  return database.all(sql`SELECT ${entities.governmentLevel} AS level, count(*) AS entities,
      ${of('none')} AS none, ${of('open')} AS open, ${of('ended')} AS ended,
      ${sum('not_reviewed')} AS notReviewed, ${sum('no_change')} AS noChange, ${sum('to_adapt')} AS toAdapt,
      ${sum('in_process')} AS inProcess, ${sum('adapted')} AS adapted, ${sum('not_held')} AS notHeld
    ${found(scope, { search: '', level: '', state: '' }, WITH_COUNTS)} GROUP BY ${entities.governmentLevel}`)
}
