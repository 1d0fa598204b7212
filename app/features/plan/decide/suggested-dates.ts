import { addDays, addMonths } from '#app/kit/program/clock.ts'

/** From when to when an action may run. ISO dates. */
export type SuggestedDates = { readonly startsOn: string; readonly dueOn: string }

/**
 * When an action of so many months would run within the year of its plan: from the first day of the next month, in
 * December from today, to the end of its term or of the year. Null where the year is over: then nothing is suggested.
 * @param today ISO date in Lima time.
 */
export function suggestedDates(termMonths: number, year: number, today: string): SuggestedDates | null {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  if (today > last) return null
  const nextMonth = addMonths(`${today.slice(0, 7)}-01`, 1)
  const startsOn = today < first ? first : nextMonth > last ? today : nextMonth
  const end = addDays(addMonths(startsOn, termMonths), -1)
  return { startsOn, dueOn: end > last ? last : end }
}

/** Months from a day to another, each begun one counted; at least one. */
export function monthsFrom(startsOn: string, dueOn: string): number {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const whole = number(dueOn) - number(startsOn)
  return Math.max(1, whole + (dueOn.slice(8) >= startsOn.slice(8) ? 1 : 0))
}
