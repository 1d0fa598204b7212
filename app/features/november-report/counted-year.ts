/** First day, of each year, on which the report of the year is counted down to. */
const COUNTED_FROM = '10-01'

/** Year whose report is spoken of on a day: the year before until October, then this one. @param today ISO date. */
export function countedYear(today: string): number {
  const year = Number(today.slice(0, 4))
  return today.slice(5) < COUNTED_FROM ? year - 1 : year
}
