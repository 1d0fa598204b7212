import type { Filters } from './carried-actions.ts'

export const VIEWS = ['tabla', 'tablero', 'cronograma'] as const
export type View = (typeof VIEWS)[number]

/** What the address asks for, in the words of code. */
export type CarryOutSearch = {
  readonly entityId: string | null
  readonly view: View
  readonly filters: Filters
  readonly page: number
  /** Everything on one page, as it is printed. */
  readonly whole: boolean
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
