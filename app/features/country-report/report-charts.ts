import type { FigureId } from '#surveys/country-report/figures.ts'
import type { CountryReport, ReportFigure } from '#surveys/country-report/frozen-report.ts'
import type { ReportPart } from '#surveys/country-report/figures.ts'
import type { Chart, Shape } from '#app/kit/documents/chart.ts'
import { INK } from '#app/kit/documents/manuscript-look.ts'
import { quantityWords } from './figure-words.ts'

/** Figures that stand beside each other on one scale, by the part that they belong to; the table of the part has all. */
const CHARTED: Readonly<
  Partial<Record<ReportPart, { readonly title: string; readonly figures: readonly FigureId[] }>>
> = {
  mechanisms: {
    title: 'Mecanismos por nivel',
    figures: [
      'mechanisms-ministry',
      'mechanisms-national-entity',
      'mechanisms-autonomous-body',
      'mechanisms-regional-government',
      'mechanisms-local-government',
    ],
  },
  plans: { title: 'Planes por nivel', figures: ['plans-national', 'plans-regional', 'plans-local'] },
  documents: {
    title: 'Documentos por tipo',
    figures: [
      'documents-pdp',
      'documents-ris',
      'documents-poi',
      'documents-pbs',
      'documents-pei',
      'documents-rof',
      'documents-positions',
      'documents-other',
    ],
  },
  training: { title: 'Personas capacitadas', figures: ['trained-women', 'trained-men'] },
  tools: {
    title: 'Autodiagnósticos por herramienta',
    figures: [
      'tools-organizational-culture',
      'tools-public-budget',
      'tools-gender-stereotypes',
      'tools-sexual-harassment',
    ],
  },
}

const LOOK = { width: 520, row: 24, from: 230, to: 450, size: 10 } as const

/** "Mecanismos: ministerios" → "Ministerios". */
function shortTitle(title: string): string {
  const short = title.split(': ').at(-1) ?? title
  return short.charAt(0).toUpperCase() + short.slice(1)
}

function barShapes(figures: readonly ReportFigure[]): Shape[] {
  const { width, row, from, to, size } = LOOK
  const most = Math.max(1, ...figures.map(({ value }) => value ?? 0))
  return figures.flatMap(({ title, value, unit }, at): Shape[] => {
    const middle = (at + 0.5) * row
    const text = { kind: 'text', size, ink: INK.text } as const
    const bar = { kind: 'box', at: [from, middle - 6], height: 12, ink: INK.accent } as const
    return [
      { ...text, at: [0, middle + 3.5], text: shortTitle(title), anchor: 'start' },
      ...(value === null || value === 0 ? [] : [{ ...bar, width: ((to - from) * value) / most }]),
      { ...text, at: [width, middle + 3.5], text: quantityWords({ value, unit }), bold: true, anchor: 'end' },
    ]
  })
}

/** The chart of a part as bars of one scale that begins at zero; null where nothing of it is known. */
export function partChart(
  report: Pick<CountryReport, 'figures'>,
  part: ReportPart,
): { readonly title: string; readonly chart: Chart } | null {
  const charted = CHARTED[part]
  const figures = (charted?.figures ?? []).flatMap((id) => report.figures.find((figure) => figure.id === id) ?? [])
  if (!charted || figures.every(({ value }) => value === null)) return null
  const alt = figures.map(({ title, value, unit }) => `${shortTitle(title)}: ${quantityWords({ value, unit })}`)
  const chart = {
    ...{ width: LOOK.width, height: figures.length * LOOK.row },
    ...{ alt: `${charted.title}. ${alt.join('. ')}.`, shapes: barShapes(figures) },
  }
  return { title: charted.title, chart }
}
