import { serialDate } from './number-styles.ts'

function isDay(isoDate: string): boolean {
  const time = Date.parse(`${isoDate}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(isoDate)
}

/** What spreadsheets put behind a day: "14:30", "00:00:00", "T12:00:00.000", "2:30 p. m." */
const TIME = /[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\. ?m\.| ?[ap]m)?$/i

/**
 * ISO date of a day as people and spreadsheets write it: "31/12/2025", "2025-12-31", "2025/12/31", each also with a time
 * behind it, or the number that a spreadsheet keeps where it took the text for a date; null where it is none.
 */
export function dayOf(text: string): string | null {
  if (/^[1-9]\d{4}(\.\d+)?$/.test(text)) return serialDate(Number(text))?.slice(0, 10) ?? null
  const day = text.replace(TIME, '')
  const parts = (
    /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(day) ?? /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(day)
  )?.slice(1)
  if (!parts) return null
  const [first = '', , month = '', last = ''] = parts
  const [year, date] = first.length === 4 ? [first, last] : [last, first]
  const isoDate = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(isoDate) ? isoDate : null
}

/** The same of a day or a year: a year counts from its first day. */
export function dayOrYearOf(text: string): string | null {
  return /^(19|20)\d{2}$/.test(text) ? `${text}-01-01` : dayOf(text)
}
