import {
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { onPaper, type LogoImage } from '#app/kit/documents/logo-image.ts'
import { held } from '#app/kit/documents/docx-text.ts'
import type { LegalPaper, Section, Sentence, Table as LegalPaperTable } from './legal-paper.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'legal-paper': DrawnPaper
  }
}

/** `logo`: of the entity, where it has one. */
type DrawnPaper = LegalPaper & { readonly logo?: LogoImage | null }

/** Pixels that a logo may take at the top of a paper: 48 by 16 mm. */
const LOGO_BOX = { width: 180, height: 60 }

function logoLine(logo: LogoImage): Paragraph {
  const altText = { name: 'Logotipo', title: held(logo.alt), description: held(logo.alt) }
  const picture = new ImageRun({
    ...{ type: 'png', data: Buffer.from(logo.bytes), altText },
    transformation: onPaper(logo, LOGO_BOX),
  })
  return new Paragraph({ children: [picture], spacing: { after: 120 } })
}

const CHECK_MARK = 'REVISAR: '

function sentence({ text, check }: Sentence): Paragraph {
  if (!check) return new Paragraph({ children: [new TextRun(held(text))], spacing: { after: 120 } })
  return new Paragraph({
    children: [
      new TextRun({ text: CHECK_MARK, bold: true, highlight: 'yellow' }),
      new TextRun({ text: held(text), highlight: 'yellow' }),
    ],
    spacing: { after: 120 },
  })
}

function row(cells: readonly string[], isHead: boolean): TableRow {
  return new TableRow({
    tableHeader: isHead,
    cantSplit: true,
    children: cells.map(
      (text) =>
        new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: held(text), bold: isHead })] })] }),
    ),
  })
}

function table({ head, rows }: LegalPaperTable): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

function section({ title, sentences, table: content }: Section): (Paragraph | Table)[] {
  return [
    new Paragraph({ text: held(title), heading: HeadingLevel.HEADING_2, keepNext: true }),
    ...sentences.map(sentence),
    ...(content ? [table(content)] : []),
  ]
}

/** A paper as a DOCX file; what must be checked is marked in yellow and by a word. */
export async function legalPaperDocx({ title, sections, logo }: DrawnPaper): Promise<Buffer> {
  const intro = sentence({
    text: 'Borrador hecho por Espejo con lo que sabe la plataforma. Lo marcado con «REVISAR» lo completa la entidad o su asesoría jurídica antes de firmar.',
  })
  const children = [
    ...(logo ? [logoLine(logo)] : []),
    new Paragraph({ text: held(title), heading: HeadingLevel.HEADING_1, keepNext: true }),
    intro,
    ...sections.flatMap(section),
  ]
  const paper = new Document({
    creator: 'Espejo',
    title: held(title),
    styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
    sections: [{ children }],
  })
  return Packer.toBuffer(paper)
}
