import type { Rhythm } from '#db/queries/plan-rhythm.server.ts'
import { addDays } from '#app/kit/program/clock.ts'

/** A day for which it is told how far the actions of a plan are. */
export type CutOff = {
  /** ISO date. */
  readonly on: string
  /** Asked of everybody; the others of an entity that chose to tell each quarter, and told by whoever wishes to. */
  readonly isMain: boolean
}

/** Of a year, in order. What is told for 31 October goes into the report of November (D.S. 005-2017-MIMP). */
const DAYS = [
  { day: '03-31', isMain: false },
  { day: '06-30', isMain: true },
  { day: '09-30', isMain: false },
  { day: '10-31', isMain: true },
  { day: '12-31', isMain: false },
] as const

/** Days before a cut-off from which it may be told for, and is asked for where it is a main one. */
export const TOLD_BEFORE_DAYS = 14
/** Days after it in which it still may: for 31 October until 30 November. */
export const TOLD_AFTER_DAYS = 30

/** ISO date from which what is told counts for a cut-off: what was told months before says nothing of how it is then. */
export function countsFrom(cutOff: string): string {
  return addDays(cutOff, -TOLD_BEFORE_DAYS)
}

/** Cut-offs of the plan of a year, in order. */
export function cutOffsOf(year: number): CutOff[] {
  return DAYS.map(({ day, isMain }) => ({ on: `${year}-${day}`, isMain }))
}

function isToldOn({ on }: CutOff, today: string): boolean {
  return today >= countsFrom(on) && today <= addDays(on, TOLD_AFTER_DAYS)
}

/** Cut-offs of the plan of a year that are asked for, in order. */
export function askedCutOffs(year: number, rhythm: Rhythm): CutOff[] {
  return cutOffsOf(year).filter(({ isMain }) => isMain || rhythm === 'quarterly')
}

/**
 * The cut-off that is asked for on a day, or null. Where the one before may still be told for, it is the newer one.
 * @param today ISO date in Lima time.
 */
export function dueCutOff(year: number, today: string, rhythm: Rhythm): CutOff | null {
  return askedCutOffs(year, rhythm).findLast((cutOff) => isToldOn(cutOff, today)) ?? null
}

/**
 * For which cut-off something is told on a day where nobody says: the one that is due, else the next that is asked for;
 * after those of the year, its last day. @param today ISO date in Lima time.
 */
export function cutOffFor(year: number, today: string, rhythm: Rhythm): CutOff {
  const coming = askedCutOffs(year, rhythm).find(({ on }) => on >= today)
  return dueCutOff(year, today, rhythm) ?? coming ?? { on: `${year}-12-31`, isMain: false }
}

/** Cut-offs for which something may be told on a day, in order; never none. @param today ISO date in Lima time. */
export function cutOffChoices(year: number, today: string, rhythm: Rhythm): CutOff[] {
  const usual = cutOffFor(year, today, rhythm)
  return cutOffsOf(year).filter((cutOff) => cutOff.on === usual.on || isToldOn(cutOff, today))
}

/** What counts of an action for a cut-off. */
export type ToldAction = {
  readonly progress: string
  /** ISO date. */
  readonly startsOn: string | null
  /** Cut-offs (ISO dates) for which something was told that counts for them. */
  readonly toldFor: readonly string[]
}

/** Whether something is to be told of an accepted action for a cut-off: it runs, and nobody said anything yet. */
export function isUntold({ progress, startsOn, toldFor }: ToldAction, cutOff: string): boolean {
  return progress !== 'done' && (startsOn === null || startsOn <= cutOff) && !toldFor.includes(cutOff)
}
