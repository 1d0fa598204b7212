import { compileCheck } from '#surveys/answers/compile-check.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import type { Instrument, ScoredDimension, ScoredItem } from '#surveys/model/instrument.ts'
import { placedQuestions, spanish, type Question } from '#surveys/model/survey-json.ts'
import { createAggregator } from '#surveys/scoring/aggregate.ts'
import type { ScoreReport } from '#surveys/scoring/report.ts'
import { scorePerson } from '#surveys/scoring/score-person.ts'

type Raw = Readonly<Record<string, unknown>>

function checked(instrument: Instrument, raw: Raw) {
  const result = compileCheck(instrument.survey)(raw)
  if (!result.ok) throw new Error('The example does not fit its instrument')
  return result
}

function score(instrument: Instrument, raw: Raw): ScoreReport {
  const { answers, visible } = checked(instrument, raw)
  return scorePerson(instrument, answers, visible)
}

function questionsOf({ survey }: Instrument): ReadonlyMap<string, Question> {
  return new Map(placedQuestions(survey).map(({ question }) => [question.name, question]))
}

/** How one answer was scored, in words: points 0-100, or null = left out. */
function rowOf(instrument: Instrument, report: ScoreReport, id: string) {
  const question = questionsOf(instrument).get(id)
  const working = report.items.find((item) => item.id === id)
  const answer = question?.choices.find(({ value }) => value === working?.choice)
  const points = working?.points ?? null
  return {
    text: question ? spanish(question.title) : id,
    answer: answer ? spanish(answer.text) : null,
    points: points === null ? null : points * 100,
  }
}

/** The same answer to everything, as far as the item has it. */
function allOf(dimension: ScoredDimension, choice: string): Record<string, string> {
  return Object.fromEntries(dimension.items.filter(({ points }) => choice in points).map(({ id }) => [id, choice]))
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The instruments no longer have what the example shows')
  return value
}

const isReversed = ({ keyed }: ScoredItem) => keyed === 'reverse'

/** Answers of the first dimension of the culture instrument, one of them *no sé*. */
function firstAnswers(dimension: ScoredDimension): Record<string, string> {
  const chosen = ['4', '1', 'ns', '2', '3', '4', '4'].map((choice, index) => [dimension.items[index], choice] as const)
  return Object.fromEntries(
    chosen.flatMap(([item, choice]) => (item && choice in item.points ? [[item.id, choice]] : [])),
  )
}

/** One person: a dimension, four more of the nine, and what they come to. */
export function personExample() {
  const instrument = latestInstrument('organizational-culture')
  const dimension = found(instrument.scoring.dimensions[0])
  const others = instrument.scoring.dimensions.slice(1, 5)
  const report = score(instrument, {
    ...firstAnswers(dimension),
    ...Object.assign({}, ...others.map((other) => allOf(other, '4'))),
  })
  return {
    dimension: dimension.title,
    rows: dimension.items.map(({ id }) => rowOf(instrument, report, id)),
    score: report.dimensions[dimension.id] ?? null,
    elsewhere: others.map(({ id, title }) => ({ title, score: report.dimensions[id] ?? null })),
    overall: report.overall,
  }
}

/** The answer 3 as a number and as a text; two phrases keyed either way; *no sé* of an opinion and of knowledge. */
export function answerExamples() {
  const instrument = latestInstrument('organizational-culture')
  const { items } = found(instrument.scoring.dimensions[0])
  const favourable = found(items.find((item) => !isReversed(item))).id
  const reversed = found(items.find(isReversed)).id
  const report = score(instrument, { [favourable]: '4', [reversed]: '4' })
  const harassment = latestInstrument('sexual-harassment')
  const knowledge = found(
    harassment.scoring.dimensions
      .flatMap((dimension) => dimension.items)
      .find(({ points, unknown }) => unknown.some((choice) => points[choice] === 0)),
  ).id
  return {
    asNumber: rowOf(instrument, score(instrument, { [favourable]: 3 }), favourable),
    asText: rowOf(instrument, score(instrument, { [favourable]: '3' }), favourable),
    favourable: rowOf(instrument, report, favourable),
    reversed: rowOf(instrument, report, reversed),
    unknownOpinion: rowOf(instrument, score(instrument, { [favourable]: 'ns' }), favourable),
    unknownKnowledge: rowOf(harassment, score(harassment, { [knowledge]: 'ns' }), knowledge),
  }
}

/** Two answers of five, where a third question was answered *no aplica*, and where it was left blank. */
export function notApplicableExample() {
  const instrument = latestInstrument('organizational-culture')
  const dimension = found(
    instrument.scoring.dimensions.find(({ items }) => items.some(({ notApplicable }) => notApplicable.length > 0)),
  )
  const item = found(dimension.items.find(({ notApplicable }) => notApplicable.length > 0))
  const two = Object.fromEntries(
    Object.entries(allOf(dimension, '4'))
      .filter(([id]) => id !== item.id)
      .slice(0, 2),
  )
  const scoreOf = (raw: Raw) => found(score(instrument, raw).dimensions[dimension.id])
  return {
    text: rowOf(instrument, score(instrument, {}), item.id).text,
    notApplicable: scoreOf({ ...two, [item.id]: found(item.notApplicable[0]) }),
    blank: scoreOf(two),
  }
}

/** Two of five answers are too few, three are enough. */
export function minimumExample() {
  const instrument = latestInstrument('organizational-culture')
  const dimension = found(instrument.scoring.dimensions[0])
  const first = (count: number) => Object.fromEntries(Object.entries(allOf(dimension, '4')).slice(0, count))
  const scoreOf = (count: number) => found(score(instrument, first(count)).dimensions[dimension.id])
  return { items: dimension.items.length, two: scoreOf(2), three: scoreOf(3) }
}

/** The dimension of the first example, as it is and with its last question counting twice. */
export function weightExample() {
  const instrument = latestInstrument('organizational-culture')
  const dimension = found(instrument.scoring.dimensions[0])
  const last = found(dimension.items.at(-1))
  const heavier = {
    ...dimension,
    items: dimension.items.map((item) => (item === last ? { ...item, weight: 2 } : item)),
  }
  const weighted: Instrument = {
    ...instrument,
    scoring: { ...instrument.scoring, dimensions: [heavier, ...instrument.scoring.dimensions.slice(1)] },
  }
  const raw = firstAnswers(dimension)
  const scoreOf = (by: Instrument) => found(score(by, raw).dimensions[dimension.id])
  const all = INSTRUMENTS.flatMap(({ scoring }) =>
    scoring.dimensions.flatMap(({ weight, items }) => [weight, ...items.map((item) => item.weight)]),
  )
  return {
    last: rowOf(instrument, score(instrument, raw), last.id),
    equal: scoreOf(instrument),
    twice: scoreOf(weighted),
    allEqual: new Set(all).size === 1,
  }
}

/** Two responses, one of them with too little in every dimension. */
export function participationExample() {
  const instrument = latestInstrument('organizational-culture')
  const dimension = found(instrument.scoring.dimensions[0])
  const aggregator = createAggregator(instrument, [])
  const responses = [allOf(dimension, '4'), Object.fromEntries(Object.entries(allOf(dimension, '4')).slice(0, 2))]
  for (const response of responses) {
    const { answers, visible } = checked(instrument, response)
    aggregator.add(answers, visible, {})
  }
  const { accepted, total } = aggregator.finish()
  return { received: accepted, participants: total.participants }
}
