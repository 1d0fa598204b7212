import { z } from 'zod'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

/** Fields of the address of the list of records; what is not understood counts as not given. */
export const RECORD_SEARCH = {
  anio: z
    .string()
    .regex(/^20\d\d$/)
    .or(z.literal(''))
    .catch(''),
  nivel: z.enum(['', ...GOVERNMENT_LEVELS]).catch(''),
  estado: z.enum(['', 'por-revisar', 'observado', 'validado', 'sin-informar']).catch(''),
  busca: searchedText,
  pagina: pageNumber,
} as const

export type RecordSearch = { readonly [Name in keyof typeof RECORD_SEARCH]: z.infer<(typeof RECORD_SEARCH)[Name]> }
