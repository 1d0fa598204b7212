/** The tables that everybody may take away, by the word of their address. */
export const DATASET_IDS = [
  'cobertura',
  'estados',
  'mecanismos',
  'publicado',
  'bandas',
  'cifras',
  'observaciones',
] as const
export type DatasetId = (typeof DATASET_IDS)[number]

export function isDatasetId(id: string): id is DatasetId {
  return (DATASET_IDS as readonly string[]).includes(id)
}

/** A value of a row; null is an empty cell, and each column says what that means. */
export type Cell = string | number | null

/** `code`: one of the values that the column names. `name`: words that somebody wrote. `text`: sentences. */
export type ColumnType = 'year' | 'code' | 'name' | 'text' | 'date' | 'number' | 'address'

export type Column = {
  /** As it heads a file: small letters, no accents, so that any program reads it. */
  readonly name: string
  readonly type: ColumnType
  readonly meaning: string
  /** What its numbers count, where they count something. */
  readonly unit?: string
  /** What an empty cell means; left out where no cell of the column is empty. */
  readonly empty?: string
  /** The values of a code, with what each means. */
  readonly codes?: Readonly<Record<string, string>>
  /** Whether rows may be asked for by a value of it. */
  readonly filter?: true
}

export type DatasetDescription = {
  readonly id: DatasetId
  readonly title: string
  readonly description: string
  /** What must not be read out of it. */
  readonly caution: string
  readonly keywords: readonly string[]
  readonly columns: readonly Column[]
  /** Columns whose values together name one row. */
  readonly key: readonly string[]
}

/** The rows of a table of one year, each a value for each column in its order. */
export type Table = { readonly id: DatasetId; readonly rows: readonly (readonly Cell[])[] }

/** Place of a column. @throws {RangeError} where there is none of that name. */
export function placeOf({ columns, id }: DatasetDescription, name: string): number {
  const place = columns.findIndex((column) => column.name === name)
  if (place < 0) throw new RangeError(`${id} has no column ${name}`)
  return place
}

/** A row as an object, by the names of its columns. */
export function namedRow({ columns }: DatasetDescription, row: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? null]))
}
