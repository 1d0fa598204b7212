import { expect, test } from 'vitest'
import { confirmationDue, confirmationNotice, dueWarning, GRANTS, mayEnd, mayInviteAs, needsSecondFactor, standing, type Term } from './account-rules.ts'

const term: Term = { role: 'coordinator', startsOn: '2026-01-10', endsOn: null, endedAt: null, confirmBy: '2027-01-10' }

test.each([
  ['on its first day', {}, '2026-01-10', 'in-force'],
  ['before its first day', {}, '2026-01-09', 'not-yet'],
  ['on its last day', { endsOn: '2026-03-31' }, '2026-03-31', 'in-force'],
  ['after its last day', { endsOn: '2026-03-31' }, '2026-04-01', 'over'],
  ['once ended, on the same day', { endedAt: '2026-02-01T15:00:00.000Z' }, '2026-02-01', 'over'],
  ['on the last day for confirming', {}, '2027-01-10', 'in-force'],
  ['on the day after it', {}, '2027-01-11', 'lapsed'],
  ['the head on the day after it', { role: 'head' }, '2027-01-11', 'in-force'],
  ['a national role, which nobody confirms', { role: 'analyst', confirmBy: null }, '2031-01-01', 'in-force'],
] as const)('%s', (_title, change, today, expected) => {
  expect(standing({ ...term, ...change }, today)).toBe(expected)
})

test('the term is a year from the last confirmation, or from the oldest account', () => {
  expect(confirmationDue(null, '2026-01-31')).toBe('2027-01-31')
  expect(confirmationDue('2026-11-05', '2020-02-01')).toBe('2027-11-05')
  expect(confirmationDue('2028-02-29', '2020-02-01')).toBe('2029-02-28')
})

test.each([
  ['2026-11-10', null, null],
  ['2026-11-11', 60, 60],
  ['2026-12-10', 60, 31],
  ['2026-12-11', 30, 30],
  ['2027-01-10', 30, 0],
  ['2027-01-11', null, -1],
])('on %s the warning of %s days is due and the notice says %s', (today, warning, notice) => {
  expect(dueWarning('2027-01-10', today)).toBe(warning)
  expect(confirmationNotice('2027-01-10', today)).toBe(notice)
})

test('who signs or sees the country signs in with a second step', () => {
  const asked = (role: Term['role'], headsPlanning = false) => needsSecondFactor({ role, headsPlanning })
  expect([asked('head'), asked('analyst'), asked('administrator'), asked('contributor', true)]).toEqual([true, true, true, true])
  expect([asked('coordinator'), asked('contributor'), asked('reader'), asked('transcriber')]).toEqual([false, false, false, false])
})

const coordinator = { userId: 'a', role: 'coordinator', isDelegate: false } as const
const head = { userId: 'b', role: 'head', isDelegate: false } as const

test('a coordinator builds her team and hands over; the head also names coordinators and delegates', () => {
  expect(mayInviteAs(coordinator)).toEqual(['contributor', 'planning', 'transcriber', 'reader', 'successor'])
  expect(mayInviteAs(head)).toEqual(['contributor', 'planning', 'transcriber', 'reader', 'coordinator', 'delegate'])
  expect(mayInviteAs({ ...head, isDelegate: true })).not.toContain('delegate')
  for (const role of ['contributor', 'reader', 'transcriber', 'analyst', 'administrator'] as const) expect(mayInviteAs({ role, isDelegate: false })).toEqual([])
})

test('nobody ends what she could not have given, but anybody leaves her own post', () => {
  expect(mayEnd(coordinator, { userId: 'c', role: 'reader', isDelegate: false })).toBe(true)
  expect(mayEnd(coordinator, { userId: 'c', role: 'coordinator', isDelegate: false })).toBe(false)
  expect(mayEnd(coordinator, { ...coordinator })).toBe(true)
  expect(mayEnd(coordinator, { ...head })).toBe(false)
  expect(mayEnd(head, { userId: 'c', role: 'coordinator', isDelegate: false })).toBe(true)
  expect(mayEnd(head, { userId: 'c', role: 'head', isDelegate: true })).toBe(true)
  expect(mayEnd({ ...head, userId: 'd', isDelegate: true }, { ...head })).toBe(false)
})

test('only a delegate acts for the head', () => {
  expect(Object.entries(GRANTS).filter(([, { role }]) => role === 'head').map(([kind]) => kind)).toEqual(['delegate'])
})
