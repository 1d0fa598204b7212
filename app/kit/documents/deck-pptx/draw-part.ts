import type PptxGenJS from 'pptxgenjs'
import type { DeckCell, DeckPart, DeckTable } from '../deck.ts'
import { DECK_TYPE, FONT, ink, scaled, SCREEN, WIDTH } from '../deck-look.ts'
import { held } from '../docx-text.ts'
import {
  columnWidths,
  INDENT,
  ITEM_GAP,
  listTitleHeight,
  PAD,
  QR_SIDE,
  textOf,
  type PlacedPart,
} from './measure-parts.ts'
import { boxAt, inches, styled, type Slide } from './on-slide.ts'

type Of<Kind extends DeckPart['kind']> = Extract<DeckPart, { kind: Kind }>
type Place = Pick<PlacedPart, 'y' | 'height' | 'rows'>

const across = ({ y, height }: Place) => boxAt({ x: SCREEN.side, y, width: WIDTH, height })
const TEXT = { objectName: 'Texto', isTextBox: true } as const

function drawText(slide: Slide, { kind, text }: Of<'lead' | 'text' | 'note'>, place: Place, scale: number): void {
  const look = { ink: ink(kind === 'note' ? 'quiet' : 'text'), bold: kind === 'lead' }
  slide.addText(held(text), { ...across(place), ...styled(scaled(DECK_TYPE[kind], scale), look), ...TEXT })
}

function drawList(slide: Slide, { title, items }: Of<'list'>, { y, height }: Place, scale: number): void {
  const type = scaled(DECK_TYPE.text, scale)
  const head = title === undefined ? 0 : listTitleHeight(title, scale)
  if (title !== undefined)
    slide.addText(held(title), {
      ...across({ y, height: head, rows: [] }),
      ...styled(scaled(DECK_TYPE.label, scale), { ink: ink('accent'), bold: true }),
      ...TEXT,
    })
  const run = (bold: boolean) => ({ ...styled(type, { ink: ink('text'), bold }), paraSpaceAfter: ITEM_GAP })
  const bullet = () => ({ bullet: { indent: INDENT } })
  slide.addText(
    items.flatMap(({ name, says }) =>
      name === undefined
        ? [{ text: held(says), options: { ...run(false), ...bullet(), breakLine: true } }]
        : [
            { text: `${held(name)} `, options: { ...run(true), ...bullet() } },
            { text: held(says), options: { ...run(false), breakLine: true } },
          ],
    ),
    { ...across({ y: y + head, height: height - head, rows: [] }), margin: 0, valign: 'top', ...TEXT },
  )
}

/** Large numbers with what they count, side by side: one text each, read in this order. */
function drawCounts(slide: Slide, { counts }: Of<'counts'>, { y, height }: Place, scale: number): void {
  const width = WIDTH / counts.length
  counts.forEach((count, index) => {
    const look = (name: 'number' | 'label') =>
      styled(scaled(DECK_TYPE[name], scale), {
        ink: ink(name === 'number' ? 'accent' : 'text'),
        bold: name === 'number',
      })
    slide.addText(
      [
        { text: held(count.number), options: { ...look('number'), breakLine: true } },
        { text: held(count.of), options: look('label') },
      ],
      { ...boxAt({ x: SCREEN.side + index * width, y, width: width - 16, height }), margin: 0, valign: 'top', ...TEXT },
    )
  })
}

const none = () => ({ type: 'none' as const })
const rule = (colour: string, pt: number) => ({ type: 'solid' as const, color: colour, pt })

function drawTable(slide: Slide, table: DeckTable, place: Place, scale: number): void {
  const type = scaled(DECK_TYPE.cell, scale)
  const [head, cell] = [scaled(DECK_TYPE.head, scale), type]
  const cellOptions = (column: number) => ({
    align: table.columns[column]?.numeric === true ? ('right' as const) : ('left' as const),
    margin: [PAD.y, PAD.x, PAD.y, column === 0 ? 1 : PAD.x] as [number, number, number, number],
    valign: 'top' as const,
    fontFace: FONT,
  })
  const titles = table.columns.map(({ title }, column) => ({
    text: held(title),
    options: {
      ...cellOptions(column),
      ...{ fontSize: head.size, bold: true, color: ink('quiet') },
      border: [none(), none(), rule(ink('edge'), 1.25), none()] as PptxGenJS.BorderProps[] as Borders,
    },
  }))
  const rowOf = (row: readonly DeckCell[]) =>
    row.map((said, column) => ({
      text: held(textOf(said)),
      options: {
        ...cellOptions(column),
        ...{ fontSize: cell.size, bold: typeof said !== 'string' },
        color: typeof said === 'string' ? ink('text') : said.ink.slice(1),
        ...(typeof said === 'string' ? {} : { fill: { color: said.fill.slice(1) } }),
        border: [none(), none(), rule(ink('rule'), 0.75), none()] as Borders,
      },
    }))
  slide.addTable([titles, ...table.rows.map(rowOf)], {
    ...across(place),
    colW: columnWidths(table).map(inches),
    rowH: place.rows.map(inches),
    objectName: `Tabla: ${held(table.caption)}`,
  })
}
type Borders = [PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps, PptxGenJS.BorderProps]

function drawAddress(slide: Slide, { address, says, qr }: Of<'address'>, { y }: Place, scale: number): void {
  slide.addImage({
    ...boxAt({ x: SCREEN.side, y, width: QR_SIDE, height: QR_SIDE }),
    ...{ data: qr.replace(/^data:/, ''), altText: `Código QR de ${held(address)}`, objectName: 'Código QR' },
  })
  slide.addText(
    [
      {
        text: held(says),
        options: { ...styled(scaled(DECK_TYPE.text, scale), { ink: ink('text') }), breakLine: true },
      },
      { text: held(address), options: styled(scaled(DECK_TYPE.text, scale), { ink: ink('accent'), bold: true }) },
    ],
    {
      ...boxAt({ x: SCREEN.side + QR_SIDE + 24, y, width: WIDTH - QR_SIDE - 24, height: QR_SIDE }),
      ...{ margin: 0, valign: 'middle', ...TEXT },
    },
  )
}

/** A part at its place on a slide, with the letters of the slide. */
export function drawPart(slide: Slide, { part, ...place }: PlacedPart, scale: number): void {
  switch (part.kind) {
    case 'lead':
    case 'text':
    case 'note':
      return drawText(slide, part, place, scale)
    case 'list':
      return drawList(slide, part, place, scale)
    case 'counts':
      return drawCounts(slide, part, place, scale)
    case 'table':
      return drawTable(slide, part, place, scale)
    case 'address':
      return drawAddress(slide, part, place, scale)
  }
}
