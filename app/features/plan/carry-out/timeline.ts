import { daysBetween } from '#app/kit/program/clock.ts'

/** Width of a year in the drawing; a month has about a twelfth of it. */
export const YEAR_WIDTH = 1200
/** No bar is thinner. */
const THINNEST = 8

/** Where an action lies in its year. `point`: it has a last day and no first. */
export type Bar = {
  readonly kind: 'span' | 'point'
  readonly x: number
  readonly width: number
  /** Whether it begins before the year, or ends after it or on no day that is known. */
  readonly before: boolean
  readonly after: boolean
}

type Days = { readonly startsOn: string | null; readonly dueOn: string | null }

function daysIn(year: number): number {
  return daysBetween(`${year}-01-01`, `${year + 1}-01-01`)
}

/** Place of the beginning of a day in its year, also outside of it. */
function placeOf(day: string, year: number): number {
  return (YEAR_WIDTH * daysBetween(`${year}-01-01`, day)) / daysIn(year)
}

const within = (place: number, low: number, high: number) => Math.min(high, Math.max(low, place))

/** The bar of an action in the year of its plan; null where it has no day. Its last day belongs to it. */
export function barOf({ startsOn, dueOn }: Days, year: number): Bar | null {
  if (startsOn === null && dueOn === null) return null
  const day = YEAR_WIDTH / daysIn(year)
  const last = dueOn === null ? YEAR_WIDTH : placeOf(dueOn, year) + day
  const first = startsOn === null ? last - day : placeOf(startsOn, year)
  const x = within(first, 0, YEAR_WIDTH - THINNEST)
  return {
    kind: startsOn === null ? 'point' : 'span',
    x,
    width: within(last, x + THINNEST, YEAR_WIDTH) - x,
    before: first < 0,
    after: dueOn === null || last > YEAR_WIDTH,
  }
}

/** Where each month of a year begins, from January on. */
export function monthPlaces(year: number): number[] {
  return Array.from({ length: 12 }, (_, month) => placeOf(`${year}-${String(month + 1).padStart(2, '0')}-01`, year))
}

/** Where today lies; null outside of the year. @param today ISO date in Lima time. */
export function todayPlace(year: number, today: string): number | null {
  return today.startsWith(`${year}-`) ? placeOf(today, year) : null
}
