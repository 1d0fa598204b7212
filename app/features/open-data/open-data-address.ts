/** Where the open data of a year are previewed, published and taken back. */
export const previewAddress = (year: number) => `/nacional/datos?anio=${year}`

/** Page of a dataset. */
export const datasetAddress = (dataset: string) => `/datos/${dataset}`

/** A file, always the newest edition of its year; an earlier one by its number. */
export const fileAddress = (dataset: string, year: number, ending: 'csv' | 'json', version?: number) =>
  `/datos/${dataset}/${year}.${ending}${version === undefined ? '' : `?version=${version}`}`
