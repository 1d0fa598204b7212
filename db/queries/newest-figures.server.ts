import { sql } from 'drizzle-orm'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { entities, newestReleases, releasedFigures } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

/** What is read here. */
export const NEWEST_FIGURES_TABLES = [entities, newestReleases, releasedFigures] as const

/** A shown figure of the newest release of an entity in force: value 0-100 and answers as they were released. */
export type NewestFigure = {
  readonly level: GovernmentLevel
  readonly measure: string
  readonly value: number
  readonly n: number
}

/**
 * The newest shown figures of an instrument, of everybody. Whose figure is hidden is not in them, nor what may not be laid
 * beside the others. They are for the gate, which alone makes something of several.
 * @param series of each measure, the oldest comparable version, as `seriesOf` has it.
 */
export function listNewestFigures(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  series: Readonly<Record<string, number>>,
): NewestFigure[] {
  return database.all<NewestFigure>(sql`
    SELECT ${entities.governmentLevel} AS level, measures.key AS measure, ${releasedFigures.value} AS value, ${releasedFigures.n} AS n
    FROM ${newestReleases}
    JOIN ${entities} ON ${entities.id} = ${newestReleases.entityId} AND ${entities.status} = 'active'
    JOIN json_each(${JSON.stringify(series)}) AS measures
    JOIN ${releasedFigures} ON ${releasedFigures.campaignId} = ${newestReleases.campaignId}
      AND ${releasedFigures.measure} = measures.key AND ${releasedFigures.cut} = '' AND ${releasedFigures.cell} = ''
    WHERE ${newestReleases.instrumentSlug} = ${instrument} AND ${within(scope, newestReleases.entityId) ?? sql`TRUE`}
      AND ${releasedFigures.kind} = 'scored' AND ${releasedFigures.series} = measures.value`)
}
