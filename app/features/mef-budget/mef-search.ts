import { z } from 'zod'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

/** A year as an address has it; null for none and for what is none. */
export const searchedYear = z
  .string()
  .optional()
  .transform((text) => (text !== undefined && /^\d{4}$/.test(text) ? Number(text) : null))

/** Fields of the address of the figures of MEF. */
export const MEF_SEARCH = {
  anio: searchedYear,
  buscar: searchedText,
  pagina: pageNumber,
} as const
