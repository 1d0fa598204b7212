import { ACTIVITY_FIGURES } from './activity-figures.ts'
import { NORM_FIGURES, type NormFigure } from './norm-figures.ts'
import { MECHANISM_FIGURES } from './mechanism-figures.ts'
import type { FigureRow, ReportPart } from './figure-row.ts'

export { REPORT_PARTS, type ReportPart } from './figure-row.ts'

/**
 * Every figure of the report: how its place in a text is called, what it counts and in what. A figure of a year is of its
 * cut-off; where a record has no date of its own it counts in the year for which it was made.
 */
export const FIGURES: Readonly<Record<FigureId, FigureRow>> = {
  ...MECHANISM_FIGURES,
  ...ACTIVITY_FIGURES,
  ...NORM_FIGURES,
}

export type FigureId = keyof typeof MECHANISM_FIGURES | keyof typeof ACTIVITY_FIGURES | NormFigure
export const FIGURE_IDS = Object.keys(FIGURES) as FigureId[]

/** Figure of a place in a text; null where there is none of that name. */
export function figureOfSlot(slot: string): FigureId | null {
  return FIGURE_IDS.find((id) => FIGURES[id].slot === slot) ?? null
}

/** Figures of a part, in their order. */
export function figuresOf(part: ReportPart): FigureId[] {
  return FIGURE_IDS.filter((id) => FIGURES[id].part === part)
}

/** Totals and all of their parts. */
export const SUMS = [
  {
    total: 'mechanisms',
    parts: [
      'mechanisms-ministry',
      'mechanisms-national-entity',
      'mechanisms-autonomous-body',
      'mechanisms-regional-government',
      'mechanisms-local-government',
    ],
  },
  { total: 'plans', parts: ['plans-national', 'plans-regional', 'plans-local'] },
  {
    total: 'documents',
    parts: [
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
  {
    total: 'norms-national',
    parts: [
      'norms-national-equality-policy',
      'norms-national-mainstreaming-guidelines',
      'norms-national-harassment-directive',
      'norms-national-other',
    ],
  },
  {
    total: 'norms-sub-national',
    parts: [
      'norms-sub-national-participatory-budget',
      'norms-sub-national-investment-criteria',
      'norms-sub-national-technical-guidelines',
      'norms-sub-national-environmental-agenda',
      'norms-sub-national-other',
    ],
  },
  { total: 'trained', parts: ['trained-women', 'trained-men'] },
  {
    total: 'tools',
    parts: [
      'tools-organizational-culture',
      'tools-public-budget',
      'tools-gender-stereotypes',
      'tools-sexual-harassment',
    ],
  },
] as const satisfies readonly { readonly total: FigureId; readonly parts: readonly FigureId[] }[]

/** Percentages, what each is a part of, and the unit factor between both. */
export const SHARES = [
  { share: 'trained-women-percent', part: 'trained-women', whole: 'trained', decimals: 0 },
  { share: 'trained-men-percent', part: 'trained-men', whole: 'trained', decimals: 0 },
  { share: 'budget-executed-percent', part: 'budget-executed', whole: 'budget-modified', decimals: 1 },
  { share: 'budget-regional-share', part: 'budget-regional-executed', whole: 'budget-regional-modified', decimals: 1 },
] as const satisfies readonly {
  readonly share: FigureId
  readonly part: FigureId
  readonly whole: FigureId
  readonly decimals: 0 | 1
}[]
