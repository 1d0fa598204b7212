import { buffer } from 'node:stream/consumers'
import { onPaper } from './logo-image.ts'
import { PAGE, type Type } from './manuscript-look.ts'
import { drawable, loadFaces } from './pdf-text.tsx'
import type { Poster, PosterPart } from './poster.ts'
import { Flow, openDocument, type Element } from './tagged-pdf/flow.ts'
import { setLines } from './tagged-pdf/set-lines.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'poster-pdf': Poster
  }
}

const BLACK = '#000000'
/** Sizes by which the letters are tried, from the largest; a poster that is still too full takes a second sheet. */
const SCALES = Array.from({ length: 16 }, (_, index) => 1.35 - index * 0.05)
const TYPE = {
  mark: { size: 11, leading: 14 },
  entity: { size: 14, leading: 18 },
  title: { size: 38, leading: 43 },
  heading: { size: 22, leading: 27 },
  lead: { size: 19, leading: 25 },
  text: { size: 15, leading: 20 },
  cell: { size: 15, leading: 20 },
  label: { size: 14, leading: 19 },
  note: { size: 12, leading: 16 },
} as const satisfies Record<string, Type>

const LOGO = { width: 150, height: 48 } as const
const INDENT = 18
const QR_SIDE = 96
const SQUARE = { side: 10, gap: 4 } as const

type Line = { readonly tag: string; readonly element: Element; readonly bold?: boolean; readonly x?: number }

/** A poster in letters of one scale. */
class Sheet {
  constructor(
    readonly flow: Flow,
    readonly scale: number,
  ) {}

  type(name: keyof typeof TYPE): Type {
    const { size, leading } = TYPE[name]
    return { size: size * this.scale, leading: leading * this.scale }
  }

  gap(height: number): void {
    this.flow.y += height * this.scale
  }

  /** A text of an element in as many lines as it takes. */
  paragraph(text: string, type: Type, { tag, element, bold = false, x = 0 }: Line, width = this.flow.width - x): void {
    const { flow } = this
    for (const line of setLines(text, { size: type.size, width, bold })) {
      flow.need(type.leading)
      flow.tagged(element, tag, () => flow.line(line, { x: flow.left + x, y: flow.y, width }, { type, ink: BLACK }))
      flow.y += type.leading
    }
  }

  alone(text: string, name: keyof typeof TYPE, tag: string, bold = false): void {
    this.paragraph(text, this.type(name), { tag, element: this.flow.element(tag), bold })
  }
}

type Of<Kind extends PosterPart['kind']> = Extract<PosterPart, { kind: Kind }>

function drawList(sheet: Sheet, { title, items }: Of<'list'>): void {
  const { flow } = sheet
  const type = sheet.type('text')
  flow.need(sheet.type('label').leading + type.leading)
  if (title !== undefined) sheet.alone(title, 'label', 'H3', true)
  const list = flow.element('L')
  list.dictionary.data['A'] = { O: 'List', ListNumbering: 'Disc' }
  for (const words of items) {
    const item = flow.element('LI', list)
    const { y } = flow
    const [mark] = setLines('•', { size: type.size, width: INDENT })
    flow.need(type.leading)
    if (mark)
      flow.tagged(flow.element('Lbl', item), 'Lbl', () =>
        flow.line(mark, { x: flow.left, y: Math.min(y, flow.y), width: INDENT }, { type, ink: BLACK }),
      )
    sheet.paragraph(words, type, { tag: 'LBody', element: flow.element('LBody', item), x: INDENT })
  }
  sheet.gap(7)
}

/** Four squares, as many of them black as the step says: told apart by any printer. */
function drawSquares({ flow, scale }: Sheet, y: number, step: number): void {
  const side = SQUARE.side * scale
  const left = flow.left + flow.width - 4 * side - 3 * SQUARE.gap * scale
  flow.artifact(() => {
    for (let place = 0; place < 4; place += 1) {
      const square = flow.doc.rect(left + place * (side + SQUARE.gap * scale), y, side, side).lineWidth(0.8)
      if (place < step) square.fillAndStroke(BLACK, BLACK)
      else square.strokeColor(BLACK).stroke()
    }
  })
}

function drawSteps(sheet: Sheet, { caption, columns, rows }: Of<'steps'>): void {
  const { flow, scale } = sheet
  const [type, head] = [sheet.type('cell'), sheet.type('note')]
  const squares = (4 * SQUARE.side + 3 * SQUARE.gap + 10) * scale
  const says = flow.width * 0.3
  const [left, middle] = [flow.width - says - squares - 8, flow.width - says - squares]
  const table = flow.element('Table')
  sheet.paragraph(caption, head, { tag: 'Caption', element: flow.element('Caption', table) })
  const draw = (cells: readonly [string, string], look: Type, heads: readonly boolean[], step: number | null): void => {
    const row = flow.element('TR', table)
    const lines = cells.map((text, column) =>
      setLines(text, { size: look.size, width: column === 0 ? left : says, bold: column === 1 || heads.length === 2 }),
    )
    const height = Math.max(...lines.map(({ length }) => length)) * look.leading
    flow.need(height + 6 * scale)
    const top = flow.y + 3 * scale
    lines.forEach((part, column) => {
      const isHead = heads[column] === true
      const options = isHead ? { scope: heads.length === 2 ? ('Column' as const) : ('Row' as const) } : {}
      const tag = isHead ? 'TH' : 'TD'
      const x = flow.left + (column === 0 ? 0 : middle)
      flow.tagged(flow.element(tag, row, options), tag, () =>
        part.forEach((line, index) =>
          flow.line(
            line,
            { x, y: top + index * look.leading, width: column === 0 ? left : says },
            { type: look, ink: BLACK },
          ),
        ),
      )
    })
    if (step !== null) drawSquares(sheet, top + (look.leading - SQUARE.side * scale) / 2, step)
    flow.y = top + height + 3 * scale
    flow.rule(flow.y, BLACK, heads.length === 2 ? 1 : 0.4)
  }
  draw(columns, head, [true, true], null)
  for (const { title, says: said, step } of rows) draw([title, said], type, [true], step)
  sheet.gap(10)
}

function drawAddress(sheet: Sheet, { says, address, qr }: Of<'address'>): void {
  const { flow, scale } = sheet
  const side = QR_SIDE * Math.max(0.9, scale)
  flow.need(side + 4)
  const top = flow.y
  const bbox: [number, number, number, number] = [flow.left, top, flow.left + side, top + side]
  flow.tagged(flow.element('Figure', flow.root, { alt: `Código QR de ${drawable(address)}`, bbox }), 'Figure', () =>
    flow.doc.image(qr, flow.left, top, { width: side, height: side }),
  )
  const element = flow.element('P')
  flow.y = top + side * 0.2
  const place = { tag: 'P', element, x: side + 14 }
  sheet.paragraph(`${says} `, sheet.type('text'), place)
  sheet.paragraph(address, sheet.type('text'), { ...place, bold: true })
  flow.y = Math.max(flow.y, top + side) + 8 * scale
}

function drawPart(sheet: Sheet, part: PosterPart): void {
  switch (part.kind) {
    case 'heading':
      sheet.flow.need(sheet.type('heading').leading + 40)
      sheet.gap(8)
      sheet.alone(part.text, 'heading', 'H2', true)
      return sheet.gap(3)
    case 'lead':
    case 'text':
    case 'note':
      sheet.alone(part.text, part.kind, 'P', part.kind === 'lead')
      return sheet.gap(7)
    case 'list':
      return drawList(sheet, part)
    case 'steps':
      return drawSteps(sheet, part)
    case 'address':
      return drawAddress(sheet, part)
  }
}

function drawHead(sheet: Sheet, { mark, logo, entity, title }: Poster): void {
  const { flow } = sheet
  flow.y = PAGE.side
  if (mark !== null) {
    sheet.alone(mark, 'mark', 'P', true)
    sheet.gap(8)
  }
  if (logo) {
    const size = onPaper(logo, LOGO)
    const { y } = flow
    const bbox: [number, number, number, number] = [flow.left, y, flow.left + size.width, y + size.height]
    flow.tagged(flow.element('Figure', flow.root, { alt: `Logotipo: ${drawable(logo.alt)}`, bbox }), 'Figure', () =>
      flow.doc.image(Buffer.from(logo.bytes), flow.left, y, size),
    )
    flow.y += size.height + 8
  }
  sheet.alone(entity, 'entity', 'P', true)
  sheet.gap(4)
  sheet.alone(title, 'title', 'H1', true)
  flow.rule(flow.y + 3, BLACK, 2)
  sheet.gap(14)
}

/** Draws a poster in one scale; nothing of it is written before it is ended. */
function drawnAt(poster: Poster, scale: number) {
  const doc = openDocument({ title: drawable(poster.title), author: drawable(poster.entity), landscape: false })
  const root = doc.struct('Document') as Element
  doc.addStructure(root)
  const sheet = new Sheet(new Flow(doc, root, false), scale)
  drawHead(sheet, poster)
  for (const part of poster.parts) drawPart(sheet, part)
  return { doc, root, isOne: doc.bufferedPageRange().count === 1 }
}

/** A poster as a tagged PDF: on one sheet, in letters as large as it has room for. */
export async function posterPdf(poster: Poster): Promise<Buffer> {
  await loadFaces()
  // Letters that fit leave room for smaller ones: the largest that do are found by halves.
  let [first, fits] = [0, SCALES.length - 1]
  let made = drawnAt(poster, SCALES[fits] ?? 1)
  while (first < fits) {
    const middle = Math.floor((first + fits) / 2)
    const tried = drawnAt(poster, SCALES[middle] ?? 1)
    if (tried.isOne) [fits, made] = [middle, tried]
    else first = middle + 1
  }
  const written = buffer(made.doc)
  made.root.end()
  made.doc.end()
  return written
}
