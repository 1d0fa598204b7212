import { serialDate, type NumberStyle } from './number-styles.ts'
import { walkXml } from './walk-xml.ts'

function malformed(): never {
  throw new Error('No sheet that a spreadsheet program writes')
}

/** `_x000D_` is how office programs write a character that XML cannot hold. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

/** As it would come from a form. Done once for each text, since a thousand cells can share one. */
const typed = (text: string) => unescaped(text).replace(/\r\n?/g, '\n').trim()

/** Gathers the text of `<t>` elements; what shows how to pronounce it does not belong to it. */
function textGatherer() {
  let [text, inText, spoken] = ['', false, false]
  return {
    start: () => (text = ''),
    open: (name: string) => {
      if (name === 'rPh') spoken = true
      if (name === 't') inText = true
    },
    close: (name: string) => {
      if (name === 'rPh') spoken = false
      if (name === 't') inText = false
    },
    text: (part: string) => {
      if (inText && !spoken) text += part
    },
    done: () => typed(text),
  }
}

/** The texts that the cells of a workbook share. @throws on anything malformed. */
export async function readStrings(xml: string): Promise<string[]> {
  const strings: string[] = []
  const gathered = textGatherer()
  await walkXml(xml, {
    open: (name) => (name === 'si' ? gathered.start() : gathered.open(name)),
    close: (name) => {
      if (name === 'si') strings.push(gathered.done())
      else gathered.close(name)
    },
    text: gathered.text,
  })
  return strings
}

/** A row from 1, a column from 0. */
export type Place = { readonly row: number; readonly column: number }

/** No spreadsheet program has more: XFD1048576. */
const LAST: Place = { row: 1_048_576, column: 16_383 }

const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** "H2" */
export const addressOf = ({ row, column }: Place) => `${letters(column)}${row}`

/** @param address "H2"; a cell without one stands beside the last. */
function placeOf(address: string | null, row: number, last: number): Place {
  if (address === null) return { row, column: last + 1 }
  const [, name = '', number = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address) ?? malformed()
  if (Number(number) !== row) malformed()
  return { row, column: [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 }
}

/** What a cell holds, as it is seen in a spreadsheet, without the blanks around it. */
export type CellContent = { readonly kind: 'plain' | 'date' | 'error'; readonly text: string }

const plain = (text: string): CellContent => ({ kind: 'plain', text })

/** Numbers as a person sees them: 2, not 2.0; a date where the style makes one; with the zeros before it that a style adds. */
function numberOf(value: string, style: NumberStyle | undefined): CellContent {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return plain(typed(value))
  if (style === 'date') return { kind: 'date', text: serialDate(number) ?? String(number) }
  return plain(style === undefined || !Number.isInteger(number) ? String(number) : String(number).padStart(style, '0'))
}

type RawCell = { readonly type: string; readonly value: string; readonly inline: string }

function contentOf({ type, value, inline }: RawCell, style: NumberStyle | undefined, strings: readonly string[]) {
  switch (type) {
    case 's':
      return plain(strings[/^\d{1,7}$/.test(value) ? Number(value) : -1] ?? malformed())
    case 'inlineStr':
      return plain(inline)
    case 'n':
      return numberOf(value, style)
    case 'e':
      return { kind: 'error', text: typed(value) } as const
    case 'b':
      return plain(value.trim() === '' ? '' : value.trim() === '0' ? 'FALSO' : 'VERDADERO')
    case 'd':
      return { kind: 'date', text: typed(value) } as const
    default:
      return plain(typed(value))
  }
}

/** What is told of a sheet. */
export type Visit = {
  readonly formula: (place: Place) => void
  readonly cell: (place: Place, content: CellContent) => void
  /** Cells that are shown as one, "B3:B5": of all but the first nothing is kept. */
  readonly merged: (range: string) => void
}

/** What cells point to: the texts that they share, and the styles of their numbers by their place in the list. */
export type Shared = { readonly strings: readonly string[]; readonly styles: ReadonlyMap<string, NumberStyle> }

/**
 * Goes through the cells of a sheet in their order; rows and columns only ever rise, so no cell is told twice.
 * @throws on anything malformed, and whatever `visit` throws.
 */
export async function walkCells(xml: string, { strings, styles }: Shared, visit: Visit): Promise<void> {
  const inline = textGatherer()
  let [row, column, inRow] = [0, -1, false]
  let cell: { place: Place; type: string; style: string } | null = null
  let [value, inValue] = ['', false]
  const openCell = (attribute: (name: string) => string | null) => {
    if (cell) malformed()
    const place = placeOf(attribute('r'), row, column)
    if (place.column <= column || place.column > LAST.column) malformed()
    column = place.column
    cell = { place, type: attribute('t') ?? 'n', style: attribute('s') ?? '0' }
    value = ''
    inline.start()
  }
  const openRow = (number: string | null) => {
    const next = number === null ? row + 1 : Number(number)
    if (!(Number.isInteger(next) && next > row && next <= LAST.row)) malformed()
    ;[row, column, inRow] = [next, -1, true]
  }
  await walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'row') openRow(attribute('r'))
      else if (name === 'c' && inRow) openCell(attribute)
      else if (name === 'f' && cell) visit.formula(cell.place)
      else if (name === 'v' && cell) inValue = true
      else if (name === 'mergeCell') visit.merged(attribute('ref') ?? '')
      else inline.open(name)
    },
    text: (part) => {
      if (inValue) value += part
      inline.text(part)
    },
    close: (name) => {
      if (name === 'row') inRow = false
      else if (name === 'v') inValue = false
      else if (name === 'c' && cell) {
        visit.cell(
          cell.place,
          contentOf({ type: cell.type, value, inline: inline.done() }, styles.get(cell.style), strings),
        )
        cell = null
      } else inline.close(name)
    },
  })
}
