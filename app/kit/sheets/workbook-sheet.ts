import type { FixedNumber } from './fixed-number.ts'

/** A date is midnight UTC of its day: `dateCell`. */
export type CellValue = string | number | Date | null | FixedNumber
export type Row = readonly CellValue[]
/** @property asTyped columns that are to be filled in: there a spreadsheet makes no date out of "1/2". */
export type WorkbookSheet = {
  readonly name: string
  readonly rows: readonly Row[]
  readonly widths: readonly number[]
  readonly asTyped?: readonly number[]
}
