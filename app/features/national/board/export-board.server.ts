import { listBoard } from '#db/queries/board.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { Actor } from '#app/door/actor.ts'
import { fileName } from '#app/kit/documents/file-name.server.ts'
import { systemClock, type Clock } from '#app/kit/program/clock.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { csv } from '#app/kit/sheets/csv.server.ts'
import { dateCell, workbook, type CellValue, type Row, type WorkbookSheet } from '#app/kit/sheets/xlsx.server.ts'
import { figureValue } from '#app/kit/words/figure-words.ts'
import { GOVERNMENT_LEVEL_NAMES, LEVEL_NAMES, SUPPRESSION_WORDS } from '#app/kit/words/names.ts'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import { ORDER_ASKED, type BoardFilters } from './board-filters.ts'
import { SECTOR_NAMES } from '#app/kit/words/sector-names.ts'
import { SIZE_NAMES } from '#app/kit/words/group-names.ts'
import { BOARD_STATE_NAMES } from './board-words.ts'
import { boardRows, type BoardRow } from './board-rows.server.ts'
import { boardFilter } from './view-board.server.ts'

type InstrumentCell = BoardRow['cells'][number]

const ALL = -1

/** Titles of the columns of an instrument: a score only where named entities are compared. */
function titlesOf(slug: InstrumentCell['instrument']): string[] {
  const { title } = latestInstrument(slug)
  const scores = isCompared(slug) ? [`${title}: puntaje`, `${title}: nivel`] : []
  return [`${title}: estado`, `${title}: fecha`, ...scores]
}

function stateOf({ year, applying }: InstrumentCell): string {
  if (year === null) return applying ? 'Aplicando' : 'Sin resultado'
  return applying ? 'Con resultado; aplicando otra vez' : 'Con resultado'
}

function scoreCells({ overall, rated }: InstrumentCell): CellValue[] {
  if (rated)
    return rated.verified === null
      ? ['En revisión', null]
      : [{ number: rated.verified, decimals: 1 }, rated.level ? LEVEL_NAMES[rated.level] : null]
  if (!overall) return [null, null]
  if (overall.kind === 'suppressed') return [SUPPRESSION_WORDS[overall.reason], null]
  return [overall.bound === 'exact' ? overall.value : figureValue(overall), LEVEL_NAMES[overall.level]]
}

function cellsOf(cell: InstrumentCell): CellValue[] {
  const date = cell.date ? dateCell(cell.date) : null
  return [stateOf(cell), date, ...(isCompared(cell.instrument) ? scoreCells(cell) : [])]
}

/** Every entity that the filters leave, with the columns that are shown: what the page shows, of all its pages. */
function boardSheet(actor: Actor, filters: BoardFilters): WorkbookSheet {
  const { database } = runtime()
  const shown = { order: ORDER_ASKED[filters.order], limit: ALL, offset: 0 }
  const entities = listBoard(database, actor.scope, boardFilter(filters), shown)
  const rows = boardRows(database, actor, filters, entities)
  const [withRegion, withStaff] = [filters.columns.includes('region'), filters.columns.includes('personal')]
  const instruments = filters.columns.filter((column) => column !== 'region' && column !== 'personal')
  const header: Row = [
    ...['Entidad', 'Nivel de gobierno'],
    ...(withRegion ? ['Región'] : []),
    ...(withStaff ? ['Personal'] : []),
    ...instruments.flatMap(titlesOf),
  ]
  return {
    name: 'Entidades',
    widths: [46, 30, ...header.slice(2).map(() => 20)],
    rows: [
      header,
      ...rows.map(
        (row): Row => [
          row.name,
          GOVERNMENT_LEVEL_NAMES[row.level],
          ...(withRegion ? [row.region] : []),
          ...(withStaff ? [row.staff] : []),
          ...row.cells.flatMap(cellsOf),
        ],
      ),
    ],
  }
}

/** The filtered entities as a workbook. */
export function boardWorkbook(actor: Actor, filters: BoardFilters): Promise<Buffer> {
  return workbook([boardSheet(actor, filters)])
}

/** The same as text, for programs. */
export function boardCsv(actor: Actor, filters: BoardFilters): string {
  return csv([boardSheet(actor, filters)])
}

/** Name of the file: what it was narrowed to, and the moment, so that two of them are told apart. */
export function boardFileName(filters: BoardFilters, extension: 'xlsx' | 'csv', clock: Clock = systemClock): string {
  const { level, region, sector, size, instrument, year, state } = filters
  const apart = [
    level && GOVERNMENT_LEVEL_NAMES[level],
    region,
    sector && `Sector ${SECTOR_NAMES[sector]}`,
    size && SIZE_NAMES[size],
    year,
    state === 'todas' ? '' : BOARD_STATE_NAMES[state],
  ]
  const title = instrument === '' ? {} : { instrument: latestInstrument(instrument).title }
  return fileName({ what: 'Tablero nacional', entity: null, ...title, apart, date: clock() }, extension)
}
