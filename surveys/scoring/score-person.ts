import type { RelevantAnswers } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { ItemWorking, PersonScore, ScoreReport } from './report.ts'
import { scoringTable, type ScoringTable, type TableItem } from './scoring-table.ts'

function workingOf(item: TableItem, answers: RelevantAnswers, visible: ReadonlySet<string>): ItemWorking {
  if (!visible.has(item.id)) return item.hidden
  const choice = answers[item.id]
  if (choice === undefined) return item.notAnswered
  return item.byChoice.get(choice) ?? item.unknown(choice)
}

/**
 * Weighted mean of a dimension's items × 100, if enough of its applicable items have points.
 * `applicable` are the visible items that were not answered *no aplica*.
 */
function dimensionScore(workings: readonly ItemWorking[], minimumAnsweredShare: number): PersonScore {
  let answered = 0
  let applicable = 0
  let weights = 0
  let weighted = 0
  for (const { counted, points, weight } of workings) {
    if (counted === 'hidden' || counted === 'not-applicable') continue
    applicable += 1
    if (points === null) continue
    answered += 1
    weights += weight
    weighted += weight * points
  }
  if (answered === 0 || answered < minimumAnsweredShare * applicable)
    return { kind: 'insufficient', answered, applicable }
  return { kind: 'scored', score: (100 * weighted) / weights, answered, applicable }
}

/** Weighted mean of the scored dimensions, if they are enough of all scored dimensions of the instrument. */
function overallScore(table: ScoringTable, scores: Readonly<Record<string, PersonScore>>): PersonScore {
  let answered = 0
  let weights = 0
  let weighted = 0
  for (const { id, weight } of table.dimensions) {
    const score = scores[id]
    if (score?.kind !== 'scored') continue
    answered += 1
    weights += weight
    weighted += weight * score.score
  }
  const applicable = table.dimensions.length
  if (answered === 0 || answered < table.minimumAnsweredShare * applicable)
    return { kind: 'insufficient', answered, applicable }
  return { kind: 'scored', score: weighted / weights, answered, applicable }
}

/**
 * Scores of one person, 0-100, with their working. Nothing is rounded.
 * @param visible ids of the questions that were visible to her.
 */
export function scorePerson(
  instrument: Instrument,
  answers: RelevantAnswers,
  visible: ReadonlySet<string>,
): ScoreReport {
  const table = scoringTable(instrument)
  const items: ItemWorking[] = []
  const dimensions: Record<string, PersonScore> = {}
  for (const { id, items: ofDimension } of table.dimensions) {
    const workings: ItemWorking[] = []
    for (const item of ofDimension) workings.push(workingOf(item, answers, visible))
    for (const working of workings) items.push(working)
    dimensions[id] = dimensionScore(workings, table.minimumAnsweredShare)
  }
  const { slug, version, hash } = instrument
  return { instrument: { slug, version, hash }, overall: overallScore(table, dimensions), dimensions, items }
}
