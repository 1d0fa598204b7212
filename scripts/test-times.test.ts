import { expect, test } from 'vitest'
import { slowestFiles, testedFiles, workedFor } from './test-times.js'

const run = (...durations: number[]) => ({ tests: [{ results: durations.map((duration) => ({ duration })) }] })
const FILES = testedFiles(
  {
    testResults: [
      { name: `${process.cwd()}/tests/http/care.test.ts`, startTime: 1000, endTime: 3500 },
      { name: `${process.cwd()}/surveys/scoring/mean.test.ts`, startTime: 0, endTime: 250 },
    ],
  },
  { suites: [{ file: 'paper.spec.ts', specs: [run(1000)], suites: [{ specs: [run(500, 2500)] }] }] },
)

test('of each file it is known how long its tests worked, repetitions too', () => {
  expect(FILES).toEqual([
    { name: 'tests/http/care.test.ts', seconds: 2.5, set: 'full' },
    { name: 'surveys/scoring/mean.test.ts', seconds: 0.25, set: 'quick' },
    { name: 'tests/e2e/paper.spec.ts', seconds: 4, set: 'browser' },
  ])
})

test('sets are added up, and the slowest files come first', () => {
  expect(workedFor(FILES)).toEqual({ quick: 0.25, full: 2.5, browser: 4 })
  expect(slowestFiles(FILES, 2).map(({ name }) => name)).toEqual(['tests/e2e/paper.spec.ts', 'tests/http/care.test.ts'])
})

test('a run that ended before its report leaves nothing to say', () => {
  expect(testedFiles({}, {})).toEqual([])
})
