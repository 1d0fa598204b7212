import { daysBetween } from '#app/kit/program/clock.ts'

/** Between two applications of an entity at least this many days are advised: staff tire of being asked. */
export const ADVISED_DAYS_APART = 45

export type CalendarTerm = {
  readonly id: string
  readonly title: string
  /** ISO dates, both days counted. */
  readonly opensOn: string
  readonly closesOn: string
}

/** A month as "2026-11" with the campaigns whose term touches it. */
export type CalendarMonth = { readonly month: string; readonly terms: readonly CalendarTerm[] }

/** The twelve months of a year with their campaigns, by first day. */
export function yearCalendar(terms: readonly CalendarTerm[], year: number): CalendarMonth[] {
  const sorted = [...terms].sort(
    (one, other) => one.opensOn.localeCompare(other.opensOn) || one.title.localeCompare(other.title),
  )
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`
    return {
      month,
      terms: sorted.filter(({ opensOn, closesOn }) => opensOn.slice(0, 7) <= month && closesOn.slice(0, 7) >= month),
    }
  })
}

/** Days between two terms that are free of both; 0 or less where they touch or overlap. */
export function daysApart(
  one: Pick<CalendarTerm, 'opensOn' | 'closesOn'>,
  other: Pick<CalendarTerm, 'opensOn' | 'closesOn'>,
): number {
  return Math.max(daysBetween(one.closesOn, other.opensOn), daysBetween(other.closesOn, one.opensOn)) - 1
}

/** Campaigns that lie less than 45 days before or after a term. */
export function tooNear(terms: readonly CalendarTerm[], term: CalendarTerm): CalendarTerm[] {
  return terms.filter((other) => other.id !== term.id && daysApart(other, term) < ADVISED_DAYS_APART)
}
