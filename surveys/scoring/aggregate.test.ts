import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { aggregateOf, momentsOf } from '#tests/support/aggregates.ts'
import { specimen } from '#tests/support/specimen/specimen.ts'
import { createAggregator } from './aggregate.ts'
import { RunningMoments } from './moments.ts'
import { scorePerson } from './score-person.ts'

test('running moments are those of the whole list', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
      const running = new RunningMoments()
      for (const value of values) running.add(value)
      const plain = momentsOf(values)
      const { n, mean, sumOfSquaredDeviations } = running.finish()
      expect(n).toBe(plain.n)
      expect(mean).toBeCloseTo(plain.mean, 8)
      expect(sumOfSquaredDeviations).toBeCloseTo(plain.sumOfSquaredDeviations, 6)
    }),
  )
})

const responses = [
  { answers: { 'a-01': '3', 'a-02': '10', 'b-01': '5', 'b-02': '5' }, segments: { sex: 'mujer' } },
  { answers: { 'a-01': '1', 'a-02': 'rojo' }, segments: { sex: 'hombre' } },
  { answers: { sex: 'mujer' }, segments: { sex: 'mujer' } },
]

test('a response without a scored dimension is accepted but is no participation', () => {
  const aggregate = aggregateOf(specimen, responses)
  expect(aggregate.accepted).toBe(3)
  expect(aggregate.total.participants).toBe(2)
  expect(aggregate.cuts['sex']?.['mujer']?.participants).toBe(1)
})

test('items count choices, blanks and hidden ones of participants', () => {
  const { items } = aggregateOf(specimen, responses)
  expect(items['a-01']).toEqual({ choices: { 1: 1, 2: 0, 3: 1, ns: 0, na: 0 }, notAnswered: 0, hidden: 0 })
  expect(items['b-01']).toEqual({ choices: { 1: 0, 3: 0, 5: 1 }, notAnswered: 0, hidden: 1 })
  expect(items['sex']).toBeUndefined()
})

test('who did not answer a segment stands in a cell of its own', () => {
  const aggregate = aggregateOf(specimen, [{ answers: { 'a-01': '3', 'a-02': '10' } }])
  expect(Object.keys(aggregate.cuts['sex'] ?? {})).toEqual([''])
})

const always = INSTRUMENTS.filter(({ survey }) => placedQuestions(survey).every(({ conditions }) => !conditions.length))

test.each(always)(
  '$slug $version: texts as they are stored come to what their answers come to, and to the scores of each',
  (instrument) => {
    const questions = placedQuestions(instrument.survey).map(({ question }) => question)
    const given = questions.map(({ name, choices }) =>
      fc.option(fc.constantFrom(...choices.map((choice) => [name, choice.value] as const)), { freq: 4 }),
    )
    const person = fc.tuple(...given).map((pairs) => Object.fromEntries(pairs.flatMap((pair) => (pair ? [pair] : []))))
    const check = compileCheck(instrument.survey)
    fc.assert(
      fc.property(fc.array(person, { maxLength: 6 }), (people) => {
        const [byText, byAnswers] = [createAggregator(instrument, ['sex']), createAggregator(instrument, ['sex'])]
        const scores: number[] = []
        people.forEach((answers, place) => {
          const checked = check(answers)
          if (!checked.ok) throw new Error('refused')
          const segments = { sex: place % 2 ? 'mujer' : 'hombre' }
          expect(byText.addText(JSON.stringify(checked.answers), segments)).toBe(true)
          byAnswers.add(checked.answers, checked.visible, segments)
          const { overall } = scorePerson(instrument, checked.answers, checked.visible)
          if (overall.kind === 'scored') scores.push(overall.score)
        })
        const found = byText.finish()
        expect(found).toEqual(byAnswers.finish())
        const plain = momentsOf(scores)
        expect(found.total.overall.n).toBe(plain.n)
        expect(found.total.overall.mean).toBeCloseTo(plain.mean, 8)
      }),
      { numRuns: 25 },
    )
  },
)

test('a text that is not as it is stored counts nothing', () => {
  const aggregator = createAggregator(specimen, [])
  expect(aggregator.addText('{"a-01":"3"}', {})).toBe(false)
  expect(aggregator.finish().accepted).toBe(0)
})
