import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { Sector } from '#surveys/model/entity-identity.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import type { AdmissionWay, CampaignScope } from '#db/schema/campaigns.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import {
  campaigns,
  campaignWays,
  entities,
  nameKeys,
  newestReleases,
  releasedFigures,
  releases,
} from '#db/schema/index.ts'
import type { Watched } from '#db/remembered.server.ts'
import type { Scope } from '#db/scope.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'
import { FIGURE_COLUMNS, figureIn, type FigureRow } from './released-figures.server.ts'

/** An entity that may be chosen: it has a result of the instrument. */
export type ChoosableEntity = {
  readonly id: string
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
}

const MOST_FOUND = 12

/** What `listChoosable` reads. */
export const CHOOSABLE_TABLES = [
  [entities.name, entities.governmentLevel, entities.region, entities.status],
  nameKeys,
  newestReleases,
] as const satisfies readonly Watched[]

const applied = (instrument: InstrumentSlug, such: SQL) =>
  sql`FROM ${newestReleases} JOIN ${entities} ON ${entities.id} = ${newestReleases.entityId} ${WITH_NAME_KEYS}
    WHERE ${newestReleases.instrumentSlug} = ${instrument} AND ${entities.status} = 'active' AND ${such}`

/** Entities with a result whose name holds a text, by name, never by score. Needs the country's scope. @param search as `plainName` has it. */
export function listChoosable(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  search: string,
): ChoosableEntity[] {
  if (scope.kind !== 'country') return []
  return database.all<ChoosableEntity>(sql`SELECT ${entities.id} AS id, ${entities.name} AS name,
      ${entities.governmentLevel} AS governmentLevel, ${entities.region} AS region
    ${applied(instrument, search === '' ? sql`TRUE` : nameHolds(search))} ORDER BY ${BY_NAME} LIMIT ${MOST_FOUND}`)
}

/** The newest release of an entity, with how it came about. */
export type ComparedRelease = ChoosableEntity & {
  readonly campaignId: string
  readonly releasedOn: string
  readonly release: Release
  readonly scope: CampaignScope
  readonly ways: readonly AdmissionWay[]
}

/** The newest release of each of these entities, in the order asked for; without those that have none. Needs the country's scope. */
export function listComparedReleases(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  ids: readonly string[],
): ComparedRelease[] {
  if (scope.kind !== 'country' || ids.length === 0) return []
  const rows = database
    .select({
      ...{ id: entities.id, name: entities.name, governmentLevel: entities.governmentLevel, region: entities.region },
      ...{ campaignId: releases.campaignId, releasedOn: releases.releasedOn, release: releases.content },
      scope: campaigns.scope,
    })
    .from(newestReleases)
    .innerJoin(releases, eq(releases.campaignId, newestReleases.campaignId))
    .innerJoin(campaigns, eq(campaigns.id, newestReleases.campaignId))
    .innerJoin(entities, eq(entities.id, newestReleases.entityId))
    .where(and(eq(newestReleases.instrumentSlug, instrument), inArray(newestReleases.entityId, [...ids])))
    .all()
  const ways = database
    .select({ campaignId: campaignWays.campaignId, way: campaignWays.way })
    .from(campaignWays)
    .where(
      inArray(
        campaignWays.campaignId,
        rows.map(({ campaignId }) => campaignId),
      ),
    )
    .orderBy(asc(campaignWays.way))
    .all()
  return ids.flatMap((id) =>
    rows
      .filter((row) => row.id === id)
      .map((row) => ({
        ...row,
        ways: ways.filter(({ campaignId }) => campaignId === row.campaignId).map(({ way }) => way),
      })),
  )
}

/** A figure of everybody in the newest release of an entity. */
export type GroupFigure = {
  readonly entityId: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
  /** Null where it is not known, and where the level has none. */
  readonly sector: Sector | null
  readonly scope: CampaignScope
  /** People in that scope. */
  readonly population: number
  readonly measure: string
  readonly series: number
  /** ISO date of its release. */
  readonly releasedOn: string
  readonly figure: Figure
}

/** What `listGroupFigures` reads. */
export const GROUP_FIGURES_TABLES = [
  entities,
  newestReleases,
  releasedFigures,
  [campaigns.scope, campaigns.populationWomen, campaigns.populationMen],
] as const satisfies readonly Watched[]

/** What a comparison of entities reads: their newest releases, how they came about, and the figures of their groups. */
export const COMPARED_TABLES = [...GROUP_FIGURES_TABLES, releases, campaignWays] as const satisfies readonly Watched[]

type Raw = Omit<GroupFigure, 'scope' | 'figure'> &
  Omit<FigureRow, 'spansCut'> & { readonly scope: string; readonly spansCut: 0 | 1 | null }

/**
 * Figures of everybody in the newest releases of an instrument, of every entity in force. Nothing is added up here: the
 * gate does (surveys/disclosure/pool). Needs the country's scope.
 * @param of which measures, and which entities where not all.
 */
export function listGroupFigures(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  of: { readonly measures: readonly string[]; readonly ids?: readonly string[] },
): GroupFigure[] {
  if (scope.kind !== 'country') return []
  const rows = database.all<Raw>(sql`
    SELECT ${entities.id} AS entityId, ${entities.governmentLevel} AS governmentLevel, ${entities.region} AS region, ${entities.sector} AS sector,
      ${campaigns.scope} AS scope, ${campaigns.populationWomen} + ${campaigns.populationMen} AS population,
      ${releasedFigures.measure} AS measure, ${releasedFigures.series} AS series, ${releasedFigures.releasedOn} AS releasedOn, ${FIGURE_COLUMNS}
    FROM ${newestReleases}
    JOIN ${entities} ON ${entities.id} = ${newestReleases.entityId} AND ${entities.status} = 'active'
    JOIN ${campaigns} ON ${campaigns.id} = ${newestReleases.campaignId}
    JOIN json_each(${JSON.stringify(of.measures)}) AS measures
    JOIN ${releasedFigures} ON ${releasedFigures.campaignId} = ${newestReleases.campaignId}
      AND ${releasedFigures.measure} = measures.value AND ${releasedFigures.cut} = '' AND ${releasedFigures.cell} = ''
    WHERE ${newestReleases.instrumentSlug} = ${instrument}
      AND ${of.ids ? inArray(newestReleases.entityId, [...of.ids]) : sql`TRUE`}`)
  // Thousands of entities have a few scopes.
  const scopes = new Map<string, CampaignScope>()
  const scopeIn = (text: string) => {
    const known = scopes.get(text) ?? (JSON.parse(text) as CampaignScope)
    scopes.set(text, known)
    return known
  }
  return rows.flatMap((row) => {
    const figure = figureIn({ ...row, spansCut: row.spansCut === null ? null : row.spansCut === 1 })
    const { entityId, governmentLevel, region, sector, population, measure, series, releasedOn } = row
    return figure
      ? [
          {
            ...{ entityId, governmentLevel, region, sector, population, measure, series, releasedOn, figure },
            scope: scopeIn(row.scope),
          },
        ]
      : []
  })
}

/** How the newest release of an entity came about, and its overall of women and of men. */
export type GroupBasis = {
  readonly entityId: string
  readonly women: number
  readonly men: number
  readonly ways: readonly AdmissionWay[]
  /** By cell of the cut by sex; without what the release does not show. */
  readonly cells: Readonly<Record<string, Figure>>
}

/** What `listGroupBases` reads beside those. */
export const GROUP_BASES_TABLES = [campaignWays] as const satisfies readonly Watched[]

/** What stands behind the newest releases of these entities. Needs the country's scope. */
export function listGroupBases(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  ids: readonly string[],
): GroupBasis[] {
  if (scope.kind !== 'country') return []
  const asked = sql`${newestReleases.entityId} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const mine = and(eq(newestReleases.instrumentSlug, instrument), asked)
  const bases = database
    .select({ entityId: newestReleases.entityId, women: campaigns.populationWomen, men: campaigns.populationMen })
    .from(newestReleases)
    .innerJoin(campaigns, eq(campaigns.id, newestReleases.campaignId))
    .where(mine)
    .all()
  const ways = database
    .select({ entityId: newestReleases.entityId, way: campaignWays.way })
    .from(newestReleases)
    .innerJoin(campaignWays, eq(campaignWays.campaignId, newestReleases.campaignId))
    .where(mine)
    .orderBy(asc(campaignWays.way))
    .all()
  const bySex = and(eq(releasedFigures.measure, OVERALL), eq(releasedFigures.cut, 'sex'))
  const cells = database
    .select({ row: releasedFigures })
    .from(newestReleases)
    .innerJoin(releasedFigures, and(eq(releasedFigures.campaignId, newestReleases.campaignId), bySex))
    .where(mine)
    .all()
  const byEntity = new Map(bases.map((base) => [base.entityId, { ...base, ways: [] as AdmissionWay[], cells: {} }]))
  for (const { entityId, way } of ways) byEntity.get(entityId)?.ways.push(way)
  for (const { row } of cells) Object.assign(byEntity.get(row.entityId)?.cells ?? {}, { [row.cell]: figureIn(row) })
  return [...byEntity.values()]
}
