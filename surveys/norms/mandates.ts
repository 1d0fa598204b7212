import type { GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { assertIsoDate } from './iso-date.ts'

/** Until when the elected authorities of a level of government serve. */
export type Mandate = {
  readonly levels: readonly GovernmentLevel[]
  /** ISO date of their last day. */
  readonly endsOn: string
}

/**
 * Checked in November 2026: the authorities that began on 1 January 2023 serve four years, those whom the regional and
 * municipal elections of 4 October 2026 chose begin on 1 January 2027.
 */
export const MANDATES: readonly Mandate[] = [
  { levels: ['regional-government', 'local-government'], endsOn: '2026-12-31' },
]

/**
 * Last day of an entity's authorities where it is near enough to prepare what is handed over: from 1 December of that
 * year on, to that day. Null on every other day, and where nobody is elected.
 * @param today ISO date.
 */
export function handoverDay(level: GovernmentLevel, today: string): string | null {
  assertIsoDate(today)
  const near = MANDATES.find(
    ({ levels, endsOn }) => levels.includes(level) && today >= `${endsOn.slice(0, 4)}-12-01` && today <= endsOn,
  )
  return near?.endsOn ?? null
}

/** Last day of an entity's authorities, known and not past; null otherwise. @param today ISO date. */
export function mandateEnd(level: GovernmentLevel, today: string): string | null {
  assertIsoDate(today)
  return MANDATES.find(({ levels, endsOn }) => levels.includes(level) && endsOn >= today)?.endsOn ?? null
}
