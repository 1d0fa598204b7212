/** A half of a calendar year: January to June (1), July to December (2). */
export type HalfYear = { readonly year: number; readonly half: 1 | 2 }

/** "2026-1": as an address and a note name it. */
export function halfId({ year, half }: HalfYear): string {
  return `${year}-${half}`
}

/** Reads "2026-1"; null for anything else. */
export function readHalf(text: string): HalfYear | null {
  const [, year, half] = /^(20\d\d)-([12])$/.exec(text) ?? []
  return year === undefined ? null : { year: Number(year), half: half === '1' ? 1 : 2 }
}

/** Last day (ISO date) of a half year. */
export function lastDayOf({ year, half }: HalfYear): string {
  return half === 1 ? `${year}-06-30` : `${year}-12-31`
}

/**
 * Last day (ISO date) until which what is told of a half year enters the totals of the country: three months after it.
 * The norm names no day: this one is the house's own, so that totals never move with one entity more.
 */
export function countedUntil({ year, half }: HalfYear): string {
  return half === 1 ? `${year}-09-30` : `${year + 1}-03-31`
}

/** The half year before. */
export function halfBefore({ year, half }: HalfYear): HalfYear {
  return half === 2 ? { year, half: 1 } : { year: year - 1, half: 2 }
}

/** The newest half year that is over on a day. @param today ISO date. */
export function lastEndedHalf(today: string): HalfYear {
  const year = Number(today.slice(0, 4))
  return today > `${year}-06-30` ? { year, half: 1 } : { year: year - 1, half: 2 }
}

/** How many half years may still be told: the newest that is over and those before it. */
const TOLD_HALVES = 4

/** Half years of which something may be told on a day, newest first. @param today ISO date. */
export function openHalves(today: string): readonly HalfYear[] {
  const halves = [lastEndedHalf(today)]
  while (halves.length < TOLD_HALVES) halves.push(halfBefore(halves.at(-1) ?? lastEndedHalf(today)))
  return halves
}
