import fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthsFrom, suggestedDates } from './suggested-dates.ts'

test.each([
  ['from the next month', 3, '2026-04-10', ['2026-05-01', '2026-07-31']],
  ['of a plan of next year from its first day', 2, '2025-11-29', ['2026-01-01', '2026-02-28']],
  ['to the end of the year at most', 12, '2026-04-10', ['2026-05-01', '2026-12-31']],
  ['in December from today', 6, '2026-12-10', ['2026-12-10', '2026-12-31']],
])('%s', (_what, months, today, [startsOn, dueOn]) => {
  expect(suggestedDates(months, 2026, today)).toEqual({ startsOn, dueOn })
})

test('where the year is over nothing is suggested', () => {
  expect(suggestedDates(3, 2026, '2027-01-01')).toBeNull()
})

test('what is suggested lies in the year of the plan and not in the past', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 729 }), (months, days) => {
      const today = new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)
      const dates = suggestedDates(months, 2026, today)
      expect(dates).not.toBeNull()
      if (!dates) return
      expect(dates.startsOn >= today && dates.startsOn >= '2026-01-01').toBe(true)
      expect(dates.startsOn <= dates.dueOn && dates.dueOn <= '2026-12-31').toBe(true)
    }),
  )
})

test.each([
  ['2026-05-01', '2026-07-31', 3],
  ['2026-05-01', '2026-05-02', 1],
  ['2026-05-15', '2026-07-14', 2],
  ['2026-05-15', '2026-05-15', 1],
  ['2026-12-01', '2027-01-31', 2],
])('from %s to %s are %i months', (startsOn, dueOn, months) => {
  expect(monthsFrom(startsOn, dueOn)).toBe(months)
})
