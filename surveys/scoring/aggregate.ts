import { HIDDEN, NOT_ANSWERED, type ChoiceNumbers } from '#surveys/answers/choice-numbers.ts'
import type { RelevantAnswers } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { RunningMoments } from './moments.ts'
import { createPrevalenceCounter } from './prevalence.ts'
import type { Aggregate, FigureMoments, ItemCounts, PersonScore } from './report.ts'
import { scoresByNumber, type PersonScores } from './score-person.ts'
import { scoringTable, type ScoringTable } from './scoring-table.ts'

function addScore(moments: RunningMoments, score: PersonScore | undefined): void {
  if (score?.kind === 'scored') moments.add(score.score)
}

/** Moments of every figure over the people of one cell. */
class CellMoments {
  private participants = 0
  private readonly overall = new RunningMoments()
  private readonly dimensions: readonly RunningMoments[]

  constructor(private readonly table: ScoringTable) {
    this.dimensions = table.dimensions.map(() => new RunningMoments())
  }

  add(scores: PersonScores): void {
    this.participants += 1
    addScore(this.overall, scores.overall)
    this.dimensions.forEach((moments, place) => addScore(moments, scores.dimensions[place]))
  }

  finish(): FigureMoments {
    const found = this.table.dimensions.map(({ id }, place) => [id, this.dimensions[place]?.finish()] as const)
    const dimensions = Object.fromEntries(found) as FigureMoments['dimensions']
    return { overall: this.overall.finish(), dimensions, participants: this.participants }
  }
}

/** Counts of an item while people are added, by the number of what was chosen. */
type Tally = {
  readonly id: string
  readonly place: number
  readonly values: readonly string[]
  readonly counts: Float64Array
  hidden: number
}

function tallies(instrument: Instrument, { numbering }: ScoringTable): Tally[] {
  const { dimensions, unscored } = instrument.scoring
  const norms = unscored.filter(({ kind }) => kind === 'perceived-norm')
  const counted = new Set([...dimensions.flatMap(({ items }) => items), ...norms].map(({ id }) => id))
  return numbering.questions
    .map(({ name, values }, place) => ({
      ...{ id: name, place, values, hidden: 0 },
      counts: new Float64Array(1 + values.length),
    }))
    .filter(({ id }) => counted.has(id))
}

function addTo(tally: Tally, numbers: ChoiceNumbers): void {
  const number = numbers[tally.place] ?? NOT_ANSWERED
  if (number === HIDDEN) tally.hidden += 1
  else tally.counts[number] = (tally.counts[number] ?? 0) + 1
}

function countsOf({ values, counts, hidden }: Tally): ItemCounts {
  const byChoice = values.map((choice, place) => [choice, counts[1 + place] ?? 0] as const)
  return { choices: Object.fromEntries(byChoice), notAnswered: counts[NOT_ANSWERED] ?? 0, hidden }
}

type Segments = Readonly<Record<string, string>>

export type Aggregator = {
  /** @param segments segment id → choice value; what is left out was not answered. */
  add: (answers: RelevantAnswers, visible: ReadonlySet<string>, segments: Segments) => void
  /**
   * The same from a text as answers are stored.
   * @returns false, and nothing was counted, where the text is not as this program writes it: it is to be checked.
   */
  addText: (text: string, segments: Segments) => boolean
  /** A row of the prevalence part, which is stored apart from the other answers of the same person. */
  addExperience: (answers: RelevantAnswers, sex: string | null) => void
  finish: () => Aggregate
}

/**
 * Counts a campaign response by response, without keeping any. A response without a scored dimension is
 * accepted but does not count as participation: it enters no figure and no item.
 */
export function createAggregator(instrument: Instrument, segmentIds: readonly string[]): Aggregator {
  const table = scoringTable(instrument)
  const total = new CellMoments(table)
  const items = tallies(instrument, table)
  const cuts = new Map(segmentIds.map((id) => [id, new Map<string, CellMoments>()]))
  const { prevalence } = instrument.scoring
  const experience = prevalence ? createPrevalenceCounter(prevalence) : null
  let accepted = 0

  function addToCuts(scores: PersonScores, segments: Segments): void {
    for (const [segment, cells] of cuts) {
      const value = segments[segment] ?? ''
      const cell = cells.get(value) ?? new CellMoments(table)
      cells.set(value, cell)
      cell.add(scores)
    }
  }

  function addNumbers(numbers: ChoiceNumbers, segments: Segments): void {
    accepted += 1
    const scores = scoresByNumber(table, numbers)
    if (!scores.dimensions.some(({ kind }) => kind === 'scored')) return
    total.add(scores)
    for (const tally of items) addTo(tally, numbers)
    addToCuts(scores, segments)
  }

  return {
    add(answers, visible, segments) {
      addNumbers(table.numbering.of(answers, visible), segments)
    },
    addText(text, segments) {
      const numbers = table.numbering.read(text)
      if (numbers) addNumbers(numbers, segments)
      return numbers !== null
    },
    addExperience(answers, sex) {
      experience?.add(answers, sex)
    },
    finish() {
      const { slug, version, hash } = instrument
      return {
        instrument: { slug, version, hash },
        accepted,
        total: total.finish(),
        items: Object.fromEntries(items.map((tally) => [tally.id, countsOf(tally)])),
        ...(experience ? { prevalence: experience.finish() } : {}),
        cuts: Object.fromEntries(
          [...cuts].map(([segment, cells]) => [
            segment,
            Object.fromEntries([...cells].map(([value, cell]) => [value, cell.finish()])),
          ]),
        ),
      }
    },
  }
}
