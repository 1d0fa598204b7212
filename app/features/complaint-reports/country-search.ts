import { z } from 'zod'
import { readHalf } from '#surveys/complaints/half-years.ts'
import { pageNumber, searchedText } from '#app/kit/forms/address-fields.ts'

const TOLD = { informo: 'yes', 'no-informo': 'no' } as const

/** Fields of the address of the totals; what is not understood counts as not given. */
export const TOTALS_SEARCH = {
  semestre: z.string().default('').transform(readHalf),
  buscar: searchedText,
  estado: z.enum(['', 'informo', 'no-informo']).catch(''),
  pagina: pageNumber,
} as const

type Fields = { readonly [Name in keyof typeof TOTALS_SEARCH]: z.infer<(typeof TOTALS_SEARCH)[Name]> }

/** What the address asks for, in the words of code; without a half year the newest that is over. */
export function totalsSearch({ semestre, buscar, estado, pagina }: Fields) {
  return { half: semestre, search: buscar, told: estado === '' ? ('' as const) : TOLD[estado], page: pagina }
}

export type TotalsSearch = ReturnType<typeof totalsSearch>
