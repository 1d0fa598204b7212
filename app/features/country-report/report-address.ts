/** Where the report of a year is composed. */
export const draftAddress = (year: number) => `/nacional/informe?anio=${year}`

/** Where it says what a figure counts. @param slot name of the figure in a text. */
export const draftFigureAddress = (year: number, slot: string, page = 1) =>
  `/nacional/informe/cifras/${slot}?anio=${year}${page === 1 ? '' : `&pagina=${page}`}`

/** Where everybody reads the published report of a year; an earlier edition by its number. */
export const publicAddress = (year: number, version?: number) =>
  version === undefined ? `/informes/${year}` : `/informes/${year}?version=${version}`

/** Where everybody reads what a figure of it counts. */
export function publicFigureAddress(year: number, slot: string, version?: number, page = 1): string {
  const search = new URLSearchParams({
    ...(version === undefined ? {} : { version: String(version) }),
    ...(page === 1 ? {} : { pagina: String(page) }),
  }).toString()
  return `/informes/${year}/cifras/${slot}${search === '' ? '' : `?${search}`}`
}
