import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { REGIONS } from '#db/schema/regions.ts'
import { SECTORS } from '#surveys/model/entity-identity.ts'
import { SIZE_BANDS } from '#surveys/model/entity-kind.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'
import { BOARD_COLUMNS, BOARD_ORDERS, BOARD_STATES, type BoardFilters } from './board-filters.ts'

const ticked = z.literal('si').optional().catch(undefined)

/** Fields of the board's address; what is not understood counts as not given. */
export const BOARD_SEARCH = {
  buscar: searchedText,
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  ambito: z.enum(['', ...REGIONS]).catch(''),
  sector: z.enum(['', ...SECTORS]).catch(''),
  tamano: z.enum(['', ...SIZE_BANDS]).catch(''),
  herramienta: z.enum(['', ...INSTRUMENT_SLUGS]).catch(''),
  anio: z
    .string()
    .regex(/^20\d\d$/)
    .transform(Number)
    .nullable()
    .catch(null),
  estado: z.enum(BOARD_STATES).catch('resultado'),
  orden: z.enum(BOARD_ORDERS).catch('fecha'),
  figura: z.enum(INSTRUMENT_SLUGS).catch(INSTRUMENT_SLUGS[0]),
  columnas: z.enum(['', 'elegidas']).catch(''),
  'ver-region': ticked,
  'ver-personal': ticked,
  'ver-cultura': ticked,
  'ver-estereotipos': ticked,
  'ver-presupuesto': ticked,
  'ver-hostigamiento': ticked,
  pagina: pageNumber,
} as const

type Fields = { readonly [Name in keyof typeof BOARD_SEARCH]: z.infer<(typeof BOARD_SEARCH)[Name]> }

export type BoardSearch = { readonly filters: BoardFilters; readonly page: number }

/** What the address asks for, in the words of code. */
export function boardSearch(fields: Fields): BoardSearch {
  const chosen = BOARD_COLUMNS.filter(([name]) => fields.columnas === '' || fields[`ver-${name}`] === 'si')
  return {
    filters: {
      search: fields.buscar,
      level: fields.nivel,
      region: fields.ambito,
      sector: fields.sector,
      size: fields.tamano,
      instrument: fields.herramienta,
      year: fields.anio,
      state: fields.estado,
      order: fields.orden,
      columns: chosen.map(([, column]) => column),
      shown: fields.figura,
    },
    page: fields.pagina,
  }
}
