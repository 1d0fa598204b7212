import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'
import type { CountryRow } from './country-rows.ts'

/** A group of entities is described from this many on. */
export const SMALLEST_GROUP = 5
export const MATURITY_LEVELS = [
  'initial',
  'in-process',
  'advanced',
  'consolidated',
] as const satisfies readonly MaturityLevelId[]

export type LevelGroup = {
  readonly group: GovernmentLevel | 'all'
  /** Entities with a shown score by level of maturity; null below five entities. */
  readonly counts: Readonly<Record<MaturityLevelId, number>> | null
}

function groupOf(group: LevelGroup['group'], rows: readonly CountryRow[]): LevelGroup {
  const levels = rows.flatMap(({ overall, rated }) =>
    overall?.kind === 'scored' ? [overall.level] : (rated?.reviewed?.level ?? []),
  )
  if (levels.length < SMALLEST_GROUP) return { group, counts: null }
  const count = (level: MaturityLevelId) => levels.filter((each) => each === level).length
  return {
    group,
    counts: {
      initial: count('initial'),
      'in-process': count('in-process'),
      advanced: count('advanced'),
      consolidated: count('consolidated'),
    },
  }
}

/** How many entities stand at each level, in the country and by level of government. Reads released scores only. */
export function levelDistribution(rows: readonly CountryRow[]): LevelGroup[] {
  return [
    groupOf('all', rows),
    ...GOVERNMENT_LEVELS.map((level) =>
      groupOf(
        level,
        rows.filter((row) => row.level === level),
      ),
    ),
  ]
}
