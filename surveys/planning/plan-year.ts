/** Month from which what a result asks for goes to the next year's plan: what is left of the year carries little more. */
const NEXT_YEAR_FROM_MONTH = 10

/** Year of the plan to which a result of a day leads, unless the entity chooses otherwise. @param day ISO date in Lima time. */
export function planYearOf(day: string): number {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) >= NEXT_YEAR_FROM_MONTH ? year + 1 : year
}

/** Years whose plans may hold what a result of a day asked for. @param day ISO date in Lima time. */
export function planYearsFor(day: string): readonly number[] {
  const year = Number(day.slice(0, 4))
  return [...new Set([year, planYearOf(day)])]
}
