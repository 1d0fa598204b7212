import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import type { CountryReport, Edition, ReportBlock } from '#surveys/country-report/frozen-report.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { citation, norm } from '#surveys/norms/norms.ts'
import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Block, Manuscript } from '#app/kit/documents/manuscript.ts'
import { formatCount, formatDate } from '#app/kit/format.ts'
import { GOVERNMENT_LEVEL_NAMES, MINISTRY_NAME } from '#app/kit/words/names.ts'
import { partChart } from './report-charts.ts'
import { changeRows, figureRows, paragraphsOf } from './report-rows.ts'
import { basisWords, otherSourceWords, SEVERITY_WORDS } from './words.ts'

/** What a document of a report is: an edition, a draft of it, or the draft that Ley 32535, article 11, asks for. */
export type ReportPaper =
  | { readonly kind: 'edition'; readonly edition: Omit<Edition, 'content'> & { readonly digest: string } }
  | { readonly kind: 'draft' }
  | { readonly kind: 'ley-32535' }

const text = (words: string, tone?: 'note' | 'lead' | 'box'): Block => ({
  kind: 'text',
  words,
  ...(tone === undefined ? {} : { tone }),
})

function figureTable(report: CountryReport, block: ReportBlock): Block[] {
  if (block.id === 'introduction') return []
  const rows = figureRows(report, block.id)
  if (rows.length === 0) return []
  const drawn = partChart(report, block.id)
  return [
    ...(drawn ? [{ kind: 'figure', ...drawn, note: 'Las cifras están también en la tabla.' } as const] : []),
    {
      kind: 'table',
      caption: `Cifras: ${block.title.toLowerCase()}`,
      columns: [
        { title: 'Cifra', share: 5 },
        { title: 'Valor', share: 3, numeric: true },
        { title: 'Quiénes informaron', share: 4 },
      ],
      rows: rows.map(({ title, value, told }) => [title, value, told]),
    },
  ]
}

function practiceList({ practices }: CountryReport): Block[] {
  return practices.flatMap(({ entity, texts }): Block[] => [
    text(`${entity}:`),
    { kind: 'list', ordered: false, items: texts },
  ])
}

function blockParts(report: CountryReport, block: ReportBlock): Block[] {
  return [
    { kind: 'heading', level: 2, text: block.title },
    ...paragraphsOf(block.text).map((words) => text(words)),
    ...figureTable(report, block),
    ...(block.id === 'practices' ? practiceList(report) : []),
  ]
}

function nameLists({ named }: CountryReport): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Mecanismos por nivel' },
    ...GOVERNMENT_LEVELS.flatMap((level): Block[] => [
      { kind: 'heading', level: 3, text: `${GOVERNMENT_LEVEL_NAMES[level]}: ${named[level].length}` },
      text(named[level].length > 0 ? `${named[level].join(', ')}.` : 'Ninguno.'),
    ]),
  ]
}

function observationBlocks({ observations }: CountryReport): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Observaciones' },
    text(
      observations.length === 0
        ? 'Ninguna regla encontró diferencias en estas cifras.'
        : 'Dónde las cifras no concuerdan, no se pueden comprobar o cambian mucho. Ninguna se ajustó.',
    ),
    {
      kind: 'list',
      ordered: false,
      items: observations.map(({ code, severity, words, explanation }) => [
        { bold: `${code} · ${SEVERITY_WORDS[severity]}. ` },
        words,
        ...(explanation === null ? [] : [` Resuelto porque: ${explanation}`]),
      ]),
    },
  ]
}

function comparisonBlocks(report: CountryReport): Block[] {
  const { comparison } = report
  if (!comparison) return []
  return [
    { kind: 'heading', level: 2, text: `Comparación con ${comparison.year}` },
    ...(comparison.source === report.source ? [] : [text(otherSourceWords(comparison.year), 'note')]),
    {
      kind: 'table',
      caption: `Cifras de ${comparison.year} y de ${report.year}`,
      columns: [
        { title: 'Cifra', share: 5 },
        { title: String(comparison.year), share: 2, numeric: true },
        { title: String(report.year), share: 2, numeric: true },
        { title: 'Cambio', share: 2, numeric: true },
      ],
      rows: changeRows(report).map(({ title, then, now, change }) => [title, then, now, change]),
    },
  ]
}

function definitionBlocks({ figures }: CountryReport): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Qué cuenta cada cifra' },
    {
      kind: 'table',
      caption: 'Definición de las cifras',
      dense: true,
      columns: [
        { title: 'Cifra', share: 3 },
        { title: 'Definición', share: 6 },
      ],
      rows: figures.map(({ title, definition }) => [title, definition]),
    },
  ]
}

/** Norm that asks for a yearly report of equality of opportunities, and where it does. */
const YEARLY_REPORT = { id: 'ley-32535', article: 'artículo 11' } as const

function headBlocks(report: CountryReport, paper: ReportPaper): Block[] {
  const { policy, approach } = legalFrameOn(report.cutOff)
  if (paper.kind === 'edition') {
    const { version, publishedOn, signature, reason, digest } = paper.edition
    return [
      text(basisWords(report), 'lead'),
      {
        kind: 'facts',
        rows: [
          ['Versión', `${version}, del ${formatDate(publishedOn)}`],
          ['Firmado por', `${signature.name}, ${signature.position}`],
          ...(reason === '' ? [] : [['Reemplaza a la anterior porque', reason] as const]),
          ['Política', policy],
          ['Huella SHA-256 del contenido', digest],
        ],
      },
    ]
  }
  const open = report.observations.filter(({ severity, explanation }) => severity !== 'note' && explanation === null)
  const draft = text(
    `BORRADOR. No está firmado ni publicado: sus cifras y textos pueden cambiar.${open.length > 0 ? ` Quedan ${formatCount(open.length, 'observación', 'observaciones')} sin explicar.` : ''}`,
    'box',
  )
  if (paper.kind === 'draft') return [draft, text(basisWords(report), 'lead')]
  return [
    draft,
    text(
      `Borrador de los avances que pide la ${citation(YEARLY_REPORT.id)}, ${norm(YEARLY_REPORT.id).title} (${YEARLY_REPORT.article}). Contiene solo lo que se registró sobre las barreras institucionales. Desde qué día rige el literal b de ese artículo está por verificar.`,
      'lead',
    ),
    {
      kind: 'facts',
      rows: [
        ['Base legal', `${citation(YEARLY_REPORT.id)}, ${YEARLY_REPORT.article}`],
        ['Política', policy],
        ['Enfoque', approach],
      ],
    },
    text(basisWords(report)),
  ]
}

/** Title of the draft that feeds the report of the law. */
export const LAW_TITLE = (year: number) =>
  `Insumo para el informe anual de la ${citation(YEARLY_REPORT.id)}, ${YEARLY_REPORT.article}: año ${year}`

/** A country report as a document to read, print and file. */
export function reportManuscript(report: CountryReport, paper: ReportPaper, logo: LogoImage | null): Manuscript {
  const title = paper.kind === 'ley-32535' ? LAW_TITLE(report.year) : report.title
  const mark =
    paper.kind === 'edition'
      ? `Versión ${paper.edition.version} · Huella ${paper.edition.digest.slice(0, 16)}`
      : 'Borrador'
  return {
    ...{ title, entity: MINISTRY_NAME, logo, landscape: false, foot: `Informe del país ${report.year} · ${mark}` },
    blocks: [
      ...headBlocks(report, paper),
      ...report.blocks.flatMap((block) => blockParts(report, block)),
      ...nameLists(report),
      ...comparisonBlocks(report),
      ...observationBlocks(report),
      ...definitionBlocks(report),
    ],
  }
}
