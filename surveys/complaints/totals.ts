import { COMPLAINT_COUNTS, type ComplaintCount, type ComplaintCounts, type ComplaintReport } from './report.ts'

/** Fewest entities with cases behind a total, and the largest share that one of them may have of it (as in every pool). */
export const FEWEST_ENTITIES = 5
const LARGEST_SHARE = 0.5
/** A total under this, zero too, says too much of the people behind it. */
const SMALLEST_TOTAL = 5

/** A total, or why it is not shown. `few`: from 0 to 4. */
export type ShownTotal =
  | { readonly kind: 'shown'; readonly value: number }
  | { readonly kind: 'few' | 'too-few-entities' | 'one-dominates' }

/** Entities that told of a half year; how many had cases and how many had none, both or neither. */
export type ComplaintTotals = {
  readonly told: number
  readonly withCases: { readonly cases: number; readonly none: number } | null
  readonly totals: Readonly<Record<ComplaintCount, ShownTotal>>
}

function totalOf(count: ComplaintCount, all: readonly ComplaintCounts[]): ShownTotal {
  if (all.length < FEWEST_ENTITIES) return { kind: 'too-few-entities' }
  const values = all.map((each) => each[count])
  const value = values.reduce((sum, each) => sum + each, 0)
  if (value < SMALLEST_TOTAL) return { kind: 'few' }
  return Math.max(...values) > LARGEST_SHARE * value ? { kind: 'one-dominates' } : { kind: 'shown', value }
}

const isShownCount = (entities: number): boolean => entities >= FEWEST_ENTITIES

/**
 * Totals of the country over one report of each entity. A total stands alone: none by level and none over two half years,
 * from which another could be taken away.
 * @param reports those that were told until the day from which totals stay as they are.
 */
export function complaintTotals(reports: readonly ComplaintReport[]): ComplaintTotals {
  const counted = reports.flatMap((report) => (report.state === 'counted' ? [report.counts] : []))
  const [cases, none] = [counted.length, reports.length - counted.length]
  return {
    told: reports.length,
    withCases: isShownCount(cases) && isShownCount(none) ? { cases, none } : null,
    totals: Object.fromEntries(COMPLAINT_COUNTS.map((count) => [count, totalOf(count, counted)])) as Record<
      ComplaintCount,
      ShownTotal
    >,
  }
}
