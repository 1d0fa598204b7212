import { oneLine } from '#surveys/text/written-text.ts'
import type { FilledRow, Template } from '#app/kit/sheets/filled-sheet.ts'

/** Columns of the sheet of entities by what they hold. */
const TITLES = {
  id: 'Código',
  name: 'Nombre',
  level: 'Nivel de gobierno',
  region: 'Región',
  parent: 'Depende de (código)',
  ruc: 'RUC',
  ubigeo: 'Ubigeo',
  sector: 'Sector',
  women: 'Mujeres',
  men: 'Hombres',
  countedOn: 'Fecha del dato',
  countSource: 'Fuente del dato',
  document: 'Norma o documento',
  since: 'Rige desde (año o fecha)',
} as const

export type EntityColumn = keyof typeof TITLES
export type EntityCells = Readonly<Record<EntityColumn, string>> & { readonly row: number }

export const ENTITY_COLUMNS = Object.keys(TITLES) as readonly EntityColumn[]

/** Peru has some 2,000 public entities with staff of their own, municipalities for the most part. */
export const ENTITY_TEMPLATE: Template = {
  sheet: 'Entidades',
  header: Object.values(TITLES),
  rows: 2_500,
  dates: [ENTITY_COLUMNS.indexOf('countedOn'), ENTITY_COLUMNS.indexOf('since')],
}

/** The cells of a row by their columns, each in one line; codes in small letters, as all are. */
export function entityCells({ row, cells }: FilledRow): EntityCells {
  const typed = ENTITY_COLUMNS.map((column, index) => [column, oneLine(cells[index] ?? '')])
  const { id, parent, ...rest } = Object.fromEntries(typed) as Record<EntityColumn, string>
  return { ...rest, id: id.toLowerCase(), parent: parent.toLowerCase(), row }
}
