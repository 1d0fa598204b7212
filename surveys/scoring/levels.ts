import type { LevelCuts, MaturityLevelId } from '#surveys/model/instrument.ts'

const LEVELS = ['initial', 'in-process', 'advanced', 'consolidated'] as const

/** Level of a score 0-100; a cut belongs to the level above it. */
export function maturityLevel(score: number, cuts: LevelCuts): MaturityLevelId {
  const reached = cuts.filter((cut) => score >= cut).length
  return LEVELS[reached] ?? 'consolidated'
}

/** Whether an interval reaches into more than one level. */
export function intervalSpansCut(low: number, high: number, cuts: LevelCuts): boolean {
  return maturityLevel(low, cuts) !== maturityLevel(high, cuts)
}
