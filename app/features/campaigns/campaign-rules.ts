import type { CampaignWay } from '#db/queries/campaigns.server.ts'
import { addDays, addMonths, workingDays } from '#app/kit/program/clock.ts'

export const SMALLEST_TERM_WORKING_DAYS = 5
/** The complaint channel and the help lines were tried at most this many days before a harassment campaign opens. */
export const CARE_DAYS = 90
export const LONGEST_TERM_DAYS = 90
export const SINGLE_LINK_FROM = 200
/** Letters of the reason for closing early or annulling, at least. */
export const SHORTEST_REASON = 10
export const MONTHS_BETWEEN_RELEASES = 9

export type TermProblem = 'in-the-past' | 'too-short' | 'too-long'

/** What is wrong with a term (ISO dates, both days counted), or null. */
export function termProblem(opensOn: string, closesOn: string, today: string): TermProblem | null {
  if (opensOn < today) return 'in-the-past'
  if (workingDays(opensOn, closesOn) < SMALLEST_TERM_WORKING_DAYS) return 'too-short'
  return closesOn > addDays(opensOn, LONGEST_TERM_DAYS) ? 'too-long' : null
}

/** First day (ISO date) on which a campaign may close after a release, so that two can never be subtracted. */
export function earliestClose(lastRelease: string): string {
  const sameDay = addMonths(lastRelease, MONTHS_BETWEEN_RELEASES)
  // Where its month is too short for the day, nine months are over only with it: the database counts back from a close.
  const afterMonths = sameDay.slice(8) === lastRelease.slice(8) ? sameDay : addDays(sameDay, 1)
  const nextYear = `${Number(lastRelease.slice(0, 4)) + 1}-01-01`
  return afterMonths > nextYear ? afterMonths : nextYear
}

/**
 * Codes of all ways (slips, addresses, paper forms) that may still be given out. None is spare: there are as many as
 * people for whom the single link is not. @param given codes that were given out, @param population people of the scope.
 */
export function codesLeft(population: number, given: number, ways: readonly CampaignWay[]): number {
  const forLink = ways.find(({ way }) => way === 'single-link')?.people ?? 0
  return Math.max(0, population - forLink - given)
}

/** First day (ISO date) on which a campaign may be closed before its last day: half of its term must be over. */
export function earlyCloseFrom(opensOn: string, closesOn: string): string {
  const days = (Date.parse(`${closesOn}T00:00:00Z`) - Date.parse(`${opensOn}T00:00:00Z`)) / 86_400_000
  return addDays(opensOn, Math.ceil(days / 2))
}

/** Participation by site is told for batches of at least this many slips: of fewer, a step of five would tell of persons. */
export const SMALLEST_SHOWN_BATCH = 30

/** A batch as far as its count may be told. */
export type SiteBatch = { readonly id: string; readonly slips: number }

/**
 * Batches of which participation may be told. Participation of all is told too: what is left of it belongs to the people
 * outside these batches, who must be nobody or as many as the smallest of them. Otherwise the smallest is left out, as
 * one that could stand for them.
 * @param people of the campaign, for there is a code for each.
 */
export function shownBatches(batches: readonly SiteBatch[], people: number): ReadonlySet<string> {
  const large = batches
    .filter(({ slips }) => slips >= SMALLEST_SHOWN_BATCH)
    .sort((one, other) => other.slips - one.slips || (one.id < other.id ? -1 : 1))
  const outside = people - large.reduce((sum, { slips }) => sum + slips, 0)
  const told = outside !== 0 && outside < SMALLEST_SHOWN_BATCH ? large.slice(0, -1) : large
  return new Set(told.map(({ id }) => id))
}
