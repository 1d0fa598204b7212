import { expect, test } from 'vitest'
import { completenessOf, mapReported, reportedOf } from './reported.ts'

test.each([
  [0, 'obliged', { kind: 'reported', value: 0 }],
  [7, 'facultative', { kind: 'reported', value: 7 }],
  [7, 'outside', { kind: 'reported', value: 7 }],
  [null, 'obliged', { kind: 'not-reported' }],
  [null, 'facultative', { kind: 'facultative-not-reported' }],
  [null, 'outside', { kind: 'outside' }],
] as const)('%s of whom it is %s', (value, obligation, expected) => {
  expect(reportedOf(value, obligation)).toEqual(expected)
})

test('what was not told stays untold, whatever is made of what was', () => {
  expect(mapReported(reportedOf<number>(2, 'obliged'), (value) => value * 2)).toEqual({ kind: 'reported', value: 4 })
  expect(mapReported(reportedOf<number>(null, 'obliged'), (value) => value * 2)).toEqual({ kind: 'not-reported' })
})

test('completeness counts by what each owes, and zero is told', () => {
  const row = (value: number | null, obligation: 'obliged' | 'facultative' | 'outside') => ({
    obligation,
    reported: reportedOf(value, obligation),
  })
  const rows = [row(0, 'obliged'), row(null, 'obliged'), row(3, 'facultative'), row(null, 'facultative')]
  expect(completenessOf([...rows, row(null, 'outside')])).toEqual({
    obliged: 2,
    obligedReported: 1,
    facultative: 2,
    facultativeReported: 1,
    outside: 1,
    outsideReported: 0,
  })
})
