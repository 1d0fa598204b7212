import {
  listCoverage,
  listCoverageOfYears,
  listLevelSizes,
  listRegionSizes,
  listRegionStates,
  COVERAGE_TABLES,
} from '#db/queries/coverage.server.ts'
import { listMaturityCounts, MATURITY_TABLES } from '#db/queries/country.server.ts'
import { listNewestFigures, NEWEST_FIGURES_TABLES } from '#db/queries/newest-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { whyNotCompared } from '#surveys/comparison/which-are-compared.ts'
import { seriesOf } from '#surveys/model/crosswalk.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import type { Actor } from '#app/door/actor.ts'
import { countryOf } from '../country-rows.ts'
import { levelDistribution } from '../level-counts.ts'
import { coverageRows, regionTiles, trendRows } from './coverage-facts.ts'
import { levelMap, weakestDimensions } from './level-map.ts'

/**
 * The figures of one instrument above the table. What staff of named entities said is in none of them but pooled.
 * Remembered until a release, an assessment or an entity changes: what is remembered is what the gate made.
 */
export function figuresAbove(database: Database, { scope }: Pick<Actor, 'scope'>, shown: InstrumentSlug) {
  const make = () => {
    const instrument = latestInstrument(shown)
    const why = whyNotCompared(shown)
    const series = seriesOf(INSTRUMENTS, instrument)
    const measures = { [OVERALL]: series.overall, ...series.dimensions }
    const map =
      instrument.nature === 'staff' ? levelMap(instrument, listNewestFigures(database, scope, shown, measures)) : []
    return {
      title: instrument.title,
      whyNotCompared: why,
      levels: why === null ? levelDistribution(listMaturityCounts(database, scope, countryOf(shown))) : null,
      map,
      cuts: instrument.scoring.levels,
      weakest: weakestDimensions(map),
    }
  }
  const tables = [...NEWEST_FIGURES_TABLES, ...MATURITY_TABLES]
  return rememberedWhile(database, scope, tables, `figures above ${shown}`, make)
}

/** Who has applied what: numbers of entities, of no score. Remembered as above. @param year of the results; null for any. */
export function coverageOf(database: Database, { scope }: Pick<Actor, 'scope'>, year: number | null, thisYear: number) {
  const make = () => {
    const sizes = listLevelSizes(database, scope)
    const trend = trendRows(INSTRUMENT_SLUGS, listCoverageOfYears(database, scope), thisYear)
    return {
      years: trend[0]?.years.map((each) => each.year) ?? [],
      totals: {
        entities: sizes.reduce((sum, { entities }) => sum + entities, 0),
        invented: sizes.reduce((sum, { invented }) => sum + invented, 0),
      },
      coverage: coverageRows(INSTRUMENT_SLUGS, listCoverage(database, scope, year), sizes),
      trend,
      tiles: regionTiles(INSTRUMENT_SLUGS, listRegionStates(database, scope, year), listRegionSizes(database, scope)),
    }
  }
  return rememberedWhile(database, scope, COVERAGE_TABLES, `coverage ${year ?? 'any'} ${thisYear}`, make)
}
