import { expect, test } from 'vitest'
import { decisionDay } from './decision-day.ts'

const TODAY = '2026-11-23'

test.each([
  ['accepted today', 'proposed', null, 'accepted', TODAY],
  ['rejected today', 'proposed', null, 'rejected', TODAY],
  ['accepted before and only worded anew', 'accepted', '2026-11-10', 'accepted', '2026-11-10'],
  ['accepted before and rejected now', 'accepted', '2026-11-10', 'rejected', TODAY],
  ['back to the list', 'accepted', '2026-11-10', 'proposed', null],
  ['accepted without a day, before days were kept', 'accepted', null, 'accepted', TODAY],
] as const)('the day of a decision: %s', (_what, before, decidedOn, after, day) => {
  expect(decisionDay({ status: before, decidedOn }, after, TODAY)).toBe(day)
})
