import { expect, test } from 'vitest'
import { failedTests, toldFailure } from './failed-tests.js'

const HERE = process.cwd()
const long = Array.from({ length: 40 }, (_, line) => `line ${line + 1}`)

test('of both runners each failed test is named by file and full name, with its message in plain letters', () => {
  const failed = failedTests(
    {
      testResults: [
        {
          name: `${HERE}/tests/http/care.test.ts`,
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a sound one', failureMessages: [] },
            {
              status: 'failed',
              fullName: 'a group a broken one',
              failureMessages: ['\u001B[31mexpected 1\u001B[39m\n    at x\n    at /a/node_modules/b'],
            },
            { status: 'skipped', fullName: 'a skipped one' },
          ],
        },
        { name: `${HERE}/surveys/mean.test.ts`, status: 'passed', assertionResults: [] },
        { name: `${HERE}/surveys/gap.test.ts`, status: 'failed', message: '', assertionResults: [] },
      ],
    },
    {
      suites: [
        {
          title: 'paper.spec.ts',
          file: 'paper.spec.ts',
          specs: [
            { title: 'held', tests: [{ status: 'expected', results: [{ errors: [] }] }] },
            { title: 'passed over', tests: [{ status: 'skipped', results: [] }] },
          ],
          suites: [
            {
              title: 'without script',
              file: 'paper.spec.ts',
              specs: [
                {
                  title: 'broke',
                  tests: [{ status: 'unexpected', results: [{ errors: [{ message: 'Error: gone' }] }] }],
                },
                {
                  title: 'broke once',
                  tests: [{ status: 'flaky', results: [{ errors: [{ message: 'late' }] }, { errors: [] }] }],
                },
              ],
            },
          ],
        },
      ],
    },
  )
  expect(failed).toEqual([
    { file: 'tests/http/care.test.ts', name: 'a group a broken one', message: 'expected 1\n    at x' },
    { file: 'surveys/gap.test.ts', name: '', message: 'El informe no dice por qué: véalo arriba.' },
    { file: 'tests/e2e/paper.spec.ts', name: 'without script › broke', message: 'Error: gone' },
    { file: 'tests/e2e/paper.spec.ts', name: 'without script › broke once', message: 'late' },
  ])
})

test('what failed outside a test is told too: a file that could not be loaded, a server that did not start', () => {
  expect(
    failedTests(
      {
        testResults: [
          { name: `${HERE}/db/x.test.ts`, status: 'failed', message: 'no such file', assertionResults: [] },
        ],
      },
      { suites: [], errors: [{ message: 'Timed out waiting for the server' }, { value: 'thrown' }] },
    ),
  ).toEqual([
    { file: 'db/x.test.ts', name: '', message: 'no such file' },
    { file: 'tests/e2e', name: '', message: 'Timed out waiting for the server' },
    { file: 'tests/e2e', name: '', message: 'thrown' },
  ])
})

test('of a long message the first fifteen lines are told, below the name', () => {
  const [failure] = failedTests({}, { errors: [{ message: long.join('\n') }] })
  expect(failure?.message.split('\n')).toEqual(long.slice(0, 15))
  expect(toldFailure({ file: 'a.test.ts', name: 'holds', message: 'one\ntwo' })).toBe(
    'a.test.ts › holds\n    one\n    two',
  )
  expect(toldFailure({ file: 'a.test.ts', name: '', message: 'one' })).toBe('a.test.ts\n    one')
})

test('a run that held, or ended before its reports, has nothing to tell', () => {
  expect(failedTests({}, {})).toEqual([])
})
