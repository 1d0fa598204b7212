import { formatDate } from '#app/kit/format.ts'
import type { Chart, Shape } from '#app/kit/documents/chart.ts'
import type { LogoImage } from '#app/kit/documents/logo-image.ts'
import type { Block, Manuscript } from '#app/kit/documents/manuscript.ts'
import { INK } from '#app/kit/documents/manuscript-look.ts'
import { sha256 } from '#surveys/model/canonical-json.ts'
import { legalFrameOn } from '#surveys/norms/legal-frames.ts'
import { citation } from '#surveys/norms/norms.ts'
import { REPORTED_PARTS, type ProgressReport } from './progress-report.ts'
import { reportFacts } from './report-facts.ts'
import { reportSections, type ReportSection } from './report-sections.ts'
import { ofAll, PART_NAMES_OF_MANY, progressWords, reportTitle } from './report-words.ts'

const CHART = { width: 720, row: 20, from: 190, to: 640 } as const
const SIZE = 9

/** How many actions are in each part, as bars of one scale that ends at all of them. */
function partsChart(report: ProgressReport): Chart {
  const { width, row, from, to } = CHART
  const all = report.actions.length
  const shapes = REPORTED_PARTS.flatMap((part, index): Shape[] => {
    const middle = (index + 0.5) * row
    const count = report.counts[part]
    const label = { kind: 'text', size: SIZE, ink: INK.text } as const
    return [
      { ...label, at: [0, middle + 3], text: PART_NAMES_OF_MANY[part], anchor: 'start' },
      { kind: 'box', at: [from, middle - 5], width: to - from, height: 10, ink: INK.tint },
      ...(count > 0
        ? [
            {
              kind: 'box',
              at: [from, middle - 5],
              width: ((to - from) * count) / all,
              height: 10,
              ink: INK.accent,
            } as const,
          ]
        : []),
      { ...label, at: [width - 3, middle + 3], text: ofAll(count, report), bold: true, anchor: 'end' },
    ]
  })
  const alt = REPORTED_PARTS.map((part) => `${PART_NAMES_OF_MANY[part]}: ${ofAll(report.counts[part], report)}`)
  return { width, height: REPORTED_PARTS.length * row, alt: alt.join('. '), shapes }
}

function boxes({ entity, whole, standing, cutOff }: ProgressReport): Block[] {
  const box = (words: string): Block => ({ kind: 'text', tone: 'box', words })
  return [
    ...(entity.invented ? [box('Demostración: la entidad y los datos son inventados.')] : []),
    ...(standing === 'preliminary' ? [box(`Preliminar. El corte es el ${formatDate(cutOff)}.`)] : []),
    ...(whole ? [] : [box('Extracto: solo las acciones de los resultados que se compartieron con quien lo pidió.')]),
  ]
}

function signatures({ whole, cutOff }: ProgressReport): Block[] {
  if (!whole) return []
  const { mechanism } = legalFrameOn(cutOff)
  const name = 'Nombre y cargo:'
  return [
    {
      kind: 'signatures',
      places: [
        [`Secretaría técnica del ${mechanism}`, name, 'Fecha:'],
        [`Presidencia del ${mechanism}`, name, 'Fecha:'],
        ['Persona titular de la entidad', name, 'Fecha y sello:'],
      ],
    },
  ]
}

const drawnSection = ({ title, blocks }: ReportSection): Block[] => [
  { kind: 'heading', level: 2, text: title },
  ...blocks,
]

/** SHA-256 (hex) of what a report says, whatever the day on which it is drawn. */
export function reportDigest(report: ProgressReport): string {
  const { entity, year, cutOff, on, approval, whole } = report
  return sha256({ entity: entity.id, year, cutOff, on, whole, approval, content: reportSections(report) })
}

/** How a plan was at a cut-off, as a document. @param today ISO date in Lima time on which it is drawn. */
export function reportManuscript(report: ProgressReport, today: string, logo: LogoImage | null): Manuscript {
  const title = reportTitle(report)
  const digest = reportDigest(report)
  const [first, ...others] = reportSections(report)
  const frame = legalFrameOn(report.cutOff)
  const chart: Block[] =
    report.actions.length === 0
      ? []
      : [
          { kind: 'text', tone: 'lead', words: progressWords(report) },
          {
            kind: 'figure',
            chart: partsChart(report),
            title: 'Acciones por estado',
            note: 'La barra entera son todas las acciones aceptadas. Cada acción cuenta en un solo estado.',
          },
        ]
  return {
    title,
    entity: report.entity.name,
    logo,
    landscape: true,
    foot: `${title} · Huella ${digest.slice(0, 16)}`,
    blocks: [
      ...boxes(report),
      {
        kind: 'facts',
        rows: [
          ...reportFacts(report, frame.mechanism, citation(frame.mechanismNorm)),
          ['Fecha de este documento', formatDate(today)],
          ['Huella SHA-256 del contenido', digest],
        ],
      },
      ...(first ? [...drawnSection(first).slice(0, 1), ...chart, ...first.blocks] : []),
      ...others.flatMap(drawnSection),
      ...signatures(report),
    ],
  }
}
