import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCheck } from '#surveys/answers/compile-check.ts'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import type { SurveyJson } from '#surveys/model/survey-json.ts'
import { specimen } from '#tests/support/specimen/specimen.ts'
import { answerSets, createOracle } from './oracle.ts'

const runsFor = (usual: number) => Number(process.env['ESPEJO_ORACLE_RUNS'] ?? usual)

function agrees(survey: SurveyJson, numRuns: number): { accepted: number } {
  const oracle = createOracle(survey)
  const check = compileCheck(survey)
  const seen = { accepted: 0 }
  fc.assert(
    fc.property(answerSets(survey), (answers) => {
      const verdict = oracle(answers)
      const result = check(answers)
      expect(result.ok, JSON.stringify(answers)).toBe(verdict.accepted)
      if (!result.ok) return
      seen.accepted += 1
      expect([...result.visible].sort(), JSON.stringify(answers)).toEqual([...verdict.visible].sort())
      expect(Object.keys(result.answers).every((name) => result.visible.has(name))).toBe(true)
    }),
    { numRuns },
  )
  return seen
}

test('the compiled check and survey-core accept and show the same on the specimen', () => {
  const runs = runsFor(5000)
  const { accepted } = agrees(specimen.survey, runs)
  expect(accepted).toBeGreaterThan(runs / 10)
}, 300_000)

test.each(INSTRUMENTS.map((instrument) => [`${instrument.slug} v${instrument.version}`, instrument] as const))(
  'the compiled check and survey-core accept and show the same on %s',
  (_, instrument) => {
    const runs = runsFor(400)
    const { accepted } = agrees(instrument.survey, runs)
    expect(accepted).toBeGreaterThan(0)
  },
  600_000,
)
