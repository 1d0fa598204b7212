/** What is laid side by side: entities, or groups of one kind, which share no entity. */
export const COMPARE_BY = ['entidades', 'nivel', 'sector', 'region', 'tamano'] as const
export type CompareBy = (typeof COMPARE_BY)[number]

export const COMPARE_BY_NAMES: Readonly<Record<CompareBy, string>> = {
  entidades: 'Entidades',
  nivel: 'Niveles de gobierno',
  sector: 'Sectores',
  region: 'Regiones',
  tamano: 'Tamaños, por personal',
}

/** Sides of one comparison at most. */
export const MOST_COMPARED = 8

/** What the address of a comparison says. */
export type Compared = {
  readonly instrument: string
  readonly by: CompareBy
  readonly chosen: readonly string[]
  readonly search: string
}

const COMPARE = '/nacional/comparar'

/** Address of a comparison, or of its file. @param ending "" for the page */
export function compareAddress(
  { instrument, by, chosen, search }: Compared,
  ending: '' | '.xlsx' | '.csv' = '',
): string {
  const fields = new URLSearchParams({ herramienta: instrument, por: by })
  if (chosen.length > 0) fields.set('elegidos', chosen.join(','))
  if (search !== '' && ending === '') fields.set('buscar', search)
  return `${COMPARE}${ending}?${fields.toString()}`
}

/** The same page with the table of all its pairs: eight sides have some 250, which most readers do not open. */
export const pairsAddress = (compared: Compared) => `${compareAddress(compared)}&pares=si#pares`

export const withOne = (asked: Compared, id: string): Compared => ({ ...asked, chosen: [...asked.chosen, id] })
export const withoutOne = (asked: Compared, id: string): Compared => ({
  ...asked,
  chosen: asked.chosen.filter((each) => each !== id),
})
