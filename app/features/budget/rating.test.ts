import { expect, test } from 'vitest'
import type { HistoryRow } from '#db/queries/budget.server.ts'
import { condensed } from './item-history.ts'
import { isAnswered, isBarred } from './rating.ts'

const rows = (...events: readonly [itemId: string | null, event: HistoryRow['event']][]) =>
  events.map(([itemId, event]) => ({ itemId, event }))

test.each([
  [rows(['a', 'level'], ['a', 'returned'], [null, 'sent-back']), false],
  [rows(['a', 'returned'], ['b', 'replied'], ['b', 'level']), false],
  [rows(['a', 'returned'], ['a', 'replied']), true],
  [rows(['a', 'returned'], ['a', 'level']), true],
  [rows(['a', 'returned'], ['a', 'evidence-added']), true],
  [rows(['a', 'returned'], ['a', 'replied'], [null, 'submitted'], ['a', 'returned']), false],
])('a returned item is answered by a reply, a change or a document since it came back: %j', (history, answered) => {
  expect(isAnswered('a', history)).toBe(answered)
})

const assessment = { startedOn: '2026-09-01', submittedOn: '2026-10-15' }

test.each([
  [null, true],
  ['2026-09-01', true],
  ['2025-10-15', true],
  ['2025-10-14', false],
])('advice that ended on %s keeps from the review: %s', (endedOn, barred) => {
  expect(isBarred([{ endedOn }], assessment)).toBe(barred)
})

test('advice while a long assessment was prepared keeps from its review, however long ago', () => {
  expect(isBarred([{ endedOn: '2024-03-01' }], { startedOn: '2024-02-01', submittedOn: '2026-10-15' })).toBe(true)
  expect(isBarred([], assessment)).toBe(false)
})

const line = (id: number, minute: number, more: Partial<HistoryRow> = {}): HistoryRow => ({
  id,
  assessmentId: 'x',
  itemId: 'a',
  at: new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString(),
  who: 'Rosa',
  event: 'level',
  level: '1',
  reason: '',
  note: '',
  detail: '',
  ...more,
})

test('what one person saves of an item in one go reads as one line, the last', () => {
  const history = [
    line(1, 0),
    line(2, 1, { itemId: 'b' }),
    line(3, 2),
    line(4, 4),
    line(5, 5, { who: 'Ana' }),
    line(6, 6),
    line(7, 30),
    line(8, 31, { event: 'evidence-added' }),
    line(9, 32),
  ]
  expect(condensed(history).map(({ id }) => id)).toEqual([2, 4, 5, 6, 7, 8, 9])
})
