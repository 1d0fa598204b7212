import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

/** Words of the address for how far a sheet is. */
const STATES = { 'sin-informar': 'none', 'en-curso': 'open', terminada: 'ended' } as const
export type StateWord = keyof typeof STATES

/** Fields of the address of the list; what is not understood counts as not given. */
export const ADAPTATION_SEARCH = {
  buscar: searchedText,
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  estado: z.enum(['', 'sin-informar', 'en-curso', 'terminada']).catch(''),
  pagina: pageNumber,
} as const

type Fields = { readonly [Name in keyof typeof ADAPTATION_SEARCH]: z.infer<(typeof ADAPTATION_SEARCH)[Name]> }

/** What the address asks for, in the words of code. */
export function adaptationSearch({ buscar, nivel, estado, pagina }: Fields) {
  return {
    filters: { search: buscar, level: nivel, state: estado === '' ? ('' as const) : STATES[estado] },
    page: pagina,
  }
}

export type AdaptationSearch = ReturnType<typeof adaptationSearch>
