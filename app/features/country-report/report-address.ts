/** Where the report of a year is composed. */
export const draftAddress = (year: number) => `/nacional/informe?anio=${year}`

/** Where everybody reads the published report of a year; an earlier edition by its number. */
export const publicAddress = (year: number, version?: number) =>
  version === undefined ? `/informes/${year}` : `/informes/${year}?version=${version}`
