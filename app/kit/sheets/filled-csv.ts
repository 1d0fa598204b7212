import { formatNumber } from '#app/kit/format.ts'
import { manyLines, oneLine } from '#surveys/text/written-text.ts'
import type { FilledRow, FilledSheet, Template } from './filled-sheet.ts'

/** Whether bytes begin as a workbook does; anything else is read as text. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}

/** Largest file of text that is read, in bytes. */
const LARGEST_CSV = 5 * 1024 * 1024

/** A field in quotation marks (two of them stand for one), or up to the next separator or end of line. */
function fieldPattern(separator: string): RegExp {
  return new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}"\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y')
}

/** The cells of a text of RFC 4180; null where its quotation marks do not match. */
function cellsOf(text: string, separator: string): string[][] | null {
  const field = fieldPattern(separator)
  const rows: string[][] = [[]]
  while (field.lastIndex < text.length) {
    const found = field.exec(text)
    if (found === null) return null
    const [, quoted, plain, end] = found
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '') break
    if (end !== separator) rows.push([])
    // A text that ends with a separator has one empty cell more.
    else if (field.lastIndex === text.length) rows.at(-1)?.push('')
  }
  return rows
}

/**
 * Reads a table of text whose first line has the titles of a template, separated by commas or, as programs in Spanish
 * write it, by semicolons. What cannot be read is said in words.
 */
export function readFilledCsv(bytes: Uint8Array, { header, rows: most }: Template): FilledSheet {
  if (bytes.byteLength > LARGEST_CSV) return { ok: false, problem: 'El archivo CSV pasa de 5 MB' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { ok: false, problem: 'Guarde el archivo CSV con codificación UTF-8 y súbalo otra vez' }
  }
  const [firstLine = ''] = text.split(/\r?\n/, 1)
  const cells = cellsOf(text, firstLine.includes(';') ? ';' : ',')
  if (cells === null) return { ok: false, problem: 'Las comillas del archivo CSV no cierran' }
  const [titles = [], ...filled] = cells
  if (header.some((title, index) => oneLine(titles[index] ?? '') !== oneLine(title)))
    return { ok: false, problem: `No se reconoce el archivo: la primera línea debe decir ${header.join('; ')}` }
  const rows = filled
    .map(
      (row, index): FilledRow => ({ row: index + 2, cells: header.map((_, column) => manyLines(row[column] ?? '')) }),
    )
    .filter((row) => row.cells.some((cell) => cell !== ''))
  if (rows.length > most) return { ok: false, problem: `El archivo trae más de ${formatNumber(most)} filas` }
  return { ok: true, rows }
}
