import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { placedQuestions, type SurveyJson } from '#surveys/model/survey-json.ts'
import { specimen } from '#tests/support/specimen/specimen.ts'
import { HIDDEN, numberChoices } from './choice-numbers.ts'
import { compileCheck } from './compile-check.ts'

/** Answers to some of the questions of a form. */
function answersTo(survey: SurveyJson): fc.Arbitrary<Record<string, string>> {
  const given = placedQuestions(survey).map(({ question: { name, choices } }) =>
    fc.option(fc.constantFrom(...choices.map(({ value }) => [name, value] as const))),
  )
  return fc.tuple(...given).map((pairs) => Object.fromEntries(pairs.flatMap((pair) => (pair ? [pair] : []))))
}

const forms = [...INSTRUMENTS, specimen].map(({ slug, version, survey }) => ({
  name: `${slug} ${version}`,
  survey,
  check: compileCheck(survey),
  numbering: numberChoices(survey),
  alwaysShown: placedQuestions(survey).every(({ conditions }) => conditions.length === 0),
}))
const shown = forms.filter(({ alwaysShown }) => alwaysShown)

/** What parsing, checking and numbering come to; null where the text is refused. */
function slowly({ check, numbering }: (typeof forms)[number], text: string): number[] | null {
  try {
    const checked = check(JSON.parse(text))
    return checked.ok ? [...numbering.of(checked.answers, checked.visible)] : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

test('questions stand in the order of the form, choices in that of the question', () => {
  const numbering = numberChoices(specimen.survey)
  const [first, second] = placedQuestions(specimen.survey).map(({ question }) => question)
  expect(numbering.questions.slice(0, 2)).toMatchObject([
    { name: first?.name, values: first?.choices.map(({ value }) => value) },
    { name: second?.name, values: second?.choices.map(({ value }) => value) },
  ])
})

test('an answer has the number of its choice, no answer 0, and what was not shown its own', () => {
  const checked = compileCheck(specimen.survey)({ 'a-01': '2', 'a-02': '10' })
  if (!checked.ok) throw new Error('refused')
  const numbering = numberChoices(specimen.survey)
  const numbers = [...numbering.of(checked.answers, checked.visible)]
  const by = Object.fromEntries(numbering.questions.map(({ name }, place) => [name, numbers[place]]))
  expect(by).toMatchObject({ 'a-01': 2, 'a-02': 3, 'a-03': HIDDEN, 'b-01': 0 })
})

test('a choice that the form does not have has no number', () => {
  const numbering = numberChoices(specimen.survey)
  expect(() => numbering.of({ 'a-01': '77' } as never, new Set(['a-01']))).toThrow(RangeError)
})

test('most forms are read from their text', () => {
  expect(shown.length).toBeGreaterThan(forms.length / 2)
})

test.each(shown)('$name: what is stored is read as it is checked', (form) => {
  fc.assert(
    fc.property(answersTo(form.survey), (answers) => {
      const checked = form.check(answers)
      const text = JSON.stringify(checked.ok && checked.answers)
      const read = form.numbering.read(text)
      expect(read && [...read]).toEqual(slowly(form, text))
      expect(read).not.toBeNull()
    }),
    { numRuns: 30 },
  )
})

test.each(forms)('$name: a damaged text is not read, or as it is checked', (form) => {
  const at = fc.nat(2000)
  const piece = fc.constantFrom(
    '',
    '"',
    ',',
    '}',
    '{',
    ':',
    ' ',
    '1',
    '"1"',
    '"ns"',
    '\\u0031',
    'null',
    '0',
    ',,',
    '"},',
  )
  fc.assert(
    fc.property(answersTo(form.survey), at, fc.nat(3), piece, (answers, place, gone, put) => {
      const checked = form.check(answers)
      const whole = JSON.stringify(checked.ok && checked.answers)
      const from = place % (whole.length + 1)
      const text = whole.slice(0, from) + put + whole.slice(from + gone)
      const read = form.numbering.read(text)
      if (read) expect([...read]).toEqual(slowly(form, text))
    }),
    { numRuns: 100 },
  )
})

test.each(['', '{', '}', '{}{}', '{},', ' {}', '[]', 'null', '{"lid-01":"1"', '{"lid-01":"1",', '{"lid-01":"1",}'])(
  '%j is not read unless it is checked',
  (text) => {
    for (const form of forms) expect(form.numbering.read(text), form.name).toBeNull()
  },
)

test('answers in another order, twice, or in another writing are left to the check', () => {
  const [form] = shown
  if (!form) throw new Error('no form')
  const [one, two] = form.numbering.questions
  const pair = (question: typeof one, value = question?.values[0]) => `"${question?.name}":"${value}"`
  expect(form.numbering.read(`{${pair(one)},${pair(two)}}`)).not.toBeNull()
  for (const text of [
    `{${pair(two)},${pair(one)}}`,
    `{${pair(one)},${pair(one)}}`,
    `{${pair(one)}, ${pair(two)}}`,
    `{${pair(one, '\\u0031')}}`,
    `{"${one?.name}":1}`,
    `{${pair(one)},"zz":"1"}`,
  ])
    expect(form.numbering.read(text), text).toBeNull()
})
