import type { LevelCuts, MaturityLevelId } from '#surveys/model/instrument.ts'
import { maturityLevel } from '#surveys/scoring/levels.ts'
import { roundTo } from '../rounding.ts'
import { asPooled, POOL_FROM, type Pooled } from './gate.ts'

/** Shown figures of several entities taken together: none of them is hidden from whoever reads the mean. */
export type MeanOfShown = {
  readonly entities: number
  /** Mean of the figures as they were released (0-100), each entity counted once. */
  readonly mean: number
  /** Answers of all of them, and of the one with most. */
  readonly answers: number
  readonly heaviest: number
}

/** In whole points (0-100), with the level it falls in and the number of entities. */
export type LevelMeanFigure = {
  readonly value: number
  readonly level: MaturityLevelId
  readonly entities: number
}

/**
 * Mean of released figures over the entities of a group. Only figures that are shown enter, so that subtracting what is
 * known of the others leaves one that was shown already.
 * @returns null below five entities, or where one has more than half of the answers: then it would speak for that one.
 */
export function pooledMean(
  { entities, mean, answers, heaviest }: MeanOfShown,
  cuts: LevelCuts,
): Pooled<LevelMeanFigure> | null {
  if (entities < POOL_FROM || 2 * heaviest > answers) return null
  const value = roundTo(1, mean)
  return asPooled({ value, level: maturityLevel(value, cuts), entities })
}
