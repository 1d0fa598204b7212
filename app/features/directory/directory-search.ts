import { z } from 'zod'
import { ENTITY_STATUSES, GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

/** Fields of the directory's address; what is not understood counts as not given, and entities in force come first. */
export const DIRECTORY_SEARCH = {
  buscar: searchedText,
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  estado: z
    .enum(['', ...ENTITY_STATUSES])
    .catch('')
    .default('active'),
  pagina: pageNumber,
} as const

type Fields = { readonly [Name in keyof typeof DIRECTORY_SEARCH]: z.infer<(typeof DIRECTORY_SEARCH)[Name]> }

/** What the address asks for, in the words of code. */
export function directorySearch({ buscar, nivel, estado, pagina }: Fields) {
  return { filters: { search: buscar, level: nivel, status: estado }, page: pagina }
}

export type DirectorySearch = ReturnType<typeof directorySearch>
