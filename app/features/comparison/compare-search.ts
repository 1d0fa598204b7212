import { z } from 'zod'
import { searchedText } from '#app/kit/forms/address-fields.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { COMPARE_BY, MOST_COMPARED } from './compare-address.ts'

/** Fields of the address of a comparison; what is not understood counts as not given. */
export const COMPARE_SEARCH = {
  herramienta: z.enum(INSTRUMENT_SLUGS).catch(INSTRUMENT_SLUGS[0]),
  por: z.enum(COMPARE_BY).catch('entidades'),
  elegidos: z
    .string()
    .default('')
    .transform((text) => [...new Set(text.split(',').filter((each) => each !== ''))].slice(0, MOST_COMPARED)),
  buscar: searchedText,
  pares: z.enum(['', 'si']).catch(''),
} as const

type Fields = { readonly [Name in keyof typeof COMPARE_SEARCH]: z.infer<(typeof COMPARE_SEARCH)[Name]> }

/** What the address asks for, in the words of code. */
export function compareSearch({ herramienta, por, elegidos, buscar, pares }: Fields) {
  return { instrument: herramienta, by: por, chosen: elegidos, search: buscar, withPairs: pares === 'si' }
}

/** `withPairs`: the table of every pair is asked for too. */
export type CompareAsked = Omit<ReturnType<typeof compareSearch>, 'withPairs'> & { readonly withPairs?: boolean }
