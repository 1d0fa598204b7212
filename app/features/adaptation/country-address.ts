import type { SheetState } from '#db/queries/adaptation-country.server.ts'

const WORDS: Readonly<Record<SheetState, string>> = { none: 'sin-informar', open: 'en-curso', ended: 'terminada' }

type Filters = { readonly search: string; readonly level: string; readonly state: SheetState | '' }

/** Word of the address for how far a sheet is. */
export const stateWord = (state: SheetState | ''): string => (state === '' ? '' : WORDS[state])

/** Address of the list of sheets with its filters. @param path of the page, or of a file of the same entities. */
export function countryAddress(
  { search, level, state }: Filters,
  more: Readonly<Record<string, string>> = {},
  path = '/nacional/adecuacion',
): string {
  return `${path}?${new URLSearchParams({ buscar: search, nivel: level, estado: stateWord(state), ...more }).toString()}`
}
