import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { levelCounts, type LevelCounts } from '#surveys/disclosure/pool/level-counts.ts'
import type { CountryRow } from './country-rows.ts'

export type LevelGroup = {
  readonly group: GovernmentLevel | 'all'
  /** Entities with a shown score by level of maturity; null below five entities. */
  readonly counts: Pooled<LevelCounts> | null
}

function groupOf(group: LevelGroup['group'], rows: readonly CountryRow[]): LevelGroup {
  const counts = levelCounts(rows.map(({ overall, rated }) => ({ overall, reviewed: rated?.reviewed?.level ?? null })))
  return { group, counts }
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
