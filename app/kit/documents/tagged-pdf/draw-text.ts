import type { Block, Words } from '../manuscript.ts'
import { INK, TYPE, type Type } from '../manuscript-look.ts'
import type { Element, Flow } from './flow.ts'
import { setLines, type Line } from './set-lines.ts'

type Placed = { readonly x: number; readonly width: number; readonly type: Type; readonly ink: string }

/** Lines of one element, over as many pages as they take. @param aside drawn beside each part of them. */
function drawLines(flow: Flow, element: Element, tag: string, lines: readonly Line[], placed: Placed): void {
  let drawn = 0
  while (drawn < lines.length) {
    const fit = Math.max(1, Math.floor(flow.room / placed.type.leading))
    const part = lines.slice(drawn, drawn + fit)
    const top = flow.y
    flow.tagged(element, tag, () => {
      part.forEach((line, index) => flow.line(line, { ...placed, y: top + index * placed.type.leading }, placed))
    })
    flow.y += part.length * placed.type.leading
    drawn += part.length
    if (drawn < lines.length) flow.newPage()
  }
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export function drawTitle(flow: Flow, title: string): void {
  const lines = setLines(title, { size: TYPE.title.size, width: flow.width, bold: true })
  drawLines(flow, flow.element('H1'), 'H1', lines, {
    ...{ x: flow.left, width: flow.width },
    ...{ type: TYPE.title, ink: INK.accent },
  })
  flow.rule(flow.y + 4, INK.accent, 1.2)
  flow.y += 14
}

/** A heading with its place among the bookmarks; never the last line of a page. */
export function drawHeading(flow: Flow, { level, text, newPage }: Of<'heading'>): void {
  const type = TYPE[level]
  const lines = setLines(text, { size: type.size, width: flow.width, bold: true })
  if (newPage) flow.need(Number.POSITIVE_INFINITY)
  flow.need(lines.length * type.leading + 60)
  if (flow.room < flow.bottom - 80) flow.y += level === 2 ? 10 : 6
  const tag = `H${level}`
  drawLines(flow, flow.element(tag), tag, lines, {
    ...{ x: flow.left, width: flow.width, type },
    ink: level === 2 ? INK.accent : INK.text,
  })
  flow.y += 3
}

export function drawText(flow: Flow, { words, tone }: Of<'text'>): void {
  const isBox = tone === 'box'
  const type = tone === 'note' ? TYPE.note : tone === 'lead' ? TYPE.lead : TYPE.text
  const [x, width] = isBox ? [flow.left + 10, flow.width - 20] : [flow.left, flow.width]
  const lines = setLines(words, { size: type.size, width })
  const height = lines.length * type.leading
  flow.need(isBox ? height + 14 : Math.min(height, 3 * type.leading))
  if (isBox) {
    const { y } = flow
    flow.artifact(() => {
      flow.doc.rect(flow.left, y, flow.width, height + 10).fill(INK.tint)
      flow.doc.rect(flow.left, y, 3, height + 10).fill(INK.accent)
    })
    flow.y += 5
  }
  drawLines(flow, flow.element('P'), 'P', lines, { x, width, type, ink: tone === 'note' ? INK.quiet : INK.text })
  flow.y += isBox ? 11 : 5
}

const INDENT = 16

function drawItem(flow: Flow, list: Element, words: Words, mark: string): void {
  const type = TYPE.text
  const [x, width] = [flow.left + INDENT, flow.width - INDENT]
  const lines = setLines(words, { size: type.size, width })
  flow.need(Math.min(lines.length, 3) * type.leading)
  const item = flow.element('LI', list)
  const [label] = setLines(mark, { size: type.size, width: INDENT })
  const { y } = flow
  if (label)
    flow.tagged(flow.element('Lbl', item), 'Lbl', () =>
      flow.line(label, { x: flow.left, y, width: INDENT }, { type, ink: INK.accent }),
    )
  drawLines(flow, flow.element('LBody', item), 'LBody', lines, { x, width, type, ink: INK.text })
  flow.y += 2
}

export function drawList(flow: Flow, { ordered, items }: Of<'list'>): void {
  const list = flow.element('L')
  list.dictionary.data['A'] = { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' }
  items.forEach((words, index) => drawItem(flow, list, words, ordered ? `${index + 1}.` : '•'))
  flow.y += 4
}

/** Lines to sign on, side by side; together on one page, each with its words under it. */
export function drawSignatures(flow: Flow, { places }: Of<'signatures'>): void {
  const type = TYPE.cell
  const width = Math.min(220, (flow.width - 24 * (places.length - 1)) / places.length)
  const said = places.map((words) => words.flatMap((line) => setLines(line, { size: type.size, width })))
  const height = 54 + Math.max(...said.map((lines) => lines.length)) * type.leading
  flow.need(height)
  const top = flow.y + 50
  said.forEach((lines, index) => {
    const x = flow.left + index * (width + 24)
    flow.artifact(() => {
      flow.doc
        .moveTo(x, top)
        .lineTo(x + width, top)
        .lineWidth(0.7)
        .strokeColor(INK.edge)
        .stroke()
    })
    flow.tagged(flow.element('P'), 'P', () => {
      lines.forEach((line, row) =>
        flow.line(line, { x, y: top + 3 + row * type.leading, width }, { type, ink: INK.text, side: 'center' }),
      )
    })
  })
  flow.y += height + 8
}

/** The title of a figure, the figure with its words for who does not see it, and its note. */
export function drawFigure(flow: Flow, { chart, title, note }: Of<'figure'>): void {
  const scale = flow.width / chart.width
  flow.need(chart.height * scale + 46)
  const caption = setLines(title, { size: TYPE.text.size, width: flow.width, bold: true })
  drawLines(flow, flow.element('P'), 'P', caption, {
    ...{ x: flow.left, width: flow.width },
    ...{ type: TYPE.text, ink: INK.text },
  })
  const { y } = flow
  const bbox: [number, number, number, number] = [flow.left, y, flow.left + flow.width, y + chart.height * scale]
  flow.tagged(flow.element('Figure', flow.root, { alt: chart.alt, bbox }), 'Figure', () =>
    drawShapes(flow, chart, scale),
  )
  flow.y += chart.height * scale + 2
  drawText(flow, { kind: 'text', words: note, tone: 'note' })
}

function drawShapes(flow: Flow, { shapes }: Of<'figure'>['chart'], scale: number): void {
  const { doc } = flow
  const x = (value: number) => flow.left + value * scale
  const y = (value: number) => flow.y + value * scale
  for (const shape of shapes) {
    switch (shape.kind) {
      case 'line':
        doc.moveTo(x(shape.from[0]), y(shape.from[1])).lineTo(x(shape.to[0]), y(shape.to[1]))
        doc
          .lineWidth(shape.width * scale)
          .strokeColor(shape.ink)
          .stroke()
        break
      case 'box':
        doc.rect(x(shape.at[0]), y(shape.at[1]), shape.width * scale, shape.height * scale).fill(shape.ink)
        break
      case 'dot':
        doc.circle(x(shape.at[0]), y(shape.at[1]), shape.radius * scale).lineWidth(1.4 * scale)
        doc.fillAndStroke(shape.hollow ? '#ffffff' : shape.ink, shape.ink)
        break
      case 'text': {
        const size = shape.size * scale
        const [line] = setLines(shape.text, { size, width: flow.width, bold: shape.bold ?? false })
        if (!line) break
        const shift = shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? line.width : line.width / 2
        const type = { size, leading: size }
        // Copied or searched, two texts of a chart are two.
        const apart = { ...line, runs: line.runs.map((run) => ({ ...run, text: `${run.text} ` })) }
        // A line stands in the middle of its leading; here `y` is where it stands on.
        flow.line(
          apart,
          { x: x(shape.at[0]) - shift, y: y(shape.at[1]) - size * 0.85, width: line.width },
          { type, ink: shape.ink },
        )
      }
    }
  }
}
