import { Resvg } from '@resvg/resvg-js'
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IParagraphOptions,
} from 'docx'
import { chartSvg } from '../chart.ts'
import { held } from '../docx-text.ts'
import { FACE_FILES } from '../pdf-text.tsx'
import { inlinesOf, type Block, type TableBlock, type Words } from '../manuscript.ts'
import { INK } from '../manuscript-look.ts'

/** Twentieths of a point, in which Word measures. */
const TWENTIETHS = 20
const colour = (ink: string) => ink.slice(1)
const rule = { style: BorderStyle.SINGLE, size: 4, color: colour(INK.rule) } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const

/** Each line of a text is a break: a paragraph of Word has no new lines in it. What is not bold has the weight of its style. */
function runs(words: Words, more: { readonly bold?: boolean; readonly ink?: string } = {}): TextRun[] {
  return inlinesOf(words).flatMap((inline) => {
    const [text, bold] = typeof inline === 'string' ? [inline, more.bold ?? false] : [inline.bold, true]
    return held(text)
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({
            text: line,
            ...(bold ? { bold } : {}),
            ...(index > 0 ? { break: 1 } : {}),
            ...(more.ink ? { color: colour(more.ink) } : {}),
          }),
      )
  })
}

type Room = { /** Points between the margins. */ readonly width: number }
type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

const HEADINGS = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

function heading({ level, text, newPage }: Of<'heading'>): Paragraph {
  return new Paragraph({ children: runs(text), heading: HEADINGS[level], pageBreakBefore: newPage ?? false })
}

const BOX = {
  spacing: { before: 120, after: 160 },
  shading: { type: ShadingType.CLEAR, fill: colour(INK.tint) },
  border: { left: { style: BorderStyle.SINGLE, size: 24, color: colour(INK.accent), space: 8 } },
} as const

function text({ words, tone }: Of<'text'>): Paragraph {
  const style = tone === 'note' ? 'Nota' : tone === 'lead' ? 'Destacado' : undefined
  return new Paragraph({ children: runs(words), ...(style ? { style } : {}), ...(tone === 'box' ? BOX : {}) })
}

type Cells = { readonly cells: readonly Words[]; readonly widths: readonly number[]; readonly style: string }

function cell(
  words: Words,
  width: number,
  more: { style: string; bold: boolean; head: boolean; numeric: boolean },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    verticalAlign: VerticalAlign.TOP,
    ...(more.head ? { shading: { type: ShadingType.CLEAR, fill: colour(INK.accent) } } : {}),
    children: [
      new Paragraph({
        style: more.style,
        alignment: more.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: runs(words, { bold: more.bold, ...(more.head ? { ink: INK.onAccent } : {}) }),
      }),
    ],
  })
}

function row(
  { cells, widths, style }: Cells,
  more: { head: boolean; bold: (column: number) => boolean; numeric: (column: number) => boolean },
) {
  return new TableRow({
    tableHeader: more.head,
    cantSplit: true,
    children: widths.map((width, column) =>
      cell(cells[column] ?? '', width, {
        style,
        head: more.head,
        bold: more.bold(column),
        numeric: more.numeric(column),
      }),
    ),
  })
}

const BORDERS = {
  top: rule,
  bottom: rule,
  insideHorizontal: rule,
  left: none,
  right: none,
  insideVertical: none,
} as const

function frame(rows: readonly TableRow[], widths: readonly number[], borders: object = BORDERS): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders,
    rows: [...rows],
  })
}

/** So that two tables that follow each other stay two, and a text does not stick to the one above it. */
const gap = () => new Paragraph({ style: 'Celda', spacing: { before: 0, after: 100 } })

function widthsOf(shares: readonly number[], { width }: Room): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((width * TWENTIETHS * share) / whole))
}

function table({ caption, columns, rows, rowHead = 0, dense = false }: TableBlock, room: Room): (Paragraph | Table)[] {
  const widths = widthsOf(
    columns.map(({ share }) => share),
    room,
  )
  const style = dense ? 'CeldaMenuda' : 'Celda'
  const numeric = (column: number) => columns[column]?.numeric ?? false
  return [
    new Paragraph({ style: 'Rotulo', children: runs(caption) }),
    frame(
      [
        row({ cells: columns.map(({ title }) => title), widths, style }, { head: true, bold: () => true, numeric }),
        ...rows.map((cells) =>
          row({ cells, widths, style }, { head: false, bold: (column) => column === rowHead, numeric }),
        ),
      ],
      widths,
    ),
    gap(),
  ]
}

function facts({ rows }: Of<'facts'>, room: Room): (Paragraph | Table)[] {
  const widths = widthsOf([24, 76], room)
  const plain = { head: false, bold: (column: number) => column === 0, numeric: () => false }
  return [
    frame(
      rows.map((cells) => row({ cells, widths, style: 'Celda' }, plain)),
      widths,
    ),
    gap(),
  ]
}

/** Dots of the picture for each point of the page: what an office printer shows. */
const SHARPNESS = 3

function figure({ chart, title, note }: Of<'figure'>, { width }: Room): Paragraph[] {
  const picture = new Resvg(chartSvg(chart), {
    fitTo: { mode: 'zoom', value: SHARPNESS },
    background: '#ffffff',
    font: { fontFiles: [...FACE_FILES], loadSystemFonts: false, defaultFontFamily: 'Espejo Sans' },
  })
  // Word counts a picture in dots of a screen, of which three are four in a point.
  const wide = Math.floor((width * 4) / 3) - 2
  return [
    new Paragraph({ style: 'Rotulo', children: runs(title) }),
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: picture.render().asPng(),
          transformation: { width: wide, height: Math.round((wide * chart.height) / chart.width) },
          altText: { name: held(title), title: held(title), description: held(chart.alt) },
        }),
      ],
    }),
    new Paragraph({ style: 'Nota', children: runs(note) }),
  ]
}

function signatures({ places }: Of<'signatures'>, room: Room): (Paragraph | Table)[] {
  const widths = widthsOf(
    places.map(() => 1),
    room,
  )
  const line = (words: readonly string[], width: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 200, right: 200 },
      children: ['\n\n______________________________', ...words].map(
        (each) => new Paragraph({ style: 'Celda', alignment: AlignmentType.CENTER, children: runs(each) }),
      ),
    })
  const only = new TableRow({
    cantSplit: true,
    children: places.map((words, index) => line(words, widths[index] ?? 0)),
  })
  const open = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none }
  return [frame([only], widths, open), gap()]
}

/** A block of a document as Word has it. @param place of the block: each list counts from one. */
export function docxBlock(block: Block, room: Room, place: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)]
    case 'text':
      return [text(block)]
    case 'list': {
      const numbering = {
        reference: block.ordered ? 'decimal' : 'bullet',
        level: 0,
        instance: place,
      } satisfies IParagraphOptions['numbering']
      return block.items.map((words) => new Paragraph({ numbering, spacing: { after: 60 }, children: runs(words) }))
    }
    case 'facts':
      return facts(block, room)
    case 'table':
      return table(block, room)
    case 'figure':
      return figure(block, room)
    case 'signatures':
      return signatures(block, room)
  }
}
