import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
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
  readonly scope: CampaignScope
  /** People in that scope. */
  readonly population: number
  readonly measure: string
  readonly series: number
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
      const { entityId, measure, series } = row
      return figure ? [{ ...rest, entityId, measure, series, figure, population: women + men }] : []
    })
}
