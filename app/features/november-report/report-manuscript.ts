import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Block, Manuscript, TableBlock } from '#app/kit/documents/manuscript.ts'
import { formatDate, formatMoment } from '#app/kit/format.ts'
import type { PresentedContent, ReportSignature } from '#db/schema/november-reports.ts'
import type { ReportFigure, ReportSection, ReportTable } from '#surveys/november-report/report.ts'
import { completenessWords, figureWords, letterWords, reportTitle, signatureWords, UNSIGNED } from './words.ts'

/** What a document is made of: what is frozen, and nothing else but the day and the sign of the entity. */
export type DrawnReport = {
  readonly content: PresentedContent
  readonly digest: string
  /** Null of a report that was not presented. */
  readonly version: {
    readonly number: string
    readonly version: number
    /** ISO instant. */
    readonly receivedAt: string
    readonly correctionReason: string
    readonly signature: ReportSignature
  } | null
}

const text = (words: string): Block => ({ kind: 'text', words })
const note = (words: string): Block => ({ kind: 'text', words, tone: 'note' })
const box = (words: string): Block => ({ kind: 'text', words, tone: 'box' })

function figureTable(figures: readonly ReportFigure[], title: string): Block[] {
  if (figures.length === 0) return []
  return [
    {
      kind: 'table',
      caption: `Cifras: ${title}`,
      columns: [
        { title: 'Cifra', share: 24 },
        { title: 'Valor', share: 16 },
        { title: 'Qué cuenta', share: 36 },
        { title: 'Fuente y corte', share: 24 },
      ],
      dense: true,
      rows: figures.map((figure) => [
        figure.label,
        figureWords(figure),
        figure.definition,
        `${figure.source}, al ${formatDate(figure.cutOff)}`,
      ]),
    },
  ]
}

function tableBlock({ caption, columns, rows }: ReportTable): TableBlock {
  return { kind: 'table', caption, columns: columns.map((title) => ({ title, share: 100 / columns.length })), rows }
}

function sectionBlocks({ id, title, note: known, paragraphs, written, tables, figures }: ReportSection): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    ...(known === '' ? [] : [note(known)]),
    ...paragraphs.map(text),
    ...written.map(text),
    ...tables.map(tableBlock),
    ...figureTable(figures, id === 'mechanism' ? 'mecanismo' : id),
  ]
}

function standing({ version }: DrawnReport): Block[] {
  if (version === null) return [box('Borrador: este informe todavía no se ha presentado.')]
  return [
    ...(version.signature.kind === 'unsigned' ? [box(`${UNSIGNED}.`)] : []),
    ...(version.version > 1
      ? [box(`Es una corrección de lo que se presentó antes. Razón: ${version.correctionReason}`)]
      : []),
  ]
}

/** The same report as PDF and DOCX, from what was frozen. */
export function reportManuscript(drawn: DrawnReport, logo: LogoImage | null): Manuscript {
  const { content, version, digest } = drawn
  const { report, letter } = content
  const title = reportTitle(report.year)
  const presented: (readonly [string, string])[] =
    version === null
      ? []
      : [
          ['Número de recepción', version.number],
          ['Presentado', formatMoment(version.receivedAt)],
          ['Firma', signatureWords(version.signature, version.receivedAt)],
        ]
  return {
    title,
    entity: report.entity.name,
    logo,
    landscape: false,
    foot: `${title}${version === null ? ' (borrador)' : ` · ${version.number}`} · Huella ${digest.slice(0, 16)}`,
    blocks: [
      ...(report.entity.invented ? [box('Demostración: la entidad y los datos son inventados.')] : []),
      ...standing(drawn),
      {
        kind: 'facts',
        rows: [
          ['Entidad', report.entity.name],
          ['Oficio', letterWords(letter)],
          ['Corte', formatDate(report.cutOff)],
          ['Cuánto informa', completenessWords(report.completeness)],
          ...presented,
          ['Huella SHA-256', digest],
        ],
      },
      ...report.opening.map(text),
      ...report.sections.flatMap(sectionBlocks),
      ...(report.completeness.untold.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: 'Qué no se informó' } as const,
            { kind: 'list', ordered: false, items: report.completeness.untold } as const,
          ]),
      ...(version === null || version.signature.kind === 'scan'
        ? [
            {
              kind: 'signatures',
              places: [['Persona titular de la entidad', 'Nombre y cargo:', 'Fecha y sello:']],
            } as const,
          ]
        : []),
    ],
  }
}
