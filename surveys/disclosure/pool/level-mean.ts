import type { LevelCuts, MaturityLevelId } from '#surveys/model/instrument.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import { roundTo } from '../rounding.ts'
import { asPooled, giantOf, POOL_FROM, type Pooled } from './gate.ts'

/** A figure of one entity as it was released: value 0-100, and how many answers it says it has. */
export type ShownFigure = { readonly value: number; readonly n: number }

/** In whole points (0-100), with the level it falls in and the number of entities. */
export type LevelMean = {
  readonly value: number
  readonly level: MaturityLevelId
  readonly entities: number
}

/**
 * Mean of released figures over the entities of a group, each entity counted once. Only figures that are shown enter, so
 * that subtracting what is known of the others leaves one that was shown already.
 * @returns null below five entities, or where one has more than half of the answers: then it would speak for that one.
 */
export function pooledMean(members: readonly ShownFigure[], cuts: LevelCuts): Pooled<LevelMean> | null {
  if (members.length < POOL_FROM || giantOf(members, ({ n }) => n) !== null) return null
  const value = roundTo(1, members.reduce((sum, member) => sum + member.value, 0) / members.length)
  return asPooled({ value, level: maturityLevel(value, cuts), entities: members.length })
}
