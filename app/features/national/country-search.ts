import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'
import { allowedSort, SORTS, STATES } from './country-rows.ts'

/** Fields of the address of the country's page; what is not understood counts as not given. */
export const COUNTRY_SEARCH = {
  buscar: searchedText,
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  estado: z.enum(['', ...STATES]).catch(''),
  herramienta: z.enum(INSTRUMENT_SLUGS).catch(INSTRUMENT_SLUGS[0]),
  orden: z.enum(SORTS).catch('nombre'),
  pagina: pageNumber,
} as const

type Fields = { readonly [Name in keyof typeof COUNTRY_SEARCH]: z.infer<(typeof COUNTRY_SEARCH)[Name]> }

/** What the address asks for, in the words of code. */
export function countrySearch({ buscar, nivel, estado, herramienta, orden, pagina }: Fields) {
  return {
    filters: {
      search: buscar,
      level: nivel,
      state: estado,
      instrument: herramienta,
      sort: allowedSort({ sort: orden, instrument: herramienta }),
    },
    page: pagina,
  }
}

export type CountrySearch = ReturnType<typeof countrySearch>
