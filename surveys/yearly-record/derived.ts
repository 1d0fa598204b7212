import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { FactHead, FactOf } from './fact.ts'

function head(id: string, entityId: string, year: number, on: string): FactHead {
  return { id, entityId, year, on, origin: 'espejo', letter: null, state: 'validated', submittedOn: on }
}

/** An instrument that was applied here: a campaign that closed, or a budget assessment that was signed. */
export type AppliedHere = {
  /** Of the campaign or the assessment. */
  readonly id: string
  readonly entityId: string
  readonly instrument: InstrumentSlug
  /** ISO date of the close or of the first signature. */
  readonly on: string
}

/** What was applied here, as a fact of the year in which it closed. */
export function appliedFact({ id, entityId, instrument, on }: AppliedHere): FactOf<'instrument-applied'> {
  const content = { instrument, document: '' }
  return { ...head(id, entityId, Number(on.slice(0, 4)), on), kind: 'instrument-applied', content }
}

/** The days (ISO dates) on which the plan of a year came to each stage here; null for one that it has not reached. */
export type PlanHere = {
  readonly entityId: string
  readonly year: number
  /** First submitted to the head. */
  readonly submittedOn: string
  /** First version signed. */
  readonly signedOn: string | null
  /** First action done that has evidence. */
  readonly firstDoneOn: string | null
}

/**
 * The plan made here, as a fact of its year. What happened to it before its year began counts as of its first day: the
 * plan of 2027 may be submitted in December of 2026.
 */
export function planFact({ entityId, year, submittedOn, signedOn, firstDoneOn }: PlanHere): FactOf<'activity-plan'> {
  const inYear = (day: string) => (day < `${year}-01-01` ? `${year}-01-01` : day)
  const content = {
    title: '',
    approved: signedOn === null ? null : { document: '', on: inYear(signedOn) },
    implemented: firstDoneOn === null ? null : { action: '', on: inYear(firstDoneOn) },
  }
  const on = inYear(submittedOn)
  return { ...head(`plan-${entityId}-${year}`, entityId, year, on), kind: 'activity-plan', content }
}
