import type { InstrumentDefinition, ScoredItem, ScoringSpec } from '../instrument.ts'
import { checkPrevalence } from './prevalence.ts'
import { checkRubric } from './rubric.ts'
import { checkSources } from './sources.ts'
import { placedQuestions, type Question } from '../survey-json.ts'
import { duplicates, ID } from './ids.ts'

type Questions = ReadonlyMap<string, Question>

function checkPoints(item: ScoredItem, choices: readonly string[]): string[] {
  const place = `item ${item.id}`
  const given = Object.entries(item.points)
  const numbers = given.flatMap(([, points]) => (points === null ? [] : [points]))
  return [
    ...choices
      .filter((choice) => !(choice in item.points) && !item.notApplicable.includes(choice))
      .map((choice) => `${place}: choice "${choice}" has neither points nor an explicit null`),
    ...given
      .filter(([choice]) => !choices.includes(choice))
      .map(([choice]) => `${place}: points for "${choice}", which is no choice`),
    ...item.notApplicable
      .filter((choice) => choice in item.points)
      .map((choice) => `${place}: "${choice}" is not applicable and must have no points`),
    ...item.notApplicable
      .filter((choice) => !choices.includes(choice))
      .map((choice) => `${place}: notApplicable "${choice}" is no choice`),
    ...item.unknown
      .filter((choice) => !(choice in item.points))
      .map((choice) => `${place}: unknown "${choice}" must be a choice with points or null`),
    ...(numbers.some((points) => !(points >= 0 && points <= 1)) ? [`${place}: points lie in 0..1`] : []),
    ...(numbers.includes(0) && numbers.includes(1)
      ? []
      : [`${place}: its best choice must have 1 point and its worst 0`]),
  ]
}

/** Choices that say yes to a statement, where they are not the end of a scale. */
const YES: readonly string[] = ['si', 'verdadero']

/** Whether agreeing is favourable: points rise along the choices in the order of the form, or *sí* has them. */
function checkKey(item: ScoredItem, choices: readonly string[]): string[] {
  if (item.keyed === 'choice') {
    const scale = choices.filter((choice) => YES.includes(choice) || choice === '5')
    return scale.length === 0 ? [] : [`item ${item.id}: is marked choice, but one can agree with it`]
  }
  const yes = choices.find((choice) => YES.includes(choice))
  if (yes !== undefined) {
    const actual = item.points[yes] === 1 ? 'favourable' : 'reverse'
    return actual === item.keyed ? [] : [`item ${item.id}: is marked ${item.keyed}, but its points are ${actual}`]
  }
  const scale = choices.flatMap((choice) => {
    const points = item.points[choice]
    return points === undefined || points === null || item.unknown.includes(choice) ? [] : [points]
  })
  const first = scale[0] ?? 0
  const last = scale[scale.length - 1] ?? 0
  const actual = first > last ? 'reverse' : 'favourable'
  return actual === item.keyed ? [] : [`item ${item.id}: is marked ${item.keyed}, but its points are ${actual}`]
}

function checkItem(item: ScoredItem, questions: Questions): string[] {
  const question = questions.get(item.id)
  if (!question) return [`item ${item.id}: is scored but is no question of survey.json`]
  const choices = question.choices.map(({ value }) => value)
  const weight = Number.isFinite(item.weight) && item.weight > 0 ? [] : [`item ${item.id}: its weight must be above 0`]
  return [...weight, ...checkPoints(item, choices), ...checkKey(item, choices)]
}

/**
 * A perceived norm is read like an item, but counts in no dimension. It is keyed like the question it is about: a person who
 * agrees with everything would otherwise be told that others think unlike her.
 */
function checkNorms({ unscored, dimensions }: ScoringSpec, questions: Questions): string[] {
  const keys = new Map(dimensions.flatMap(({ items }) => items.map(({ id, keyed }) => [id, keyed])))
  return unscored.flatMap((item) => {
    if (item.kind !== 'perceived-norm') return []
    const own = keys.get(item.about)
    const stray =
      own === undefined
        ? [`perceived norm ${item.id}: is about ${item.about}, which is not scored`]
        : own === item.keyed
          ? []
          : [`perceived norm ${item.id}: is keyed ${item.keyed} and ${item.about} is keyed ${own}`]
    return [...stray, ...checkItem({ ...item, weight: 1, notApplicable: [] }, questions)]
  })
}

function checkFrame({ minimumAnsweredShare, levels, dimensions }: ScoringSpec): string[] {
  const rising = [0, ...levels, 100].every((cut, index, all) => index === 0 || cut > (all[index - 1] ?? 0))
  return [
    ...(minimumAnsweredShare > 0 && minimumAnsweredShare <= 1
      ? []
      : ['scoring: minimumAnsweredShare lies above 0 and up to 1']),
    ...(rising ? [] : ['scoring: level cuts must rise between 0 and 100']),
    ...dimensions
      .filter(({ weight }) => !(Number.isFinite(weight) && weight > 0))
      .map(({ id }) => `dimension ${id}: its weight must be above 0`),
    ...dimensions.filter(({ items }) => items.length === 0).map(({ id }) => `dimension ${id}: has no items`),
    ...dimensions
      .filter(({ id }) => !ID.test(id))
      .map(({ id }) => `dimension "${id}": an id has small letters, digits and single hyphens`),
    ...duplicates(dimensions.map(({ id }) => id)).map((id) => `dimension ${id}: its id stands twice`),
  ]
}

function checkExamples({ examples, scoring }: InstrumentDefinition, questions: Questions): string[] {
  const dimensions = new Set(scoring.dimensions.map(({ id }) => id))
  return examples.flatMap(({ title, answers, expected }) => [
    ...Object.entries(answers)
      .filter(([id, choice]) => !questions.get(id)?.choices.some(({ value }) => value === choice))
      .map(([id, choice]) => `example "${title}": ${id} = "${choice}" is no question and choice`),
    ...Object.keys(expected.dimensions)
      .filter((id) => !dimensions.has(id))
      .map((id) => `example "${title}": ${id} is no dimension`),
  ])
}

/** Scoring against the form: nothing scored that is not asked, nothing asked that is neither scored nor set aside. */
export function checkScoring(definition: InstrumentDefinition): string[] {
  const { scoring, segments, nature, k } = definition
  const questions: Questions = new Map(
    placedQuestions(definition.survey).map(({ question }) => [question.name, question]),
  )
  const items = scoring.dimensions.flatMap((dimension) => dimension.items)
  const named = [...items.map(({ id }) => id), ...scoring.unscored.map(({ id }) => id)]
  const segmentIds = new Set(scoring.unscored.filter(({ kind }) => kind === 'segment').map(({ id }) => id))
  return [
    ...checkFrame(scoring),
    ...items.flatMap((item) => checkItem(item, questions)),
    ...scoring.unscored
      .filter(({ id }) => !questions.has(id))
      .map(({ id }) => `unscored ${id}: is no question of survey.json`),
    ...[...questions.keys()]
      .filter((id) => !named.includes(id))
      .map((id) => `question ${id}: is neither scored nor listed as unscored`),
    ...duplicates(named).map((id) => `item ${id}: is listed twice in scoring`),
    ...segments
      .filter(({ id }) => !segmentIds.has(id))
      .map(({ id }) => `segment ${id}: is not an unscored item of kind segment`),
    ...(nature === 'staff' && k < 10 ? ['k: an instrument for staff has at least 10'] : []),
    ...(nature === 'staff' && segments[0]?.id !== 'sex'
      ? ['segments: the first one of a staff instrument is sex']
      : []),
    ...checkSources(definition, [...questions.keys()], segmentIds),
    ...checkNorms(scoring, questions),
    ...checkPrevalence(definition, questions),
    ...checkRubric(definition),
    ...checkExamples(definition, questions),
  ]
}
