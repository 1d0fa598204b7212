import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { answersFromDigits, digitsOf, paperParts } from './paper.ts'

const onPaper = INSTRUMENTS.filter(({ presentation }) => presentation.onPaper).map(
  (instrument) => [`${instrument.slug} v${instrument.version}`, instrument] as const,
)
const culture = paperParts(latestInstrument('organizational-culture').survey.pages)
const questions = culture.flatMap((part) => part.questions)

test('harassment and budget are never on paper', () => {
  expect(
    INSTRUMENTS.filter(({ presentation }) => !presentation.onPaper)
      .map(({ slug }) => slug)
      .sort(),
  ).toEqual(['public-budget', 'sexual-harassment'])
})

describe.each(onPaper)('%s', (_, instrument) => {
  const all = paperParts(instrument.survey.pages).flatMap((part) => part.questions)

  test('has every question once, numbered through', () => {
    expect(all.map(({ name }) => name)).toEqual(placedQuestions(instrument.survey).map(({ question }) => question.name))
    expect(all.map(({ number }) => number)).toEqual(all.map((_each, index) => index + 1))
  })

  test('has one digit for each choice of a question', () => {
    for (const { choices } of all) {
      for (const { digit } of choices) expect(digit).toMatch(/^[1-9]$/)
      expect(new Set(choices.map(({ digit }) => digit)).size).toBe(choices.length)
    }
  })

  test('asks nothing conditional: paper cannot hide a question', () => {
    expect(placedQuestions(instrument.survey).filter(({ conditions }) => conditions.length > 0)).toEqual([])
  })
})

test('blank and 0 are no answer; a digit that the question does not have is named', () => {
  const [first, second, third] = questions.map(({ name }) => name) as [string, string, string]
  expect(answersFromDigits(culture, { [first]: '2', [second]: '0', [third]: ' ' })).toEqual({
    ok: true,
    answers: { [first]: '2' },
  })
  expect(answersFromDigits(culture, { [first]: '6', [second]: '12', [third]: '7' })).toEqual({
    ok: false,
    wrong: [first, second],
  })
})

test('what was typed comes back as it was typed', () => {
  const digits = fc.record(
    Object.fromEntries(
      questions.map(({ name, choices }) => [name, fc.constantFrom(...choices.map(({ digit }) => digit))]),
    ),
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(digits, (typed) => {
      const read = answersFromDigits(culture, typed as Record<string, string>)
      expect(read.ok && digitsOf(culture, read.answers)).toEqual(typed)
    }),
  )
})
