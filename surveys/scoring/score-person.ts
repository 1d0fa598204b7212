import type { RelevantAnswers } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { ItemWorking, PersonScore, ScoreReport } from './report.ts'
import { scoringTable, type ScoringTable, type TableDimension, type TableItem } from './scoring-table.ts'

type Person = { readonly answers: RelevantAnswers; readonly visible: ReadonlySet<string> }
/** Scores without their working. */
export type PersonScores = Pick<ScoreReport, 'overall' | 'dimensions'>

function workingOf(item: TableItem, answers: RelevantAnswers, visible: ReadonlySet<string>): ItemWorking {
  if (!visible.has(item.id)) return item.hidden
  const choice = answers[item.id]
  if (choice === undefined) return item.notAnswered
  return item.byChoice.get(choice) ?? item.unknown(choice)
}

/**
 * Weighted mean of a dimension's items × 100, if enough of its applicable items have points.
 * `applicable` are the visible items that were not answered *no aplica*.
 * @param workings gets that of each item; null where nobody asks for them.
 */
function dimensionScore(
  dimension: TableDimension,
  { answers, visible }: Person,
  minimumAnsweredShare: number,
  workings: ItemWorking[] | null,
): PersonScore {
  let answered = 0
  let applicable = 0
  let weights = 0
  let weighted = 0
  for (const item of dimension.items) {
    const working = workingOf(item, answers, visible)
    workings?.push(working)
    const { counted, points, weight } = working
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

function scored(instrument: Instrument, person: Person, workings: ItemWorking[] | null): PersonScores {
  const table = scoringTable(instrument)
  const dimensions: Record<string, PersonScore> = {}
  for (const dimension of table.dimensions)
    dimensions[dimension.id] = dimensionScore(dimension, person, table.minimumAnsweredShare, workings)
  return { overall: overallScore(table, dimensions), dimensions }
}

/**
 * Scores of one person, 0-100. Nothing is rounded.
 * @param visible ids of the questions that were visible to her.
 */
export function personScores(
  instrument: Instrument,
  answers: RelevantAnswers,
  visible: ReadonlySet<string>,
): PersonScores {
  return scored(instrument, { answers, visible }, null)
}

/** The same with the working of each item. */
export function scorePerson(
  instrument: Instrument,
  answers: RelevantAnswers,
  visible: ReadonlySet<string>,
): ScoreReport {
  const items: ItemWorking[] = []
  const { overall, dimensions } = scored(instrument, { answers, visible }, items)
  const { slug, version, hash } = instrument
  return { instrument: { slug, version, hash }, overall, dimensions, items }
}
