import type { Instrument } from '#surveys/model/instrument.ts'

/** What the notice before a questionnaire promises of the public page that follows from it. */
export type PagePromise = {
  /** ISO date from which notices promise it. What was promised before stays as it was. */
  readonly since: string
  /** Day after the close on which the page publishes itself. */
  readonly days: number
  /** Answers from which it tells the levels of every dimension. */
  readonly levelsFrom: number
}

/** The first is the oldest. A change is a row more: a campaign keeps what its own notice said. */
const PROMISES: readonly [PagePromise, ...PagePromise[]] = [{ since: '2019-01-01', days: 90, levelsFrom: 30 }]

/** The fewest days after a close on which a page publishes itself, whatever its notice promised. */
export const SOONEST_DAYS = Math.min(...PROMISES.map(({ days }) => days))

/** What a notice of a day promised. @param promisedOn ISO date. */
export function promiseOf(promisedOn: string): PagePromise {
  return PROMISES.findLast(({ since }) => since <= promisedOn) ?? PROMISES[0]
}

/**
 * Whether the page of an instrument tells levels: never where people are asked what happened to them, or what they
 * think.
 */
export function tellsLevels({ presentation, scoring }: Pick<Instrument, 'presentation' | 'scoring'>): boolean {
  return !scoring.prevalence && presentation.describes !== 'attitudes'
}
