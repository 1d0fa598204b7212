import { addDays } from '#app/kit/program/clock.ts'

/** Day 0 of the numbers by which spreadsheets keep dates; they count a 29 February 1900 that never was, so it holds from March of that year. */
const DAY_ZERO = '1899-12-30'

function isDay(isoDate: string): boolean {
  const time = Date.parse(`${isoDate}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(isoDate)
}

/**
 * ISO date of a day as people and spreadsheets write it: "31/12/2025", "2025-12-31", or the number that a spreadsheet
 * keeps where it took the text for a date; null where it is none.
 */
export function dayOf(text: string): string | null {
  if (/^[1-9]\d{4}$/.test(text)) return addDays(DAY_ZERO, Number(text))
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const isoDate = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return /^\d{4}-\d{2}-\d{2}$/.test(isoDate) && isDay(isoDate) ? isoDate : null
}

/** The same of a day or a year: a year counts from its first day. */
export function dayOrYearOf(text: string): string | null {
  return /^(19|20)\d{2}$/.test(text) ? `${text}-01-01` : dayOf(text)
}
