import { expect, test } from 'vitest'
import {
  confirmationDue,
  confirmationNotice,
  dueWarning,
  GRANTS,
  leavesAnAdministrator,
  mayEnd,
  mayInviteAs,
  mayResend,
  needsResolution,
  needsSecondFactor,
  standing,
  type Term,
} from './membership-rules.ts'

const term: Term = {
  role: 'coordinator',
  startsOn: '2026-01-10',
  endsOn: null,
  endedAt: null,
  confirmBy: '2027-01-10',
  confirmedAt: null,
}
const VOUCHED = '2026-01-10T15:00:00.000Z'

test.each([
  ['on its first day', {}, '2026-01-10', 'in-force'],
  ['before its first day', {}, '2026-01-09', 'not-yet'],
  ['on its last day', { endsOn: '2026-03-31' }, '2026-03-31', 'in-force'],
  ['after its last day', { endsOn: '2026-03-31' }, '2026-04-01', 'over'],
  ['once ended, on the same day', { endedAt: '2026-02-01T15:00:00.000Z' }, '2026-02-01', 'over'],
  ['on the last day for confirming', {}, '2027-01-10', 'in-force'],
  ['on the day after it', {}, '2027-01-11', 'lapsed'],
  ['the head on the day after it', { role: 'head' }, '2027-01-11', 'in-force'],
  ['a custodian for whom nobody vouched', { role: 'custodian' }, '2026-01-10', 'unconfirmed'],
  ['a typist for whom nobody vouched', { role: 'transcriber' }, '2026-01-10', 'unconfirmed'],
  ['a custodian for whom somebody vouched', { role: 'custodian', confirmedAt: VOUCHED }, '2026-01-10', 'in-force'],
  ['a typist whose list nobody confirmed', { role: 'transcriber', confirmedAt: VOUCHED }, '2027-01-11', 'lapsed'],
  ['a typist who left', { role: 'transcriber', endedAt: VOUCHED }, '2026-02-01', 'over'],
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

test('who signs, sees the country or holds the codes signs in with a second step', () => {
  const asked = (role: Term['role'], headsPlanning = false) => needsSecondFactor({ role, headsPlanning })
  expect([asked('head'), asked('analyst'), asked('administrator')]).toEqual([true, true, true])
  expect([asked('contributor', true), asked('custodian')]).toEqual([true, true])
  expect([asked('coordinator'), asked('contributor'), asked('reader'), asked('transcriber')]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

const TEAM = ['contributor', 'planning', 'custodian', 'transcriber', 'reader'] as const
const coordinator = { userId: 'a', role: 'coordinator', isDelegate: false } as const
const head = { userId: 'b', role: 'head', isDelegate: false } as const

test('a coordinator builds her team and hands over; the head also names coordinators and delegates', () => {
  expect(mayInviteAs(coordinator)).toEqual([...TEAM, 'successor'])
  expect(mayInviteAs(head)).toEqual([...TEAM, 'human-resources', 'coordinator', 'delegate'])
  expect(mayInviteAs({ ...head, isDelegate: true })).not.toContain('delegate')
  for (const role of ['contributor', 'reader', 'custodian', 'transcriber', 'analyst'] as const)
    expect(mayInviteAs({ role, isDelegate: false })).toEqual([])
})

test('whoever coordinates gives nobody what she must not read: not by a second mailbox, nor by sending it anew', () => {
  expect(mayInviteAs(coordinator)).not.toContain('human-resources')
  const role = 'human-resources' as const
  const office = {
    role,
    headsPlanning: false,
    isDelegate: false,
    endsOn: null,
    replacesMembershipId: null,
    lentBy: null,
  }
  expect(mayResend({ ...coordinator, membershipId: 'ma' }, office, '2026-11-10')).toBe(false)
  expect(mayResend({ ...head, membershipId: 'mb' }, office, '2026-11-10')).toBe(true)
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

const administrator = { userId: 'z', role: 'administrator', isDelegate: false, membershipId: 'mz' } as const
const atEntity = { ...administrator, entity: { id: 'uno' } }

test('an administrator invites to the Ministry, and to an entity who names the rest, with a resolution, or keeps codes', () => {
  expect(mayInviteAs(administrator)).toEqual(['analyst', 'administrator'])
  expect(mayInviteAs({ ...administrator, entity: null })).toEqual(['analyst', 'administrator'])
  expect(mayInviteAs(atEntity)).toEqual(['coordinator', 'head', 'custodian', 'transcriber', 'human-resources'])
  expect([
    needsResolution(atEntity, 'coordinator'),
    needsResolution(atEntity, 'head'),
    needsResolution(administrator, 'analyst'),
    needsResolution(atEntity, 'custodian'),
  ]).toEqual([true, true, false, false])
  expect([needsResolution(head, 'coordinator'), needsResolution(head, 'delegate')]).toEqual([false, true])
})

test('only the head herself, whom the Ministry names, and her delegate hold that role', () => {
  expect(
    Object.entries(GRANTS)
      .filter(([, { role }]) => role === 'head')
      .map(([kind, { isDelegate }]) => [kind, isDelegate]),
  ).toEqual([
    ['delegate', true],
    ['head', false],
  ])
  for (const inviter of [coordinator, head]) expect(mayInviteAs(inviter)).not.toContain('head')
})

test('an administrator ends any role of an entity', () => {
  for (const member of [head, coordinator, { userId: 'c', role: 'head', isDelegate: true } as const])
    expect(mayEnd(atEntity, member)).toBe(true)
})

const TODAY = '2026-11-24'
const invited = {
  role: 'reader',
  headsPlanning: false,
  isDelegate: false,
  endsOn: null,
  replacesMembershipId: null,
  lentBy: null,
} as const

test('nobody sends again what she could not have sent: the new link is hers to see', () => {
  const [hers, headed] = [
    { ...coordinator, membershipId: 'ma' },
    { ...head, membershipId: 'mb' },
  ]
  expect(mayResend(hers, invited, TODAY)).toBe(true)
  expect(mayResend(hers, { ...invited, role: 'coordinator' }, TODAY)).toBe(false)
  expect(mayResend(headed, { ...invited, role: 'coordinator' }, TODAY)).toBe(true)
  expect(mayResend(hers, { ...invited, role: 'head', isDelegate: true }, TODAY)).toBe(false)
  expect(mayResend(headed, { ...invited, role: 'head', isDelegate: true }, TODAY)).toBe(true)
  expect(mayResend(headed, { ...invited, role: 'head' }, TODAY)).toBe(false)
  expect(mayResend({ ...headed, isDelegate: true }, { ...invited, role: 'head', isDelegate: true }, TODAY)).toBe(false)
  for (const role of ['head', 'coordinator', 'analyst'] as const)
    expect(mayResend(administrator, { ...invited, role }, TODAY)).toBe(true)
})

test('the invitation of a keeper who is lent is sent again by an administrator alone', () => {
  const lent = { ...invited, role: 'custodian', lentBy: 'gobierno' } as const
  expect(mayResend({ ...coordinator, membershipId: 'ma' }, { ...lent, lentBy: null }, TODAY)).toBe(true)
  expect(mayResend({ ...coordinator, membershipId: 'ma' }, lent, TODAY)).toBe(false)
  expect(mayResend({ ...head, membershipId: 'mb' }, lent, TODAY)).toBe(false)
  expect(mayResend(administrator, lent, TODAY)).toBe(true)
})

test('a hand-over is sent again by whoever hands over, and nothing whose last day is past', () => {
  const handover = { ...invited, role: 'coordinator', replacesMembershipId: 'ma', lentBy: null } as const
  expect(mayResend({ ...coordinator, membershipId: 'ma' }, handover, TODAY)).toBe(true)
  expect(mayResend({ ...coordinator, membershipId: 'mc' }, handover, TODAY)).toBe(false)
  expect(mayResend({ ...head, membershipId: 'mb' }, handover, TODAY)).toBe(false)
  expect(mayResend(administrator, { ...invited, endsOn: TODAY }, TODAY)).toBe(false)
  expect(mayResend(administrator, { ...invited, endsOn: '2026-11-25' }, TODAY)).toBe(true)
})

test('somebody is left who administers, and who leaves herself leaves it to a second step', () => {
  const [ana, bea, plain] = [
    { userId: 'ana', secondFactor: true },
    { userId: 'bea', secondFactor: true },
    { userId: 'plain', secondFactor: false },
  ]
  expect(leavesAnAdministrator('ana', 'ana', [ana])).toBe(false)
  expect(leavesAnAdministrator('ana', 'ana', [ana, plain])).toBe(false)
  expect(leavesAnAdministrator('ana', 'ana', [ana, bea])).toBe(true)
  expect(leavesAnAdministrator('ana', 'plain', [ana, plain])).toBe(true)
  // Ana was ended by Bea a moment before her own press arrives.
  expect(leavesAnAdministrator('ana', 'bea', [bea])).toBe(false)
  // Twice the same person is one person.
  expect(leavesAnAdministrator('ana', 'ana', [ana, ana])).toBe(false)
})
