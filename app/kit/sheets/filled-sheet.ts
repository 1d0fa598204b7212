import { formatNumber } from '#app/kit/format.ts'
import { manyLines, oneLine } from '#surveys/text/written-text.ts'
import { readSheetRows, type SheetProblem } from './sheet-cells.ts'

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
export type FilledSheet =
  | { readonly ok: true; readonly rows: readonly FilledRow[] }
  | { readonly ok: false; readonly problem: string }

const AGAIN = 'y súbala otra vez'

function problemWords(problem: SheetProblem, { sheet, rows }: Template): string {
  switch (problem.kind) {
    case 'unrecognized':
      return `No se reconoce la planilla: debe tener la hoja «${sheet}» con sus columnas sin cambios`
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
      return `Hay algo escrito fuera de la tabla (${problem.cells.join(', ')}), que admite ${formatNumber(rows)} filas. Bórrelo ${AGAIN}`
    case 'errors':
      return `Hay celdas con un error de cálculo, como #N/A (${problem.cells.join(', ')}). Escriba el valor ${AGAIN}`
    case 'dates':
      return `El programa cambió a fecha lo que se escribió en ${problem.cells.join(', ')}. Dé a esas celdas formato de texto, escríbalo de nuevo ${AGAIN}`
    case 'too-long':
      return `Hay una celda con demasiado texto (${problem.cells.join(', ')}). Acórtelo ${AGAIN}`
  }
}

/** Reads a template that somebody filled in; rows that hold nothing are left out. What cannot be read is said in words. */
export async function readFilledSheet(bytes: Uint8Array, template: Template): Promise<FilledSheet> {
  if (bytes.byteLength > LARGEST_WORKBOOK)
    return { ok: false, problem: 'La planilla pasa de 10 MB. Descárguela de nuevo y pase a ella sus datos' }
  const { sheet, header, rows, dates = [] } = template
  const read = await readSheetRows(bytes, { sheet, rows: rows + 1, columns: header.length, dates })
  if (!read.ok) return { ok: false, problem: problemWords(read.problem, template) }
  const titles = read.rows.get(1)
  if (header.some((title, index) => oneLine(titles?.[index] ?? '') !== oneLine(title)))
    return { ok: false, problem: problemWords({ kind: 'unrecognized' }, template) }
  const filled = [...read.rows].filter(([row]) => row > 1).map(([row, cells]) => ({ row, cells: cells.map(manyLines) }))
  return { ok: true, rows: filled.filter(({ cells }) => cells.some((cell) => cell !== '')) }
}
