/** First and last day (ISO dates) of a quarter like "2026-T4". */
export function quarterDays(quarter: string): { readonly from: string; readonly to: string } {
  const [year = '', place = ''] = quarter.split('-T')
  const last = Number(place) * 3
  const days = last === 6 || last === 9 ? 30 : 31
  const month = (number: number) => String(number).padStart(2, '0')
  return { from: `${year}-${month(last - 2)}-01`, to: `${year}-${month(last)}-${days}` }
}

/** The quarters that have ended before a day (ISO date), newest first. */
export function endedQuarters(today: string, count: number): string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1
  return Array.from({ length: count }, (_, back) => now - 1 - back).map(
    (index) => `${Math.floor(index / 4)}-T${(index % 4) + 1}`,
  )
}
