import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#surveys/model/entity-kind.ts'
import { cutOffOf } from '#surveys/november-report/objectives.ts'
import { obligationOn, type Obligation } from '#surveys/obligations/obligations.ts'

/** Whether an entity of a level owes the report of a year, by the law of its last day. */
export function reportObligation(level: GovernmentLevel, year: number): Obligation {
  return obligationOn({ level }, 'november-report', cutOffOf(year)).obligation
}

/** Levels whose entities owe the report of a year. */
export function obligedLevels(year: number): GovernmentLevel[] {
  return GOVERNMENT_LEVELS.filter((level) => reportObligation(level, year) === 'obliged')
}
