import { lastDayOf, type HalfYear } from './half-years.ts'

/**
 * What the sheet counts, of the cases that came to be known in the half year and of what was done with them until it is
 * filled in: regulation of Ley 27942 (D.S. 014-2019-MIMP), article 38 for complaints, cases begun ex officio and
 * measures of improvement; article 35 for protection, investigation and sanction.
 */
export const COMPLAINT_COUNTS = ['received', 'exOfficio', 'protected', 'begun', 'ended', 'sanctioned'] as const
export type ComplaintCount = (typeof COMPLAINT_COUNTS)[number]
export type ComplaintCounts = Readonly<Record<ComplaintCount, number>>

/** `none`: there was neither a complaint nor a case ex officio, and nothing is sent. Whoever told nothing has no report. */
export type ComplaintReport =
  | { readonly state: 'none' }
  | {
      readonly state: 'counted'
      readonly counts: ComplaintCounts
      /** What was done for the climate, without names; may be empty. */
      readonly improvements: string
      /** ISO date on which it was handed to SERVIR; null while it was not. */
      readonly deliveredOn: string | null
    }

/** Cases of a half year: complaints and those begun ex officio. */
export function casesOf({ received, exOfficio }: Pick<ComplaintCounts, 'received' | 'exOfficio'>): number {
  return received + exOfficio
}

/** What contradicts itself in a report: a count above the one that holds it, no case at all, or a day that cannot be. */
export type ReportFault =
  | {
      readonly kind: 'above'
      readonly count: ComplaintCount
      readonly whole: number
      readonly of: 'cases' | ComplaintCount
    }
  | { readonly kind: 'no-cases' | 'delivered-early' | 'delivered-late' }

function above(counts: ComplaintCounts): ReportFault[] {
  const cases = casesOf(counts)
  const fault = (count: ComplaintCount, whole: number, of: 'cases' | ComplaintCount): ReportFault[] =>
    counts[count] > whole ? [{ kind: 'above', count, whole, of }] : []
  return [
    ...fault('protected', cases, 'cases'),
    ...fault('begun', cases, 'cases'),
    ...fault('ended', counts.begun, 'begun'),
    ...fault('sanctioned', counts.ended, 'ended'),
  ]
}

/** Faults of a report. @param today ISO date. */
export function reportFaults(report: ComplaintReport, half: HalfYear, today: string): readonly ReportFault[] {
  if (report.state === 'none') return []
  const { counts, deliveredOn } = report
  return [
    ...(casesOf(counts) === 0 ? [{ kind: 'no-cases' } as const] : []),
    ...above(counts),
    ...(deliveredOn !== null && deliveredOn <= lastDayOf(half) ? [{ kind: 'delivered-early' } as const] : []),
    ...(deliveredOn !== null && deliveredOn > today ? [{ kind: 'delivered-late' } as const] : []),
  ]
}
