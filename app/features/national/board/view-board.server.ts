import { findBoardPage, type BoardFilter } from '#db/queries/board.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { plainName } from '#surveys/text/written-text.ts'
import type { Actor } from '#app/door/actor.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { coverageOf, figuresAbove } from './board-country.server.ts'
import { ORDER_ASKED, STATE_ASKED, type BoardFilters } from './board-filters.ts'
import { boardRows } from './board-rows.server.ts'
import type { BoardSearch } from './board-search.ts'

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

/** The first screen of the Ministry: coverage and state of the country, and one page of its entities. */
export async function getBoard(actor: Actor, { filters, page: asked }: BoardSearch, clock: Clock = systemClock) {
  const { database } = runtime()
  const { scope } = actor
  const filter = boardFilter(filters)
  const { rows, ...place } = findBoardPage(database, scope, filter, {
    ...{ order: ORDER_ASKED[filters.order], size: PAGE_SIZE, page: asked },
  })
  const thisYear = Number(limaDate(clock()).slice(0, 4))
  return {
    filters,
    instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, title: latestInstrument(slug).title })),
    ...coverageOf(database, actor, filters.year, thisYear),
    figures: figuresAbove(database, actor, filters.shown),
    ...place,
    rows: boardRows(database, actor, filters, rows),
  }
}

export type Board = Awaited<ReturnType<typeof getBoard>>
