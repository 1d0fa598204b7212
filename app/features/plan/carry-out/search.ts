import { z } from 'zod'
import { oneLine } from '#surveys/text/written-text.ts'
import { pageNumber } from '#app/kit/forms/address-fields.ts'
import { ORIGINS, SORTS, STATE_WORDS, type Filters } from './carried-actions.ts'

export const VIEWS = ['tabla', 'tablero', 'cronograma'] as const
export type View = (typeof VIEWS)[number]

const LONGEST = 500
const text = z
  .string()
  .default('')
  .transform((given) => oneLine(given).slice(0, LONGEST))
const ticked = z
  .string()
  .optional()
  .transform((given) => given === 'si')

/** Fields of the address of the page on which a plan is carried out; what is not understood counts as not given. */
export const CARRY_OUT_SEARCH = {
  entidad: text,
  vista: z.enum(VIEWS).catch('tabla'),
  origen: z.enum(['', ...ORIGINS]).catch(''),
  unidad: text,
  persona: text,
  estado: z.enum(['', ...STATE_WORDS]).catch(''),
  vencidas: ticked,
  orden: z.enum(SORTS).catch('plan'),
  pagina: pageNumber,
  todas: ticked,
} as const

type Fields = { readonly [Name in keyof typeof CARRY_OUT_SEARCH]: z.infer<(typeof CARRY_OUT_SEARCH)[Name]> }

/** What the address asks for, in the words of code. */
export type CarryOutSearch = {
  readonly entityId: string | null
  readonly view: View
  readonly filters: Filters
  readonly page: number
  /** Everything on one page, as it is printed. */
  readonly whole: boolean
}

export function carryOutSearch(fields: Fields): CarryOutSearch {
  return {
    entityId: fields.entidad === '' ? null : fields.entidad,
    view: fields.vista,
    filters: {
      ...{ origin: fields.origen, unit: fields.unidad, person: fields.persona, state: fields.estado },
      ...{ overdue: fields.vencidas, sort: fields.orden },
    },
    page: fields.pagina,
    whole: fields.todas,
  }
}

/** The same of the fields as they stand in an address. */
export function readCarryOutSearch(fields: Readonly<Record<string, string>>): CarryOutSearch {
  return carryOutSearch(z.object(CARRY_OUT_SEARCH).parse(fields))
}

/** Address of the page with another view, page or nothing but the filters. Only what is asked for stands in it. */
export function carryOutAddress(
  year: number,
  { entityId, view, filters }: Pick<CarryOutSearch, 'entityId' | 'view' | 'filters'>,
  more: { readonly page?: number; readonly whole?: boolean } = {},
): string {
  const { origin, unit, person, state, overdue, sort } = filters
  const fields = {
    ...{ entidad: entityId ?? '', vista: view === 'tabla' ? '' : view, origen: origin, unidad: unit, persona: person },
    ...{ estado: state, vencidas: overdue ? 'si' : '', orden: sort === 'plan' ? '' : sort },
    ...{ pagina: more.page && more.page > 1 ? String(more.page) : '', todas: more.whole ? 'si' : '' },
  }
  const search = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''))
  return search.size === 0 ? `/panel/plan/${year}/ejecucion` : `/panel/plan/${year}/ejecucion?${search.toString()}`
}
