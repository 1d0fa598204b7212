import { countBoard, listBoard, type BoardFilter } from '#db/queries/board.server.ts'
import {
  listCoverage,
  listCoverageOfYears,
  listLevelSizes,
  listRegionSizes,
  listRegionStates,
} from '#db/queries/coverage.server.ts'
import { listCountryGroups } from '#db/queries/country.server.ts'
import { listNewestFigures } from '#db/queries/newest-figures.server.ts'
import type { Database } from '#db/client.server.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { seriesOf } from '#surveys/model/crosswalk.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { whyNotCompared } from '#surveys/comparison/which-are-compared.ts'
import { countryOf } from '../country-rows.ts'
import { levelDistribution } from '../level-counts.ts'
import { ORDER_ASKED, STATE_ASKED, type BoardFilters } from './board-filters.ts'
import { boardRows } from './board-rows.server.ts'
import type { BoardSearch } from './board-search.ts'
import { coverageRows, regionTiles, trendRows } from './coverage-facts.ts'
import { levelMap, weakestDimensions } from './level-map.ts'

const PAGE_SIZE = 25

const natureOf = (slug: InstrumentSlug) => ({ slug, nature: latestInstrument(slug).nature })

/** What the filters leave, as the database knows it. */
export function boardFilter({
  search,
  level,
  region,
  sector,
  size,
  instrument,
  year,
  state,
}: BoardFilters): BoardFilter {
  const asked = instrument === '' ? INSTRUMENT_SLUGS : [instrument]
  return {
    search: plainName(search),
    ...{ level, region, sector, size, year },
    instruments: asked.map(natureOf),
    state: STATE_ASKED[state],
  }
}

/** The figures of one instrument above the table. What staff of named entities said is in none of them but pooled. */
function figuresOf(database: Database, { scope }: Actor, shown: InstrumentSlug) {
  const instrument = latestInstrument(shown)
  const why = whyNotCompared(shown)
  const series = seriesOf(INSTRUMENTS, instrument)
  const measures = { [OVERALL]: series.overall, ...series.dimensions }
  const map =
    instrument.nature === 'staff' ? levelMap(instrument, listNewestFigures(database, scope, shown, measures)) : []
  return {
    title: instrument.title,
    whyNotCompared: why,
    levels: why === null ? levelDistribution(listCountryGroups(database, scope, countryOf(shown))) : null,
    map,
    cuts: instrument.scoring.levels,
    weakest: weakestDimensions(map),
  }
}

/** The first screen of the Ministry: coverage and state of the country, and one page of its entities. */
export async function getBoard(actor: Actor, { filters, page: asked }: BoardSearch, clock: Clock = systemClock) {
  const { database } = runtime()
  const { scope } = actor
  const filter = boardFilter(filters)
  const found = countBoard(database, scope, filter)
  const pages = Math.max(1, Math.ceil(found / PAGE_SIZE))
  const page = Math.min(pages, asked)
  const sizes = listLevelSizes(database, scope)
  const thisYear = Number(limaDate(clock()).slice(0, 4))
  const trend = trendRows(INSTRUMENT_SLUGS, listCoverageOfYears(database, scope), thisYear)
  const shown = { order: ORDER_ASKED[filters.order], limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }
  return {
    filters,
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, title: latestInstrument(slug).title })),
    years: trend[0]?.years.map(({ year }) => year) ?? [],
    totals: {
      entities: sizes.reduce((sum, { entities }) => sum + entities, 0),
      invented: sizes.reduce((sum, { invented }) => sum + invented, 0),
    },
    coverage: coverageRows(INSTRUMENT_SLUGS, listCoverage(database, scope, filters.year), sizes),
    trend,
    tiles: regionTiles(
      INSTRUMENT_SLUGS,
      listRegionStates(database, scope, filters.year),
      listRegionSizes(database, scope),
    ),
    figures: figuresOf(database, actor, filters.shown),
    ...{ found, page, pages },
    rows: boardRows(database, actor, filters, listBoard(database, scope, filter, shown)),
  }
}

export type Board = Awaited<ReturnType<typeof getBoard>>
