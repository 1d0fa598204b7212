import { holidayOn } from '#surveys/norms/holidays.ts'

/** Clock of the services; tests give their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

const LIMA_DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Lima' })

const QUARTER_MS = 15 * 60_000
/** No day of any time zone begins within a quarter of an hour of another; whoever answers asks thousands of times in one. */
let last = { quarter: Number.NaN, day: '' }

/** ISO date (YYYY-MM-DD) of an instant in Lima. */
export function limaDate(instant: Date): string {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS)
  if (last.quarter !== quarter) last = { quarter, day: LIMA_DAY.format(instant) }
  return last.day
}

const LIMA_TIME = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Lima', hour: '2-digit', minute: '2-digit' })

/** Time of day (HH:MM) of an instant in Lima. */
export function limaTime(instant: Date): string {
  return LIMA_TIME.format(instant)
}

/** ISO instant of midnight in Lima at which a day begins: Peru keeps the same hours all year. */
export function beginOf(isoDate: string): string {
  return new Date(`${isoDate}T05:00:00Z`).toISOString()
}

/** ISO date `days` later (negative: earlier). */
export function addDays(isoDate: string, days: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** ISO date `months` later; the last day of the month where the day does not exist. */
export function addMonths(isoDate: string, months: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, lastDay))
  return date.toISOString().slice(0, 10)
}

/** Whole days from one ISO date to another (negative when `to` is earlier). */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

const isWorkingDay = (day: string): boolean => ![0, 6].includes(weekdayOf(day)) && holidayOn(day) === null

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The last of so many working days after an ISO date, which is not counted. */
export function addWorkingDays(day: string, days: number): string {
  let last = day
  for (let left = days; left > 0; ) {
    last = addDays(last, 1)
    if (isWorkingDay(last)) left -= 1
  }
  return last
}

/** Working days between two ISO dates, both counted: Monday to Friday without the national public holidays. */
export function workingDays(from: string, to: string): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day)) count += 1
  }
  return count
}
