import writeExcelFile, { type Cell, type Sheet } from 'write-excel-file/node'
import { isFixed } from './fixed-number.ts'
import { printedAndFiltered } from './printed-sheet.ts'
import type { CellValue, WorkbookSheet } from './workbook-sheet.ts'

/** Spreadsheets read `_x0041_` as the letter of that number; so that it stays what somebody wrote. */
const literal = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')

/**
 * Text stays text and numbers stay numbers: a cell typed as text is never read as a formula, whatever it begins with.
 */
function typedCell(value: CellValue, header: boolean, asTyped: boolean): Cell {
  if (value === null) return asTyped ? { type: String, format: '@' } : null
  if (typeof value === 'number') return { value, type: Number }
  if (isFixed(value)) return { value: value.number, type: Number, format: value.decimals === 0 ? '0' : '0.0' }
  if (value instanceof Date) return { value, type: Date, format: 'dd/mm/yyyy', align: 'left' }
  return {
    value: literal(value),
    type: String,
    ...(asTyped ? { format: '@' } : {}),
    wrap: true,
    alignVertical: 'top',
    ...(header ? { fontWeight: 'bold' as const } : {}),
  }
}

/** A workbook as bytes; the first row of every sheet is its header, which stays in view and is repeated on every page. */
export async function drawWorkbook(sheets: readonly WorkbookSheet[]): Promise<Buffer> {
  const made = sheets.map(
    ({ name, rows, widths, asTyped = [] }): Sheet<Buffer> => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map((value, column) => typedCell(value, index === 0, index > 0 && asTyped.includes(column))),
      ),
      columns: widths.map((width) => ({ width })),
    }),
  )
  const write = writeExcelFile as (all: Sheet<Buffer>[], options: object) => { toBuffer: () => Promise<Buffer> }
  return write(made, { features: [printedAndFiltered(sheets)] }).toBuffer()
}
