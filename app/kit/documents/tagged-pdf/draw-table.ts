import type { Block, TableBlock, Words } from '../manuscript.ts'
import { INK, TYPE, type Type } from '../manuscript-look.ts'
import type { Element, Flow } from './flow.ts'
import { setLines, type Line } from './set-lines.ts'

const PAD = { x: 4, y: 3 } as const
/** Lines of a row that stay together where a page ends in it. */
const TOGETHER = 4

type Place = { readonly x: number; readonly width: number; readonly numeric: boolean }
type Grid = { readonly places: readonly Place[]; readonly type: Type }

function gridOf(flow: Flow, columns: TableBlock['columns'], type: Type): Grid {
  const whole = columns.reduce((sum, { share }) => sum + share, 0)
  let x = flow.left
  const places = columns.map(({ share, numeric = false }) => {
    const width = (flow.width * share) / whole
    const place = { x, width, numeric }
    x += width
    return place
  })
  return { places, type }
}

type Cell = { readonly tag: 'TH' | 'TD'; readonly element: Element | null; readonly lines: readonly Line[] }

/** Cells of one row, from one of their lines to another. */
function drawPart(
  flow: Flow,
  { places, type }: Grid,
  cells: readonly Cell[],
  [from, to]: readonly [number, number],
  ink: string,
): void {
  const top = flow.y + PAD.y
  cells.forEach(({ tag, element, lines }, index) => {
    const place = places[index]
    const part = lines.slice(from, to)
    if (!place || part.length === 0) return
    const draw = () =>
      part.forEach((line, row) =>
        flow.line(
          line,
          { x: place.x + PAD.x, y: top + row * type.leading, width: place.width - 2 * PAD.x },
          { type, ink, side: place.numeric ? 'right' : 'left' },
        ),
      )
    if (element) flow.tagged(element, tag, draw)
    else flow.artifact(draw)
  })
}

const heightOf = (lines: number, { leading }: Type) => lines * leading + 2 * PAD.y
const longest = (cells: readonly Pick<Cell, 'lines'>[]) => Math.max(1, ...cells.map(({ lines }) => lines.length))

function cellLines(grid: Grid, cells: readonly Words[], bold: (column: number) => boolean): Line[][] {
  return grid.places.map(({ width }, column) =>
    setLines(cells[column] ?? '', { size: grid.type.size, width: width - 2 * PAD.x, bold: bold(column) }),
  )
}

/** The titles of the columns, on a shade; as content once, on later pages as what repeats. */
function drawHead(flow: Flow, grid: Grid, lines: readonly (readonly Line[])[], row: Element | null): void {
  const height = heightOf(longest(lines.map((each) => ({ lines: each }))), grid.type)
  const { y } = flow
  flow.artifact(() => flow.doc.rect(flow.left, y, flow.width, height).fill(INK.accent))
  const cells = lines.map((each) => ({
    tag: 'TH' as const,
    element: row && flow.element('TH', row, { scope: 'Column' }),
    lines: each,
  }))
  drawPart(flow, grid, cells, [0, Number.POSITIVE_INFINITY], INK.onAccent)
  flow.y += height
}

/** A row, whole where it fits on a page, with the head of the table above it on each new one. */
function drawRow(flow: Flow, grid: Grid, cells: readonly Cell[], drawAgain: () => void): void {
  const total = longest(cells)
  const next = () => {
    flow.newPage()
    drawAgain()
  }
  if (flow.room < heightOf(total, grid.type) && heightOf(total, grid.type) < flow.bottom / 2) next()
  for (let from = 0; from < total; ) {
    if (flow.room < heightOf(Math.min(TOGETHER, total - from), grid.type)) next()
    const fit = Math.max(1, Math.floor((flow.room - 2 * PAD.y) / grid.type.leading))
    const to = Math.min(total, from + fit)
    drawPart(flow, grid, cells, [from, to], INK.text)
    flow.y += heightOf(to - from, grid.type)
    flow.rule(flow.y, INK.rule)
    from = to
  }
}

/** A table with its caption; each row has a header of its own beside those of the columns. */
export function drawTable(flow: Flow, { caption, columns, rows, rowHead = 0, dense = false }: TableBlock): void {
  const grid = gridOf(flow, columns, dense ? TYPE.dense : TYPE.cell)
  const head = cellLines(
    grid,
    columns.map(({ title }) => title),
    () => true,
  )
  flow.need(100)
  const table = flow.element('Table')
  const titled = setLines(caption, { size: TYPE.text.size, width: flow.width, bold: true })
  const top = flow.y
  flow.tagged(flow.element('Caption', table), 'Caption', () =>
    titled.forEach((line, index) =>
      flow.line(
        line,
        { x: flow.left, y: top + index * TYPE.text.leading, width: flow.width },
        { type: TYPE.text, ink: INK.text },
      ),
    ),
  )
  flow.y += titled.length * TYPE.text.leading + 2
  drawHead(flow, grid, head, flow.element('TR', table))
  for (const row of rows) {
    const element = flow.element('TR', table)
    const cells = cellLines(grid, row, (column) => column === rowHead).map(
      (lines, column): Cell =>
        column === rowHead
          ? { tag: 'TH', element: flow.element('TH', element, { scope: 'Row' }), lines }
          : { tag: 'TD', element: flow.element('TD', element), lines },
    )
    drawRow(flow, grid, cells, () => drawHead(flow, grid, head, null))
  }
  flow.y += 8
}

const NAME_SHARE = 0.24

/** Names with their values: a table whose rows have headers and whose columns need none. */
export function drawFacts(flow: Flow, { rows }: Extract<Block, { kind: 'facts' }>): void {
  const grid = gridOf(
    flow,
    [
      { title: '', share: NAME_SHARE },
      { title: '', share: 1 - NAME_SHARE },
    ],
    TYPE.cell,
  )
  const table = flow.element('Table')
  for (const row of rows) {
    const element = flow.element('TR', table)
    const [name = [], value = []] = cellLines(grid, row, (column) => column === 0)
    const cells: Cell[] = [
      { tag: 'TH', element: flow.element('TH', element, { scope: 'Row' }), lines: name },
      { tag: 'TD', element: flow.element('TD', element), lines: value },
    ]
    drawRow(flow, grid, cells, () => undefined)
  }
  flow.y += 8
}
