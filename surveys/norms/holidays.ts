import { HOLIDAYS, type Holiday } from './data/holidays.ts'
import { assertIsoDate } from './iso-date.ts'

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones, Butcher), as an ISO date. */
export function easterSunday(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const leapCenturies = Math.floor(century / 4)
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const fromMarch = epact + weekday - 7 * late + 114
  return isoDay(year, Math.floor(fromMarch / 31), (fromMarch % 31) + 1)
}

function dayOf({ on }: Holiday, year: number): string {
  if ('monthDay' in on) return `${year}-${on.monthDay}`
  const [, month = 0, day = 0] = easterSunday(year).split('-').map(Number)
  return isoDay(year, month, day + on.daysFromEaster)
}

/**
 * The national holiday of a day, or null.
 * @throws {RangeError} when the day is not written as an ISO date (2026-11-23).
 */
export function holidayOn(isoDate: string): Holiday | null {
  assertIsoDate(isoDate)
  const year = Number(isoDate.slice(0, 4))
  return HOLIDAYS.find((holiday) => year >= holiday.firstYear && dayOf(holiday, year) === isoDate) ?? null
}
