import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import type { Obligation } from '#surveys/november-report/facts.ts'

const WITH_MECHANISM: readonly GovernmentLevel[] = ['ministry', 'national-entity', 'regional-government']

/** Whether an entity of a level owes the report whose last day it is. @param day ISO date. */
export function reportObligation(level: GovernmentLevel, day: string): Obligation {
  if (day < '2017-07-21') return 'outside'
  return WITH_MECHANISM.includes(level) ? 'obliged' : 'facultative'
}

/** Levels whose entities owe the report of a day. @param day ISO date. */
export function obligedLevels(day: string): GovernmentLevel[] {
  return GOVERNMENT_LEVELS.filter((level) => reportObligation(level, day) === 'obliged')
}
