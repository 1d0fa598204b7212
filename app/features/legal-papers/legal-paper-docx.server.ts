import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { held } from '#app/kit/documents/docx-text.ts'
import type { LegalPaper, Section, Sentence, Table as LegalPaperTable } from './legal-paper.ts'

declare module '#app/kit/documents/drawn.server.ts' {
  interface Drawings {
    readonly 'legal-paper': LegalPaper
  }
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
export async function legalPaperDocx({ title, sections }: LegalPaper): Promise<Buffer> {
  const intro = sentence({
    text: 'Borrador hecho por Espejo con lo que sabe la plataforma. Lo marcado con «REVISAR» lo completa la entidad o su asesoría jurídica antes de firmar.',
  })
  const children = [
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
