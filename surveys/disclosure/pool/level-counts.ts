import type { MaturityLevelId } from '#surveys/model/instrument.ts'
import type { Figure } from '../release.ts'
import { asPooled, POOL_FROM, type Pooled } from './gate.ts'

export const MATURITY_LEVELS = [
  'initial',
  'in-process',
  'advanced',
  'consolidated',
] as const satisfies readonly MaturityLevelId[]

/** What may be counted of an entity: its overall as it was released, or the level that a review ended with. */
export type CountedLevel = { readonly overall: Figure | null; readonly reviewed: MaturityLevelId | null }

export type LevelCounts = Readonly<Record<MaturityLevelId, number>>

/**
 * How many entities stand at each level, from numbers of entities whose level is shown. Only such are counted, so that
 * the levels subtracted from the numbers leave nobody.
 * @returns null below five entities: then they are no group.
 */
export function pooledLevels(counts: LevelCounts): Pooled<LevelCounts> | null {
  const entities = MATURITY_LEVELS.reduce((sum, level) => sum + counts[level], 0)
  return entities < POOL_FROM ? null : asPooled(counts)
}

/** The same from the entities themselves: one whose overall is hidden is in none. */
export function levelCounts(entities: readonly CountedLevel[]): Pooled<LevelCounts> | null {
  const levels = entities.flatMap(({ overall, reviewed }) =>
    overall?.kind === 'scored' ? [overall.level] : (reviewed ?? []),
  )
  const count = (level: MaturityLevelId) => levels.filter((each) => each === level).length
  return pooledLevels({
    initial: count('initial'),
    'in-process': count('in-process'),
    advanced: count('advanced'),
    consolidated: count('consolidated'),
  })
}
