import { listBoardCells, type BoardCell } from '#db/queries/board-cells.server.ts'
import { BOARD_TABLES, type BoardEntity } from '#db/queries/board.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Actor } from '#app/door/actor.ts'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import type { BoardFilters } from './board-filters.ts'

/** Entities whose cells are remembered together while nothing of theirs changes. */
const MOST_REMEMBERED = 50

export type BoardRow = BoardEntity & {
  /** Of the instruments that are shown, in their order. */
  readonly cells: readonly (BoardCell & { readonly instrument: InstrumentSlug })[]
}

/** The cells of one instrument by entity; of two results in one year the newest. */
function cellsOf(
  database: Database,
  { scope }: Pick<Actor, 'scope'>,
  year: number | null,
  slug: InstrumentSlug,
  ids: readonly string[],
) {
  const of = { slug, nature: latestInstrument(slug).nature, compared: isCompared(slug) }
  const cells = new Map<string, BoardCell>()
  for (const cell of listBoardCells(database, scope, of, year, ids)) {
    const before = cells.get(cell.entityId)
    if (!before || (before.date ?? '') < (cell.date ?? '')) cells.set(cell.entityId, cell)
  }
  return cells
}

/** Entities with what is known of each instrument that the filters show: one query an instrument, whatever their number. */
export function boardRows(
  database: Database,
  actor: Pick<Actor, 'scope'>,
  { columns, year }: Pick<BoardFilters, 'columns' | 'year'>,
  entities: readonly BoardEntity[],
): BoardRow[] {
  const shown = INSTRUMENT_SLUGS.filter((slug) => (columns as readonly string[]).includes(slug))
  const ids = entities.map(({ id }) => id)
  const make = () => shown.map((slug) => ({ slug, of: cellsOf(database, actor, year, slug, ids) }))
  // Of a page; a file asks for thousands, which nobody asks for again.
  const cells =
    ids.length > MOST_REMEMBERED
      ? make()
      : rememberedWhile(database, actor.scope, BOARD_TABLES, `board cells ${JSON.stringify([year, shown, ids])}`, make)
  return entities.map((entity) => ({
    ...entity,
    cells: cells.flatMap(({ slug, of }) => {
      const cell = of.get(entity.id)
      return cell ? [{ ...cell, instrument: slug }] : []
    }),
  }))
}
