import { drawWorkbook } from '#app/kit/sheets/draw-workbook.server.ts'
import type { CellValue } from '#app/kit/sheets/workbook-sheet.ts'
import { ACCOUNT_COLUMNS, ACCOUNT_TEMPLATE, type AccountColumn } from '#app/features/imports/account-columns.ts'
import { ENTITY_COLUMNS, ENTITY_TEMPLATE, type EntityColumn } from '#app/features/imports/entity-columns.ts'

type Filled<Column extends string> = Partial<Record<Column, CellValue>>

async function filled<Column extends string>(
  template: { sheet: string; header: readonly string[] },
  columns: readonly Column[],
  rows: readonly Filled<Column>[],
): Promise<Uint8Array<ArrayBuffer>> {
  const cells = rows.map((row) => columns.map((column) => row[column] ?? null))
  return new Uint8Array(
    await drawWorkbook([
      { name: template.sheet, widths: [], rows: [[...template.header], ...cells] },
      { name: 'Instrucciones', widths: [], rows: [['Cómo llenar']] },
    ]),
  )
}

export type EntityRow = Filled<EntityColumn>
export type AccountRow = Filled<AccountColumn>

/** The sheet of entities as somebody filled it in. */
export const entitySheet = (rows: readonly EntityRow[]) => filled(ENTITY_TEMPLATE, ENTITY_COLUMNS, rows)

/** The sheet of accounts as somebody filled it in. */
export const accountSheet = (rows: readonly AccountRow[]) => filled(ACCOUNT_TEMPLATE, ACCOUNT_COLUMNS, rows)
