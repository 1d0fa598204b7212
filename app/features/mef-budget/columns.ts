import { oneLine } from '#surveys/text/written-text.ts'
import type { FilledRow, Template } from '#app/kit/sheets/filled-sheet.ts'

const TITLES = {
  entity: 'Entidad (código o RUC)',
  name: 'Nombre de la entidad',
  programme: 'Programa (código)',
  programmeName: 'Programa (nombre)',
  pim: 'PIM del programa (S/)',
  executed: 'Ejecutado (S/)',
  total: 'PIM total de la entidad (S/)',
} as const

export type MefColumn = keyof typeof TITLES
export type MefCells = Readonly<Record<MefColumn, string>> & { readonly row: number }
export const MEF_COLUMNS = Object.keys(TITLES) as readonly MefColumn[]
export const MEF_TITLES = TITLES

/** Some 2,500 entities, a few programmes each. */
export const MEF_TEMPLATE: Template = { sheet: 'MEF', header: Object.values(TITLES), rows: 8_000 }

export function mefCells({ row, cells }: FilledRow): MefCells {
  const typed = MEF_COLUMNS.map((column, index) => [column, oneLine(cells[index] ?? '')])
  return { ...(Object.fromEntries(typed) as Record<MefColumn, string>), row }
}
