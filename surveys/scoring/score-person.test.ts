import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import type { Instrument } from '#surveys/model/instrument.ts'
import { placedQuestions } from '#surveys/model/survey-json.ts'
import { organizationalCultureV1 } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { specimen } from '#tests/support/specimen/specimen.ts'
import type { PersonScore, ScoreReport } from './report.ts'
import { scorePerson } from './score-person.ts'

const INSTRUMENTS = [specimen, organizationalCultureV1]
const checks = new Map(INSTRUMENTS.map((instrument) => [instrument, compileCheck(instrument.survey)]))

function score(instrument: Instrument, answers: Readonly<Record<string, string>>): ScoreReport {
  const checked = checks.get(instrument)?.(answers)
  if (!checked?.ok) throw new Error('refused')
  return scorePerson(instrument, checked.answers, checked.visible)
}

const value = (result: PersonScore | undefined) => (result?.kind === 'scored' ? result.score : null)

function answersTo(instrument: Instrument): fc.Arbitrary<Record<string, string>> {
  const questions = placedQuestions(instrument.survey).map(({ question }) => question)
  const given = questions.map(({ name, choices }) =>
    fc.option(fc.constantFrom(...choices.map((choice) => [name, choice.value] as const))),
  )
  return fc.tuple(...given).map((pairs) => Object.fromEntries(pairs.flatMap((pair) => (pair ? [pair] : []))))
}

for (const instrument of INSTRUMENTS) {
  test.each(instrument.examples)(`${instrument.title}: $title`, ({ answers, expected }) => {
    const report = score(instrument, answers)
    const overall = value(report.overall)
    if (expected.overall === null) expect(overall).toBeNull()
    else expect(overall).toBeCloseTo(expected.overall, 9)
    for (const { id } of instrument.scoring.dimensions) {
      const wanted = expected.dimensions[id]
      if (wanted === undefined) expect(value(report.dimensions[id]), id).toBeNull()
      else expect(value(report.dimensions[id]), id).toBeCloseTo(wanted, 9)
    }
  })
}

test('every score lies between 0 and 100', () => {
  fc.assert(
    fc.property(answersTo(specimen), (answers) => {
      const report = score(specimen, answers)
      for (const result of [report.overall, ...Object.values(report.dimensions)]) {
        const points = value(result)
        if (points !== null) expect(points >= 0 && points <= 100).toBe(true)
      }
    }),
  )
})

test('the order of the answers does not matter', () => {
  fc.assert(
    fc.property(answersTo(specimen), (answers) => {
      const reversed = Object.fromEntries(Object.entries(answers).reverse())
      expect(score(specimen, reversed)).toEqual(score(specimen, answers))
    }),
  )
})

test('an answer to a hidden question scores as if it had not been given', () => {
  fc.assert(
    fc.property(answersTo(specimen), (answers) => {
      const report = score(specimen, answers)
      for (const { id, counted, points } of report.items) {
        if (counted === 'hidden') expect(points).toBeNull()
        if (!(id in answers)) expect(['hidden', 'not-answered']).toContain(counted)
      }
    }),
  )
})

test('raising one answer never lowers a dimension or the overall', () => {
  const items = organizationalCultureV1.scoring.dimensions.flatMap((dimension) => dimension.items)
  fc.assert(
    fc.property(answersTo(organizationalCultureV1), fc.constantFrom(...items), (answers, item) => {
      const given = item.points[answers[item.id] ?? '']
      if (given === null || given === undefined) return
      const [better] = Object.entries(item.points).filter(([, points]) => points !== null && points > given)[0] ?? []
      if (!better) return
      const before = score(organizationalCultureV1, answers)
      const after = score(organizationalCultureV1, { ...answers, [item.id]: better })
      for (const { id } of organizationalCultureV1.scoring.dimensions) {
        expect((value(after.dimensions[id]) ?? 0) >= (value(before.dimensions[id]) ?? 0) - 1e-9).toBe(true)
      }
      expect((value(after.overall) ?? 0) >= (value(before.overall) ?? 0) - 1e-9).toBe(true)
    }),
  )
})

test('weights enter the mean of a dimension', () => {
  // a-01 (weight 3) 0 points, a-02 (weight 1) 100 points; a-03 is hidden: 100 / 4.
  expect(value(score(specimen, { 'a-01': '1', 'a-02': '10' }).dimensions['a'])).toBeCloseTo(25, 12)
})

test('no aplica counts as not visible, no sé as not answered', () => {
  const notApplicable = score(specimen, { 'a-01': 'na', 'a-02': '10' }).dimensions['a']
  const unknown = score(specimen, { 'a-01': 'ns', 'a-02': '10' }).dimensions['a']
  expect(notApplicable).toEqual({ kind: 'scored', score: 100, answered: 1, applicable: 1 })
  expect(unknown).toEqual({ kind: 'scored', score: 100, answered: 1, applicable: 2 })
})

test('the report says how each item entered the score', () => {
  const { items } = score(specimen, { 'a-01': 'ns', 'a-02': 'rojo', 'a-03': '5' })
  expect(items.filter(({ id }) => id.startsWith('a'))).toEqual([
    { id: 'a-01', weight: 3, choice: 'ns', points: null, counted: 'left-out' },
    { id: 'a-02', weight: 1, choice: 'rojo', points: 0, counted: 'points' },
    { id: 'a-03', weight: 1, choice: '5', points: 0, counted: 'points' },
  ])
})
