import type { ChoiceNumbers } from '#surveys/answers/choice-numbers.ts'
import type { RelevantAnswers } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import type { ItemWorking, PersonScore, ScoreReport } from './report.ts'
import {
  scoringTable,
  workingByNumber,
  type ScoringTable,
  type TableDimension,
  type TableItem,
} from './scoring-table.ts'

/** How an item enters the score of one person. */
type Working = (item: TableItem) => ItemWorking

/** Scores without their working; dimensions in the order of the instrument. */
export type PersonScores = { readonly overall: PersonScore; readonly dimensions: readonly PersonScore[] }

/**
 * Weighted mean of a dimension's items × 100, if enough of its applicable items have points.
 * `applicable` are the visible items that were not answered *no aplica*.
 */
function dimensionScore({ items }: TableDimension, workingOf: Working, minimumAnsweredShare: number): PersonScore {
  let answered = 0
  let applicable = 0
  let weights = 0
  let weighted = 0
  for (const item of items) {
    const { counted, points, weight } = workingOf(item)
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
function overallScore(table: ScoringTable, scores: readonly PersonScore[]): PersonScore {
  let answered = 0
  let weights = 0
  let weighted = 0
  table.dimensions.forEach(({ weight }, place) => {
    const score = scores[place]
    if (score?.kind !== 'scored') return
    answered += 1
    weights += weight
    weighted += weight * score.score
  })
  const applicable = table.dimensions.length
  if (answered === 0 || answered < table.minimumAnsweredShare * applicable)
    return { kind: 'insufficient', answered, applicable }
  return { kind: 'scored', score: weighted / weights, answered, applicable }
}

function scored(table: ScoringTable, workingOf: Working): PersonScores {
  const dimensions = table.dimensions.map((each) => dimensionScore(each, workingOf, table.minimumAnsweredShare))
  return { overall: overallScore(table, dimensions), dimensions }
}

/** Scores of one person, 0-100, from her answers by their numbers (`table.numbering`). Nothing is rounded. */
export function scoresByNumber(table: ScoringTable, numbers: ChoiceNumbers): PersonScores {
  return scored(table, (item) => workingByNumber(item, numbers))
}

/**
 * Scores of one person, 0-100, with the working of each item. Nothing is rounded.
 * @param visible ids of the questions that were visible to her.
 * @throws {RangeError} for a choice that the form does not have.
 */
export function scorePerson(
  instrument: Instrument,
  answers: RelevantAnswers,
  visible: ReadonlySet<string>,
): ScoreReport {
  const table = scoringTable(instrument)
  const items: ItemWorking[] = []
  const numbers = table.numbering.of(answers, visible)
  const { overall, dimensions } = scored(table, (item) => {
    const working = workingByNumber(item, numbers)
    items.push(working)
    return working
  })
  const { slug, version, hash } = instrument
  const byId = Object.fromEntries(table.dimensions.map(({ id }, place) => [id, dimensions[place] as PersonScore]))
  return { instrument: { slug, version, hash }, overall, dimensions: byId, items }
}
