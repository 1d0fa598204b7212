import { sql } from 'drizzle-orm'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Database } from '#db/client.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import { entities, newestReleases, releasedFigures } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

/** Shown figures of one measure, of the entities of one level, taken together; what the gate needs to judge them. */
export type LevelMean = {
  readonly level: GovernmentLevel
  readonly measure: string
  readonly entities: number
  /** Mean of the values (0-100), each entity counted once. */
  readonly mean: number
  /** Answers of all of them, and of the one with most. */
  readonly answers: number
  readonly heaviest: number
}

/**
 * The newest shown figures of an instrument, by level of government and measure. Whose figure is hidden does not enter.
 * Only figures that may be laid beside each other do.
 * @param series of each measure, the oldest comparable version, as `seriesOf` has it.
 */
export function listLevelMeans(
  database: Database,
  scope: Scope,
  instrument: InstrumentSlug,
  series: Readonly<Record<string, number>>,
): LevelMean[] {
  return database.all<LevelMean>(sql`
    SELECT ${entities.governmentLevel} AS level, measures.key AS measure, count(*) AS entities,
      avg(${releasedFigures.value}) AS mean, sum(${releasedFigures.n}) AS answers, max(${releasedFigures.n}) AS heaviest
    FROM ${newestReleases}
    JOIN ${entities} ON ${entities.id} = ${newestReleases.entityId} AND ${entities.status} = 'active'
    JOIN json_each(${JSON.stringify(series)}) AS measures
    JOIN ${releasedFigures} ON ${releasedFigures.campaignId} = ${newestReleases.campaignId}
      AND ${releasedFigures.measure} = measures.key AND ${releasedFigures.cut} = '' AND ${releasedFigures.cell} = ''
    WHERE ${newestReleases.instrumentSlug} = ${instrument} AND ${within(scope, newestReleases.entityId) ?? sql`TRUE`}
      AND ${releasedFigures.kind} = 'scored' AND ${releasedFigures.series} = measures.value
    GROUP BY 1, 2`)
}
