import { expect, test } from 'vitest'
import { endedQuarters, quarterDays } from './quarters.ts'

test.each([
  ['2026-T1', '2026-01-01', '2026-03-31'],
  ['2026-T2', '2026-04-01', '2026-06-30'],
  ['2026-T3', '2026-07-01', '2026-09-30'],
  ['2026-T4', '2026-10-01', '2026-12-31'],
])('%s goes from %s to %s', (quarter, from, to) => {
  expect(quarterDays(quarter)).toEqual({ from, to })
})

test('a quarter has ended on the day after its last', () => {
  expect(endedQuarters('2026-12-31', 2)).toEqual(['2026-T3', '2026-T2'])
  expect(endedQuarters('2027-01-01', 4)).toEqual(['2026-T4', '2026-T3', '2026-T2', '2026-T1'])
})
