import fc from 'fast-check'
import { Model, type Question } from 'survey-core'
import { placedQuestions, type SurveyJson } from '#surveys/model/survey-json.ts'

export type Verdict = { readonly accepted: boolean; readonly visible: readonly string[] }

const isEmpty = (value: unknown) => value === undefined || value === null || value === '' || Number.isNaN(value)

/** survey-core as the judge: one model for all sets, since a fresh one costs up to a second. */
export function createOracle(survey: SurveyJson): (answers: Readonly<Record<string, unknown>>) => Verdict {
  const model = new Model(survey as never)
  const questions: Question[] = model.getAllQuestions()
  const known = new Set(questions.map(({ name }) => name))
  return (answers) => {
    model.data = { ...answers }
    model.clearIncorrectValues(true)
    const valid = model.validate()
    const kept = model.data as Record<string, unknown>
    const visible = questions
      .filter((question) => question.isVisible && question.isParentVisible)
      .map(({ name }) => name)
    const shown = new Set(visible)
    const lost = Object.keys(answers).some((name) => {
      if (!known.has(name)) return true
      return shown.has(name) && !isEmpty(answers[name]) && !(name in kept)
    })
    return { accepted: valid && !lost, visible }
  }
}

/** Sets of answers from plain to hostile; arrays and objects are refused by us whatever survey-core says of them. */
export function answerSets(survey: SurveyJson): fc.Arbitrary<Record<string, unknown>> {
  const questions = placedQuestions(survey).map(({ question }) => question)
  const hostile = fc.oneof(
    fc.constantFrom<unknown>(
      '',
      null,
      ' ',
      true,
      false,
      0,
      -1,
      2.5,
      'ROJO',
      'rojo ',
      ' 3',
      '3.0',
      '03',
      '３',
      'ÍNDIGO',
      'constructor',
      '🟣',
    ),
    fc.string({ maxLength: 8 }),
    fc.integer(),
    fc.double({ noDefaultInfinity: true }),
  )
  const forQuestion = (choices: readonly string[]) =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom<unknown>(...choices) },
      {
        weight: 2,
        arbitrary: fc.constantFrom<unknown>(
          ...choices.map((choice) => (/^[1-9]\d*$/.test(choice) ? Number(choice) : choice)),
        ),
      },
      { weight: 1, arbitrary: hostile },
    )
  const known = fc.record(
    Object.fromEntries(questions.map(({ name, choices }) => [name, forQuestion(choices.map(({ value }) => value))])),
    { requiredKeys: [] },
  )
  const strange = fc.dictionary(
    fc.constantFrom('toString', 'constructor', 'hasOwnProperty', 'x', 'a-01 ', 'pageNo'),
    hostile,
    { maxKeys: 1 },
  )
  return fc.oneof(
    { weight: 9, arbitrary: known },
    { weight: 1, arbitrary: fc.tuple(known, strange).map(([one, other]) => ({ ...one, ...other })) },
  )
}
