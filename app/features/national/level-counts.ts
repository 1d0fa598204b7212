import { GOVERNMENT_LEVELS, type GovernmentLevel } from '#db/schema/entities.ts'
import type { CountryGroup } from '#db/queries/country.server.ts'
import type { Pooled } from '#surveys/disclosure/pool/gate.ts'
import { pooledLevels, type LevelCounts } from '#surveys/disclosure/pool/level-counts.ts'
import type { MaturityLevelId } from '#surveys/model/instrument.ts'

export type LevelGroup = {
  readonly group: GovernmentLevel | 'all'
  /** Entities with a shown score by level of maturity; null below five entities. */
  readonly counts: Pooled<LevelCounts> | null
}

type Counted = Pick<CountryGroup, 'governmentLevel' | 'maturity' | 'entities'>

function groupOf(group: LevelGroup['group'], counted: readonly Counted[]): LevelGroup {
  const count = (level: MaturityLevelId) =>
    counted.filter(({ maturity }) => maturity === level).reduce((sum, { entities }) => sum + entities, 0)
  const counts = {
    initial: count('initial'),
    'in-process': count('in-process'),
    advanced: count('advanced'),
    consolidated: count('consolidated'),
  }
  return { group, counts: pooledLevels(counts) }
}

/** How many entities stand at each level, in the country and by level of government. Of released scores only. */
export function levelDistribution(counted: readonly Counted[]): LevelGroup[] {
  return [
    groupOf('all', counted),
    ...GOVERNMENT_LEVELS.map((level) =>
      groupOf(
        level,
        counted.filter(({ governmentLevel }) => governmentLevel === level),
      ),
    ),
  ]
}

/** How many entities the page speaks of at its top: numbers of entities, of no score. */
export function countryTotals(groups: readonly CountryGroup[]) {
  const total = (count: (group: CountryGroup) => number) => groups.reduce((sum, group) => sum + count(group), 0)
  return {
    entities: total(({ entities }) => entities),
    invented: total(({ invented }) => invented),
    applied: total(({ released }) => released),
    applying: total(({ applying }) => applying),
    withPlan: total(({ planned }) => planned),
  }
}
