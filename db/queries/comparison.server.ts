import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { Sector } from '#surveys/model/entity-identity.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import type { AdmissionWay, CampaignScope } from '#db/schema/campaigns.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { campaigns, campaignWays, entities, newestReleases, releasedFigures, releases } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { BY_NAME, nameHolds, WITH_NAME_KEYS } from './directory-page.server.ts'
import { figureIn } from './released-figures.server.ts'

/** An entity that may be chosen: it has a result of the instrument. */
export type ChoosableEntity = {
  readonly id: string
  readonly name: string
  readonly governmentLevel: GovernmentLevel
  readonly region: string | null
}

const MOST_FOUND = 12

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

/**
 * Figures of everybody in the newest releases of an instrument, of every entity in force. Nothing is added up here: the
 * gate does (surveys/disclosure/pool). Needs the country's scope.
 * @param measures all, or the overall alone.
 */
export function listGroupFigures(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  measures: 'all' | 'overall' = 'all',
): GroupFigure[] {
  if (scope.kind !== 'country') return []
  return database
    .select({
      figure: releasedFigures,
      governmentLevel: entities.governmentLevel,
      region: entities.region,
      sector: entities.sector,
      scope: campaigns.scope,
      women: campaigns.populationWomen,
      men: campaigns.populationMen,
    })
    .from(newestReleases)
    .innerJoin(
      releasedFigures,
      and(
        eq(releasedFigures.campaignId, newestReleases.campaignId),
        eq(releasedFigures.cut, ''),
        measures === 'all' ? undefined : eq(releasedFigures.measure, OVERALL),
      ),
    )
    .innerJoin(campaigns, eq(campaigns.id, newestReleases.campaignId))
    .innerJoin(entities, and(eq(entities.id, newestReleases.entityId), eq(entities.status, 'active')))
    .where(eq(newestReleases.instrumentSlug, instrument))
    .all()
    .flatMap(({ figure: row, women, men, ...rest }) => {
      const figure = figureIn(row)
      const { entityId, measure, series, releasedOn } = row
      return figure ? [{ ...rest, entityId, measure, series, releasedOn, figure, population: women + men }] : []
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
