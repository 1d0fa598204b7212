import type { DeckCell, DeckPart, DeckSlide, DeckTable } from '../deck.ts'
import { DECK_TYPE, HEIGHTS, scaled, WIDTH } from '../deck-look.ts'
import type { Type } from '../manuscript-look.ts'
import { setLines } from '../tagged-pdf/set-lines.ts'

/** Sizes by which the letters of a slide are tried, from the largest; what needs more room goes on to another slide. */
const SCALES = [1.2, 1.1, 1, 0.9, 0.8, 0.7]
/** Lines of other programs are a little wider than ours. */
const SPARE = 0.97
export const GAP = 18
/** Between the items of a list. */
export const ITEM_GAP = 8
export const PAD = { x: 10, y: 6 } as const
export const INDENT = 26
/** Side of a code for a camera across a room. */
export const QR_SIDE = 170

export const textOf = (cell: DeckCell) => (typeof cell === 'string' ? cell : cell.text)

/** Lines that a text takes; a word that our own letters would break stays whole here, and is counted as it is broken. */
export function linesOf(text: string, width: number, { size }: Type, bold = false): number {
  return text.split('\n').reduce((sum, line) => sum + setLines(line, { size, width: width * SPARE, bold }).length, 0)
}

export const heightOf = (text: string, width: number, type: Type, bold = false) =>
  linesOf(text, width, type, bold) * type.leading

/** Widths of the columns of a table, in points. */
export function columnWidths({ columns }: DeckTable): number[] {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  return columns.map(({ share }) => (WIDTH * share) / whole)
}

function rowHeight(cells: readonly DeckCell[], widths: readonly number[], type: Type, isHead = false): number {
  const lines = cells.map((cell, column) =>
    linesOf(textOf(cell), (widths[column] ?? 0) - 2 * PAD.x, type, isHead || typeof cell !== 'string'),
  )
  return Math.max(1, ...lines) * type.leading + 2 * PAD.y
}

export const listTitleHeight = (title: string, scale: number) =>
  heightOf(title, WIDTH, scaled(DECK_TYPE.label, scale), true) + ITEM_GAP

/** A part as high as it stands on its slide: `head` of what repeats where it is cut, then what may be cut apart. */
type Measured = { readonly part: DeckPart; readonly head: number; readonly rows: readonly number[] }

function measured(part: DeckPart, scale: number): Measured {
  const whole = (height: number): Measured => ({ part, head: 0, rows: [height] })
  switch (part.kind) {
    case 'lead':
    case 'text':
    case 'note':
      return whole(heightOf(part.text, WIDTH, scaled(DECK_TYPE[part.kind], scale), part.kind === 'lead'))
    case 'list': {
      const type = scaled(DECK_TYPE.text, scale)
      const rows = part.items.map(
        ({ name, says }) =>
          heightOf(name === undefined ? says : `${name} ${says}`, WIDTH - INDENT, type, name !== undefined) + ITEM_GAP,
      )
      const { title } = part
      return { part, head: title === undefined ? 0 : listTitleHeight(title, scale), rows }
    }
    case 'counts': {
      const width = WIDTH / part.counts.length - 16
      const label = scaled(DECK_TYPE.label, scale)
      const labels = part.counts.map((count) => heightOf(count.of, width, label))
      return whole(scaled(DECK_TYPE.number, scale).leading + Math.max(...labels))
    }
    case 'table': {
      const widths = columnWidths(part)
      const titles = part.columns.map(({ title }) => title)
      const type = scaled(DECK_TYPE.cell, scale)
      return {
        part,
        head: rowHeight(titles, widths, scaled(DECK_TYPE.head, scale), true),
        rows: part.rows.map((row) => rowHeight(row, widths, type)),
      }
    }
    case 'address':
      return whole(QR_SIDE)
  }
}

export type PlacedPart = {
  readonly part: DeckPart
  /** From the upper edge of the slide, in points. */
  readonly y: number
  readonly height: number
  /** Heights of the rows of a table, its head first; of others one. */
  readonly rows: readonly number[]
}
export type SlidePage = { readonly top: number; readonly scale: number; readonly parts: readonly PlacedPart[] }

/** The same part with its rows or items from one to another. */
function cut(part: DeckPart, from: number, to: number): DeckPart {
  if (part.kind === 'table') return { ...part, rows: part.rows.slice(from, to) }
  return part.kind === 'list' ? { ...part, items: part.items.slice(from, to) } : part
}

/** Parts one below the other, as many slides as they take. */
function placed(parts: readonly Measured[], top: number): PlacedPart[][] {
  const pages: PlacedPart[][] = [[]]
  let y = top
  for (const { part, head, rows } of parts) {
    for (let from = 0; from < rows.length; ) {
      const room = HEIGHTS.bottom - y
      let to = from
      let height = head
      while (to < rows.length && height + (rows[to] ?? 0) <= room) height += rows[to++] ?? 0
      // What no slide has room for stands on one of its own all the same: nothing is left out.
      if (to === from && y === top) height += rows[to++] ?? 0
      if (to > from) {
        const heights = [...(head > 0 ? [head] : []), ...rows.slice(from, to)]
        pages.at(-1)?.push({ part: cut(part, from, to), y, height, rows: heights })
        y += height + GAP
      }
      if (to < rows.length) {
        pages.push([])
        y = top
      }
      from = to
    }
  }
  return pages
}

/** Height of a title on one or two lines. */
export const titleHeight = (title: string) => heightOf(title, WIDTH, DECK_TYPE.title, true)

/** The pages that a slide takes: one in letters as large as fit, or several in the smallest. `loadFaces` before. */
export function pagesOf({ title, parts }: DeckSlide): SlidePage[] {
  const top = HEIGHTS.title + titleHeight(title) + HEIGHTS.gap
  const tried = SCALES.map((scale) => ({
    scale,
    pages: placed(
      parts.map((part) => measured(part, scale)),
      top,
    ),
  }))
  const found = tried.find(({ pages }) => pages.length === 1) ?? tried.at(-1)
  return (found?.pages ?? []).map((each) => ({ top, scale: found?.scale ?? 1, parts: each }))
}

/** Of the cover: heights from its upper edge, in points. */
export function coverLines(title: string): { readonly size: number; readonly height: number } {
  for (const size of [DECK_TYPE.cover.size, 42, 36, 30, 26]) {
    const height = heightOf(title, WIDTH, { size, leading: size * 1.2 }, true)
    if (height <= 2 * DECK_TYPE.cover.leading) return { size, height }
  }
  return { size: 22, height: 2 * DECK_TYPE.cover.leading }
}
