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
 * How many entities stand at each level. Only levels that are shown of each of them are counted, so that the levels
 * subtracted from the numbers leave nobody: an entity whose overall is hidden is in none.
 * @returns null below five entities: then they are no group.
 */
export function levelCounts(entities: readonly CountedLevel[]): Pooled<LevelCounts> | null {
  const levels = entities.flatMap(({ overall, reviewed }) =>
    overall?.kind === 'scored' ? [overall.level] : (reviewed ?? []),
  )
  if (levels.length < POOL_FROM) return null
  const count = (level: MaturityLevelId) => levels.filter((each) => each === level).length
  return asPooled({
    initial: count('initial'),
    'in-process': count('in-process'),
    advanced: count('advanced'),
    consolidated: count('consolidated'),
  })
}
