import { addDays, addMonths, workingDays } from '#app/kit/program/clock.ts'

export const SMALLEST_TERM_WORKING_DAYS = 5
/** The complaint channel and the help lines were tried at most this many days before a harassment campaign opens. */
export const CARE_DAYS = 90
export const LONGEST_TERM_DAYS = 90
export const SINGLE_LINK_FROM = 200
/** Letters of the reason for closing early or annulling, at least. */
export const SHORTEST_REASON = 10
export const MONTHS_BETWEEN_RELEASES = 9
const CODES_PER_PERSON_PERCENT = 120

export type TermProblem = 'in-the-past' | 'too-short' | 'too-long'

/** What is wrong with a term (ISO dates, both days counted), or null. */
export function termProblem(opensOn: string, closesOn: string, today: string): TermProblem | null {
  if (opensOn < today) return 'in-the-past'
  if (workingDays(opensOn, closesOn) < SMALLEST_TERM_WORKING_DAYS) return 'too-short'
  return closesOn > addDays(opensOn, LONGEST_TERM_DAYS) ? 'too-long' : null
}

/** First day (ISO date) on which a campaign may close after a release, so that two can never be subtracted. */
export function earliestClose(lastRelease: string): string {
  const afterMonths = addMonths(lastRelease, MONTHS_BETWEEN_RELEASES)
  const nextYear = `${Number(lastRelease.slice(0, 4)) + 1}-01-01`
  return afterMonths > nextYear ? afterMonths : nextYear
}

/** Codes that a campaign may have in all: slips, links by mail and paper forms together at most 1.2 for each person. */
export function mostCodes(population: number): number {
  return Math.floor((population * CODES_PER_PERSON_PERCENT) / 100)
}

/** Codes of all ways that may still be given out. */
export function codesLeft(population: number, given: number): number {
  return Math.max(0, mostCodes(population) - given)
}

/** First day (ISO date) on which a campaign may be closed before its last day: half of its term must be over. */
export function earlyCloseFrom(opensOn: string, closesOn: string): string {
  const days = (Date.parse(`${closesOn}T00:00:00Z`) - Date.parse(`${opensOn}T00:00:00Z`)) / 86_400_000
  return addDays(opensOn, Math.ceil(days / 2))
}

/** Participation by site is told for batches of at least this many slips: of fewer, a step of five would tell of persons. */
export const SMALLEST_SHOWN_BATCH = 30
/** Days between two reminders at least. */
export const DAYS_BETWEEN_REMINDERS = 7
