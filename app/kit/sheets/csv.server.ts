import { isFixed } from './fixed-number.ts'
import { downloadResponse, type CellValue, type WorkbookSheet } from './xlsx.server.ts'

/** Peruvian Excel separates by semicolons; it takes a file for UTF-8 only behind this mark. */
const SEPARATOR = ';'
const MARK = '\uFEFF'
const LINE_END = '\r\n'

/** Spreadsheets run a text that begins so as a formula. */
const LIKE_A_FORMULA = /^[=+\-@\t\r]/

/**
 * One cell. Text is always quoted, so that a semicolon or a line in it makes no cell of its own, and gets an apostrophe
 * where it would be run; a number is written as it is, also a negative one.
 */
function field(value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (isFixed(value)) return value.number.toFixed(value.decimals)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return `"${(LIKE_A_FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
}

const titleOf = (value: CellValue) => (typeof value === 'string' ? value : '')

/**
 * Sheets one below the other in one table, which programs can filter: the first column names the sheet, and columns of
 * the same title are one. Reads what the workbook holds, so the two cannot differ.
 */
export function csv(sheets: readonly WorkbookSheet[]): string {
  const columns = [...new Set(sheets.flatMap(({ rows: [header = []] }) => header.map(titleOf)))]
  const lines = sheets.flatMap(({ name, rows: [header = [], ...rows] }) => {
    const places = columns.map((title) => header.findIndex((each) => titleOf(each) === title))
    return rows.map((row) => [name, ...places.map((place) => row[place] ?? null)])
  })
  return MARK + [['Hoja', ...columns], ...lines].map((line) => line.map(field).join(SEPARATOR) + LINE_END).join('')
}

export function csvResponse(text: string, filename: string): Response {
  return downloadResponse(new TextEncoder().encode(text), 'text/csv; charset=utf-8', filename)
}
