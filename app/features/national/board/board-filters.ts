import type { BoardState } from '#db/queries/board.server.ts'
import type { GovernmentLevel } from '#db/schema/entities.ts'
import type { Sector } from '#surveys/model/entity-identity.ts'
import type { SizeBand } from '#surveys/model/entity-kind.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'

export const BOARD_STATES = ['resultado', 'aplicando', 'ninguna', 'todas'] as const
export type BoardStateWord = (typeof BOARD_STATES)[number]
export const BOARD_ORDERS = ['fecha', 'nombre', 'nivel'] as const
export type BoardOrderWord = (typeof BOARD_ORDERS)[number]

/** What the states and orders of an address are to the database. */
export const STATE_ASKED = {
  resultado: 'applied',
  aplicando: 'applying',
  ninguna: 'none',
  todas: '',
} as const satisfies Record<BoardStateWord, BoardState | ''>
export const ORDER_ASKED = { fecha: 'date', nombre: 'name', nivel: 'level' } as const

/** What the board is asked for, each part of it in the address. */
export type BoardFilters = {
  readonly search: string
  readonly level: GovernmentLevel | ''
  readonly region: string
  readonly sector: Sector | ''
  readonly size: SizeBand | ''
  /** Instrument that state and year are asked of; empty for any of the four. */
  readonly instrument: InstrumentSlug | ''
  /** Year of the results; null for any. */
  readonly year: number | null
  readonly state: BoardStateWord
  readonly order: BoardOrderWord
  /** Columns of the table; of the instruments their slugs, `region` and `personal`. */
  readonly columns: readonly BoardColumn[]
  /** Instrument of the figures above the table. */
  readonly shown: InstrumentSlug
}

/** Columns that can be left out, in their order, with the name that each has in the address. */
export const BOARD_COLUMNS = [
  ['region', 'region'],
  ['personal', 'personal'],
  ['cultura', 'organizational-culture'],
  ['estereotipos', 'gender-stereotypes'],
  ['presupuesto', 'public-budget'],
  ['hostigamiento', 'sexual-harassment'],
] as const satisfies readonly (readonly [string, 'region' | 'personal' | InstrumentSlug])[]
export type BoardColumn = (typeof BOARD_COLUMNS)[number][1]

/** The fields of the address that a change of only one of them carries along, without the page. */
export function boardFields(filters: BoardFilters): readonly (readonly [string, string])[] {
  const all = filters.columns.length === BOARD_COLUMNS.length
  return [
    ['buscar', filters.search],
    ['nivel', filters.level],
    ['ambito', filters.region],
    ['sector', filters.sector],
    ['tamano', filters.size],
    ['herramienta', filters.instrument],
    ['anio', filters.year === null ? '' : String(filters.year)],
    ['estado', filters.state],
    ['orden', filters.order],
    ['figura', filters.shown],
    ['columnas', all ? '' : 'elegidas'],
    ...(all
      ? []
      : BOARD_COLUMNS.filter(([, column]) => filters.columns.includes(column)).map(
          ([name]) => [`ver-${name}`, 'si'] as const,
        )),
  ]
}

/** Address of the board, or of a file of it, with these filters. */
export function boardAddress(filters: BoardFilters, page = 1, path = '/nacional'): string {
  const given = boardFields(filters).filter(([, value]) => value !== '')
  const search = new URLSearchParams([
    ...given.map(([name, value]) => [name, value]),
    ...(page > 1 ? [['pagina', String(page)]] : []),
  ])
  return `${path}?${search.toString()}`
}
