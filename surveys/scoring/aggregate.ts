import type { RelevantAnswers } from '#surveys/answers/relevant-answers.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { RunningMoments } from './moments.ts'
import { createPrevalenceCounter } from './prevalence.ts'
import type { Aggregate, FigureMoments, ItemCounts } from './report.ts'
import { personScores, type PersonScores } from './score-person.ts'

/** Moments of every figure over the people of one cell. */
class CellMoments {
  private participants = 0
  private readonly overall = new RunningMoments()
  private readonly dimensions: ReadonlyMap<string, RunningMoments>

  constructor(dimensionIds: readonly string[]) {
    this.dimensions = new Map(dimensionIds.map((id) => [id, new RunningMoments()]))
  }

  add(report: PersonScores): void {
    this.participants += 1
    if (report.overall.kind === 'scored') this.overall.add(report.overall.score)
    for (const [id, moments] of this.dimensions) {
      const score = report.dimensions[id]
      if (score?.kind === 'scored') moments.add(score.score)
    }
  }

  finish(): FigureMoments {
    const dimensions = Object.fromEntries([...this.dimensions].map(([id, moments]) => [id, moments.finish()]))
    return { overall: this.overall.finish(), dimensions, participants: this.participants }
  }
}

/** Counts of an item while people are added: a number of its own for each choice, which is found once for each answer. */
type Tally = {
  readonly id: string
  readonly choices: Map<string, { count: number }>
  notAnswered: number
  hidden: number
}

function tallies(instrument: Instrument): Tally[] {
  const { dimensions, unscored } = instrument.scoring
  const norms = unscored.filter(({ kind }) => kind === 'perceived-norm')
  const counted = new Set([...dimensions.flatMap(({ items }) => items), ...norms].map(({ id }) => id))
  const questions = placedQuestions(instrument.survey).map(({ question }) => question)
  return questions
    .filter(({ name }) => counted.has(name))
    .map(({ name, choices }) => ({
      ...{ id: name, notAnswered: 0, hidden: 0 },
      choices: new Map(choices.map(({ value }) => [value, { count: 0 }])),
    }))
}

function addTo(tally: Tally, answers: RelevantAnswers, visible: ReadonlySet<string>): void {
  const choice = answers[tally.id]
  if (!visible.has(tally.id)) tally.hidden += 1
  else if (choice === undefined) tally.notAnswered += 1
  else {
    const known = tally.choices.get(choice)
    if (known) known.count += 1
    else tally.choices.set(choice, { count: 1 })
  }
}

function countsOf({ choices, notAnswered, hidden }: Tally): ItemCounts {
  const byChoice = [...choices].map(([choice, { count }]) => [choice, count] as const)
  return { choices: Object.fromEntries(byChoice), notAnswered, hidden }
}

export type Aggregator = {
  /** @param segments segment id → choice value; what is left out was not answered. */
  add: (answers: RelevantAnswers, visible: ReadonlySet<string>, segments: Readonly<Record<string, string>>) => void
  /** A row of the prevalence part, which is stored apart from the other answers of the same person. */
  addExperience: (answers: RelevantAnswers, sex: string | null) => void
  finish: () => Aggregate
}

/**
 * Counts a campaign response by response, without keeping any. A response without a scored dimension is
 * accepted but does not count as participation: it enters no figure and no item.
 */
export function createAggregator(instrument: Instrument, segmentIds: readonly string[]): Aggregator {
  const dimensionIds = instrument.scoring.dimensions.map(({ id }) => id)
  const total = new CellMoments(dimensionIds)
  const items = tallies(instrument)
  const cuts = new Map(segmentIds.map((id) => [id, new Map<string, CellMoments>()]))
  const { prevalence } = instrument.scoring
  const experience = prevalence ? createPrevalenceCounter(prevalence) : null
  let accepted = 0

  function addToCuts(report: PersonScores, segments: Readonly<Record<string, string>>): void {
    for (const [segment, cells] of cuts) {
      const value = segments[segment] ?? ''
      const cell = cells.get(value) ?? new CellMoments(dimensionIds)
      cells.set(value, cell)
      cell.add(report)
    }
  }

  return {
    add(answers, visible, segments) {
      accepted += 1
      const report = personScores(instrument, answers, visible)
      if (!Object.values(report.dimensions).some(({ kind }) => kind === 'scored')) return
      total.add(report)
      for (const tally of items) addTo(tally, answers, visible)
      addToCuts(report, segments)
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
