import { formatNumber } from '#app/kit/format.ts'
import { manyLines, oneLine } from '#surveys/text/written-text.ts'
import { readBookRows, type SheetProblem, type SheetRows } from './sheet-cells.ts'

/** Bytes of a workbook that is read; a filled template has less than a tenth. */
const LARGEST_WORKBOOK = 10 * 1024 * 1024

/**
 * What a template looks like: the name of its sheet, the titles of its columns, and how many rows may stand below them.
 * @property dates columns, from 0, that hold a date.
 */
export type Template = {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: number
  readonly dates?: readonly number[]
}
/** A row, its cells normalised as text of several lines, with its number in the sheet. */
export type FilledRow = { readonly row: number; readonly cells: readonly string[] }
type Refused = { readonly ok: false; readonly problem: string }
export type FilledSheet = { readonly ok: true; readonly rows: readonly FilledRow[] } | Refused
/** The rows of each sheet of a book, in the order of its templates. */
export type FilledBook = { readonly ok: true; readonly sheets: readonly (readonly FilledRow[])[] } | Refused

const AGAIN = 'y súbala otra vez'

function problemWords(problem: SheetProblem, [first, ...more]: readonly [Template, ...Template[]]): string {
  const { sheet, rows } = first
  switch (problem.kind) {
    case 'unrecognized':
      return more.length === 0
        ? `No se reconoce la planilla: debe tener la hoja «${sheet}» con sus columnas sin cambios`
        : `No se reconoce la planilla: deben estar sus hojas, con sus nombres y sus columnas sin cambios (${[first, ...more].map((each) => `«${each.sheet}»`).join(', ')})`
    case 'not-a-workbook':
      return 'Suba la planilla XLSX que descargó aquí'
    case 'unpacks-too-large':
      return 'La planilla ocupa demasiado al abrirse. Descárguela de nuevo y pase a ella sus datos'
    case 'has-macros':
      return `La planilla trae macros. Guárdela como XLSX ${AGAIN}`
    case 'counts-from-1904':
      return 'La planilla cuenta las fechas desde 1904. Descárguela de nuevo y pase a ella sus datos'
    case 'formulas':
      return `La planilla trae fórmulas (${problem.cells.join(', ')}). Escriba los valores ${AGAIN}`
    case 'outside':
      return `Hay algo escrito fuera de la tabla (${problem.cells.join(', ')}), que admite ${formatNumber(Math.max(rows, ...more.map((each) => each.rows)))} filas. Bórrelo ${AGAIN}`
    case 'merged':
      return `Hay celdas combinadas (${problem.cells.join(', ')}), que guardan un solo valor. Sepárelas, escriba en cada una el suyo ${AGAIN}`
    case 'errors':
      return `Hay celdas con un error de cálculo, como #N/A (${problem.cells.join(', ')}). Escriba el valor ${AGAIN}`
    case 'dates':
      return `El programa cambió a fecha lo que se escribió en ${problem.cells.join(', ')}. Dé a esas celdas formato de texto, escríbalo de nuevo ${AGAIN}`
    case 'too-long':
      return `Hay una celda con demasiado texto (${problem.cells.join(', ')}). Acórtelo ${AGAIN}`
  }
}

const filledRows = (rows: SheetRows): FilledRow[] =>
  [...rows]
    .filter(([row]) => row > 1)
    .map(([row, cells]) => ({ row, cells: cells.map(manyLines) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))

const hasTitles = (rows: SheetRows | undefined, { header }: Template) =>
  header.every((title, index) => oneLine(rows?.get(1)?.[index] ?? '') === oneLine(title))

/**
 * Reads a book of several sheets that somebody filled in; rows that hold nothing are left out. What cannot be read is
 * said in words.
 */
export async function readFilledBook(
  bytes: Uint8Array,
  templates: readonly [Template, ...Template[]],
): Promise<FilledBook> {
  if (bytes.byteLength > LARGEST_WORKBOOK)
    return { ok: false, problem: 'La planilla pasa de 10 MB. Descárguela de nuevo y pase a ella sus datos' }
  const tables = templates.map(({ sheet, header, rows, dates = [] }) => ({
    ...{ sheet, rows: rows + 1, columns: header.length, dates },
  }))
  const read = await readBookRows(bytes, tables)
  if (!read.ok) return { ok: false, problem: problemWords(read.problem, templates) }
  if (!templates.every((template, index) => hasTitles(read.rows[index], template)))
    return { ok: false, problem: problemWords({ kind: 'unrecognized' }, templates) }
  return { ok: true, sheets: read.rows.map(filledRows) }
}

/** Reads a template of one sheet that somebody filled in, as `readFilledBook` reads several. */
export async function readFilledSheet(bytes: Uint8Array, template: Template): Promise<FilledSheet> {
  const read = await readFilledBook(bytes, [template])
  return read.ok ? { ok: true, rows: read.sheets[0] ?? [] } : read
}
