import { buffer } from 'node:stream/consumers'
import { onPaper } from './logo-image.ts'
import { drawable, loadFaces } from './pdf-text.tsx'
import type { Block, Manuscript } from './manuscript.ts'
import { INK, TYPE } from './manuscript-look.ts'
import { drawFacts, drawTable } from './tagged-pdf/draw-table.ts'
import { drawFigure, drawHeading, drawList, drawSignatures, drawText, drawTitle } from './tagged-pdf/draw-text.ts'
import { Flow, openDocument, type Element } from './tagged-pdf/flow.ts'
import { setLines } from './tagged-pdf/set-lines.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'manuscript-pdf': Manuscript
  }
}

function drawBlock(flow: Flow, block: Block): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(flow, block)
    case 'text':
      return drawText(flow, block)
    case 'list':
      return drawList(flow, block)
    case 'facts':
      return drawFacts(flow, block)
    case 'table':
      return drawTable(flow, block)
    case 'figure':
      return drawFigure(flow, block)
    case 'signatures':
      return drawSignatures(flow, block)
  }
}

const HEAD = { y: 26, height: 26 } as const

/** What stands on every page: whose it is, which document, and which page of how many. */
function drawAround(flow: Flow, { entity, logo, foot }: Manuscript, page: string): void {
  const { doc, left, width, bottom } = flow
  const type = TYPE.page
  const size = logo && onPaper(logo, { width: 120, height: HEAD.height })
  const wide = width - (size ? size.width + 8 : 0)
  const [name] = setLines(entity, { size: type.size, width: wide, bold: true })
  const [number] = setLines(page, { size: type.size, width: 100 })
  const [said] = setLines(foot, { size: type.size, width: width - 100 })
  flow.artifact(() => {
    if (logo && size) doc.image(Buffer.from(logo.bytes), left, HEAD.y, size)
    const y = HEAD.y + HEAD.height - 14
    if (name)
      flow.line(
        name,
        { x: left + width - wide, y, width: wide },
        { type, ink: INK.quiet, side: size ? 'right' : 'left' },
      )
    const line = (at: number) =>
      doc
        .moveTo(left, at)
        .lineTo(left + width, at)
        .lineWidth(0.5)
        .strokeColor(INK.rule)
        .stroke()
    line(HEAD.y + HEAD.height + 2)
    line(bottom + 12)
    if (said) flow.line(said, { x: left, y: bottom + 15, width: width - 100 }, { type, ink: INK.quiet })
    if (number) flow.line(number, { x: left, y: bottom + 15, width }, { type, ink: INK.quiet, side: 'right' })
  }, 'Pagination')
}

/** A document as a tagged PDF: with a structure that is read aloud, bookmarks, and no letter left out unseen. */
export async function manuscriptPdf(manuscript: Manuscript): Promise<Buffer> {
  await loadFaces()
  const { title, entity, landscape, blocks } = manuscript
  const doc = openDocument({ title: drawable(title), author: drawable(entity), landscape })
  const written = buffer(doc)
  const root = doc.struct('Document') as Element
  doc.addStructure(root)
  const flow = new Flow(doc, root, landscape)
  drawTitle(flow, title)
  let section = doc.outline
  for (const block of blocks) {
    drawBlock(flow, block)
    if (block.kind !== 'heading') continue
    const made = (block.level === 2 ? doc.outline : section).addItem(drawable(block.text))
    if (block.level === 2) section = made
  }
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page)
    drawAround(flow, manuscript, `Página ${page - start + 1} de ${count}`)
  }
  root.end()
  doc.end()
  return written
}
