import type { LevelCuts, MaturityLevelId } from '#surveys/model/instrument.ts'

const LEVELS = ['initial', 'in-process', 'advanced', 'consolidated'] as const

/** Place of a level from 0 (*inicial*) to 3 (*consolidado*). */
export function levelRank(level: MaturityLevelId): number {
  return LEVELS.indexOf(level)
}

/** Level at a place from 0; places beyond the last are the last. */
export function levelAt(rank: number): MaturityLevelId {
  return LEVELS[rank] ?? 'consolidated'
}

/** Level of a score 0-100; a cut belongs to the level above it. */
export function maturityLevel(score: number, cuts: LevelCuts): MaturityLevelId {
  return levelAt(cuts.filter((cut) => score >= cut).length)
}

/** Whether an interval reaches into more than one level. */
export function intervalSpansCut(low: number, high: number, cuts: LevelCuts): boolean {
  return maturityLevel(low, cuts) !== maturityLevel(high, cuts)
}
