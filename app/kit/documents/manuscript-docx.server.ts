import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import { held } from './docx-text.ts'
import { onPaper } from './logo-image.ts'
import { docxBlock } from './manuscript-docx/docx-blocks.ts'
import { LISTS, STYLES } from './manuscript-docx/docx-styles.ts'
import type { Manuscript } from './manuscript.ts'
import { PAGE } from './manuscript-look.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'manuscript-docx': Manuscript
  }
}

const TWENTIETHS = 20
const points = (count: number) => Math.round(count * TWENTIETHS)

function header({ entity, logo }: Manuscript): Header {
  const size = logo && onPaper(logo, { width: 120, height: 26 })
  const sign =
    logo && size
      ? [
          new ImageRun({
            type: 'png',
            data: logo.bytes,
            transformation: { width: (size.width * 4) / 3, height: (size.height * 4) / 3 },
            altText: { name: 'Logotipo', title: 'Logotipo', description: `Logotipo: ${held(logo.alt)}` },
          }),
          new TextRun('  '),
        ]
      : []
  const name = new TextRun({ text: held(entity), bold: true })
  return new Header({ children: [new Paragraph({ style: 'Cabecera', children: [...sign, name] })] })
}

function footer({ foot }: Manuscript, width: number): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Cabecera',
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: points(width) }],
        children: [
          new TextRun(`${held(foot)}\t`),
          new TextRun({ children: ['Página ', PageNumber.CURRENT, ' de ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  })
}

/** A document as DOCX, for an official to edit: with real styles, headings, lists, and heads of tables that repeat. */
export async function manuscriptDocx(manuscript: Manuscript): Promise<Buffer> {
  const { title, entity, landscape, blocks } = manuscript
  const width = (landscape ? PAGE.long : PAGE.short) - 2 * PAGE.side
  const made = new Document({
    creator: held(entity),
    title: held(title),
    description: held(manuscript.foot),
    styles: STYLES,
    numbering: LISTS,
    features: { updateFields: false },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: points(PAGE.short),
              height: points(PAGE.long),
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: {
              ...{ top: points(PAGE.top), bottom: points(PAGE.bottom + 10) },
              ...{ left: points(PAGE.side), right: points(PAGE.side), header: points(22), footer: points(22) },
            },
          },
        },
        headers: { default: header(manuscript) },
        footers: { default: footer(manuscript, width) },
        children: [
          new Paragraph({ children: [new TextRun(held(title))], heading: HeadingLevel.HEADING_1 }),
          ...blocks.flatMap((block, place) => docxBlock(block, { width }, place)),
        ],
      },
    ],
  })
  return Packer.toBuffer(made)
}
