import { assertIsoDate } from './iso-date.ts'

/** From the call to an election to its day: meanwhile a law limits what entities of the State may advertise. */
export type ElectoralPeriod = {
  readonly name: string
  /** ISO dates of the call and of the last day. */
  readonly from: string
  readonly until: string
}

/**
 * Of our own knowledge in November 2026; the days of the calls were not read as text, and whether regions vote a second
 * time, and when, is not known. Whoever is warned is told that it is to be verified.
 */
export const ELECTORAL_PERIODS: readonly ElectoralPeriod[] = [
  { name: 'Elecciones Generales 2026', from: '2025-03-26', until: '2026-06-07' },
  { name: 'Elecciones Regionales y Municipales 2026', from: '2026-01-07', until: '2026-10-04' },
]

/** Norm that limits it, and its article. */
export const ELECTORAL_NORM = { id: 'ley-26859', article: '192' } as const

/** Elections that are called and not held on a day. @param today ISO date. */
export function electionsOn(today: string): readonly ElectoralPeriod[] {
  assertIsoDate(today)
  return ELECTORAL_PERIODS.filter(({ from, until }) => from <= today && today <= until)
}
