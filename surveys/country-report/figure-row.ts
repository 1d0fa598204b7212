import type { Unit } from './quantity.ts'

/** Parts of the report, in its order; each is one block of text and one group of figures. */
export const REPORT_PARTS = [
  'mechanisms',
  'plans',
  'documents',
  'training',
  'norms',
  'communication',
  'tools',
  'practices',
  'budget',
] as const
export type ReportPart = (typeof REPORT_PARTS)[number]

export type FigureRow = {
  readonly part: ReportPart
  /** How a text names it between brackets: [mig-ministerios]. */
  readonly slot: string
  readonly title: string
  readonly definition: string
  readonly unit: Unit
}

export const counted = (part: ReportPart, slot: string, title: string, definition: string): FigureRow => ({
  ...{ part, slot, title, definition },
  unit: 'count',
})
