import { expect, test } from 'vitest'
import { isDueToPublish, pageState } from './page-state.ts'

type Page = Parameters<typeof isDueToPublish>[0]
/** Closed on 20 March: its day is 18 June. */
const CLOSED: Page = {
  ...{ promisedOn: '2026-03-01', publishedOn: null, status: 'closed', result: 'shown' },
  ...{ closesOn: '2026-03-20', closedOn: '2026-03-20' },
}
const BY = '2026-06-18'
const FEW: Page = { ...CLOSED, result: 'suppressed' }
const OPEN: Page = { ...CLOSED, status: 'open', closedOn: null, result: null }
const HELD: Page = { ...CLOSED, status: 'population-review', result: null }

test.each([
  ['no such address', null, '2026-04-01', { kind: 'none' }],
  ['cancelled', { ...OPEN, status: 'cancelled' }, '2026-03-01', { kind: 'none' }],
  ['annulled', { ...OPEN, status: 'annulled' }, '2026-04-01', { kind: 'none' }],
  ['while it is open', OPEN, '2026-03-10', { kind: 'waiting', by: BY }],
  ['closed with enough', CLOSED, '2026-06-17', { kind: 'waiting', by: BY }],
  ['closed with too few', FEW, '2026-06-17', { kind: 'waiting', by: BY }],
  ['held for a look at the population', HELD, '2026-06-17', { kind: 'waiting', by: BY }],
  ['too few, on its day', FEW, BY, { kind: 'none' }],
  ['held, on its day', HELD, BY, { kind: 'late', by: BY }],
  ['held, long after', HELD, '2026-12-01', { kind: 'late', by: BY }],
  ['published by the head', { ...CLOSED, publishedOn: '2026-04-02' }, '2026-04-02', { kind: 'published' }],
  [
    'closed before its last day',
    { ...CLOSED, closedOn: '2026-03-15' },
    '2026-06-01',
    { kind: 'waiting', by: '2026-06-13' },
  ],
] as const)('what an address shows: %s', (_what, page, today, state) => {
  expect(pageState(page, today)).toEqual(state)
})

test('until its day a page says the same whether many answered, few, or nobody looked yet', () => {
  for (const today of ['2026-03-21', '2026-05-01', '2026-06-17'])
    expect(new Set([CLOSED, FEW, HELD].map((page) => JSON.stringify(pageState(page, today)))).size).toBe(1)
})

test.each([
  ['the day before', CLOSED, '2026-06-17', false],
  ['on its day', CLOSED, BY, true],
  ['weeks later, where the program stood still', CLOSED, '2026-08-01', true],
  ['published already', { ...CLOSED, publishedOn: '2026-04-02' }, BY, false],
  ['too few', FEW, BY, false],
  ['held', HELD, BY, false],
] as const)('publishes itself: %s', (_what, page, today, due) => {
  expect(isDueToPublish(page, today)).toBe(due)
})
