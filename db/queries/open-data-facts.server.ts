import { and, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import {
  assessments,
  campaigns,
  commitments,
  entities,
  entityStaff,
  novemberReports,
  releasedFigures,
  releases,
} from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import { figureIn } from './released-figures.server.ts'

/** Pairs of entity and instrument that had a result in a year; of no score. Needs the country's scope. */
export function listAppliedInYear(
  database: Database,
  scope: Scope,
  year: number,
): { readonly entityId: string; readonly instrument: InstrumentSlug }[] {
  if (scope.kind !== 'country') return []
  return database.all(sql`
    SELECT ${releasedFigures.entityId} AS entityId, ${releasedFigures.instrumentSlug} AS instrument FROM ${releasedFigures}
      WHERE ${releasedFigures.measure} = ${OVERALL} AND ${releasedFigures.cut} = '' AND ${releasedFigures.year} = ${year}
    UNION SELECT ${assessments.entityId}, ${assessments.instrumentSlug} FROM ${assessments}
      WHERE ${assessments.submittedScores} IS NOT NULL AND ${assessments.year} = ${year}
    ORDER BY 1, 2`)
}

/** A figure of everybody in a release of the year. */
export type YearFigure = {
  readonly entityId: string
  readonly instrument: InstrumentSlug
  readonly measure: string
  readonly series: number
  readonly figure: Figure
}

/**
 * Figures of everybody in the releases of a year. They are for the gate, which alone makes something of several. Needs
 * the country's scope.
 */
export function listFiguresOfYear(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  { year, measures }: { readonly year: number; readonly measures: readonly string[] },
): YearFigure[] {
  if (scope.kind !== 'country') return []
  return database
    .select()
    .from(releasedFigures)
    .where(
      and(
        eq(releasedFigures.instrumentSlug, instrument),
        inArray(releasedFigures.measure, [...measures]),
        eq(releasedFigures.cut, sql`''`),
        eq(releasedFigures.year, year),
      ),
    )
    .all()
    .flatMap((row) => {
      const figure = figureIn(row)
      const { entityId, measure, series } = row
      return figure ? [{ entityId, instrument, measure, series, figure }] : []
    })
}

/** Public pages of entities about a result of a year, with what decides what they show. Needs the country's scope. */
export function listPublicPagesOfYear(database: Database, scope: Scope, year: number) {
  if (scope.kind !== 'country') return []
  return database
    .select({
      ...{
        entityId: campaigns.entityId,
        instrument: releases.instrumentSlug,
        instrumentHash: campaigns.instrumentHash,
      },
      ...{ publicId: commitments.publicId, promisedOn: commitments.promisedOn, additions: commitments.additions },
      publishedOn: sql<string>`${commitments.publishedOn}`,
      content: releases.content,
    })
    .from(commitments)
    .innerJoin(campaigns, eq(campaigns.id, commitments.campaignId))
    .innerJoin(releases, eq(releases.campaignId, commitments.campaignId))
    .where(
      and(
        isNotNull(commitments.publishedOn),
        eq(campaigns.status, 'closed'),
        sql`substr(${releases.releasedOn}, 1, 4) = ${String(year)}`,
      ),
    )
    .orderBy(campaigns.entityId, releases.instrumentSlug)
    .all()
}

/** Entities that presented their November report of a year by a day. @param by ISO date. */
export function listPresentedReports(database: Database, scope: Scope, year: number, by: string): string[] {
  if (scope.kind !== 'country') return []
  return database
    .selectDistinct({ entityId: novemberReports.entityId })
    .from(novemberReports)
    .where(and(eq(novemberReports.year, year), sql`substr(${novemberReports.receivedAt}, 1, 10) <= ${by}`))
    .all()
    .map(({ entityId }) => entityId)
}

/** Region of each entity, and people who worked in it by the newest figure of a day. @param by ISO date. */
export function listPlacesAndSizes(database: Database, scope: Scope, by: string) {
  if (scope.kind !== 'country') return []
  const counted = database
    .select({ entityId: entityStaff.entityId, on: sql<string>`max(${entityStaff.countedOn})`.as('newest_count') })
    .from(entityStaff)
    .where(lte(entityStaff.countedOn, by))
    .groupBy(entityStaff.entityId)
    .as('counted')
  return database
    .select({
      ...{ id: entities.id, region: entities.region },
      staff: sql<number | null>`${entityStaff.women} + ${entityStaff.men}`,
    })
    .from(entities)
    .leftJoin(counted, eq(counted.entityId, entities.id))
    .leftJoin(entityStaff, and(eq(entityStaff.entityId, entities.id), eq(entityStaff.countedOn, counted.on)))
    .all()
}
