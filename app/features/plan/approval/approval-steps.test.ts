import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '#db/schema/roles.ts'
import type { PlanApproval } from '#db/schema/plans.ts'
import {
  answerBy,
  APPROVAL_DEEDS,
  daysWaiting,
  deedRefusal,
  isUnanswered,
  possibleDeeds,
  type ApprovalDeed,
} from './approval-steps.ts'

const state = (approval: PlanApproval, version: number, closedOn: string | null = null) => ({
  approval,
  version,
  closedOn,
})

/** Every state of a plan, and what the coordination and the head may do with it; nobody else may do anything. */
const TABLE: readonly (readonly [
  what: string,
  ReturnType<typeof state>,
  coordinator: ApprovalDeed[],
  head: ApprovalDeed[],
])[] = [
  ['never handed in', state('draft', 0), ['submit'], []],
  ['handed in', state('submitted', 0), ['take-back', 'register'], ['return', 'sign']],
  ['returned', state('returned', 0), ['submit'], []],
  ['signed', state('signed', 1), ['amend'], []],
  ['an amendment is written', state('draft', 1), ['submit', 'drop'], []],
  ['an amendment is handed in', state('submitted', 1), ['take-back', 'register'], ['return', 'sign']],
  ['an amendment is returned', state('returned', 2), ['submit', 'drop'], []],
  ['an amendment is signed', state('signed', 2), ['amend'], []],
  ['over, signed', state('signed', 1, '2027-01-15'), [], []],
  ['over, waiting', state('submitted', 0, '2027-01-15'), [], []],
  ['over, never handed in', state('draft', 0, '2027-01-15'), [], []],
]

describe.each(TABLE)('%s', (_what, now, coordinator, head) => {
  test.each(ROLES)('%s', (role: Role) => {
    const expected = { coordinator, head } as Partial<Record<Role, ApprovalDeed[]>>
    expect(possibleDeeds(now, role)).toEqual(expected[role] ?? [])
  })
})

test('what is refused says why: another role first, then the year, then the state', () => {
  expect(deedRefusal('sign', state('submitted', 0), 'coordinator')).toBe('role')
  expect(deedRefusal('submit', state('draft', 0), 'head')).toBe('role')
  expect(deedRefusal('sign', state('submitted', 0, '2027-01-15'), 'head')).toBe('closed')
  expect(deedRefusal('sign', state('draft', 0), 'head')).toBe('state')
  expect(deedRefusal('drop', state('draft', 0), 'coordinator')).toBe('state')
  for (const deed of APPROVAL_DEEDS) expect(deedRefusal(deed, state('submitted', 1), 'analyst')).toBe('role')
})

test.each([
  ['submitted', '2026-11-01', '2026-11-01', 0, false],
  ['submitted', '2026-11-01', '2026-11-30', 29, false],
  ['submitted', '2026-11-01', '2026-12-01', 30, true],
  ['submitted', '2026-11-01', '2027-01-01', 61, true],
  ['returned', '2026-11-01', '2027-01-01', null, false],
  ['draft', null, '2027-01-01', null, false],
] as const)('%s since %s: on %s it waits %s days, unanswered %s', (approval, submittedOn, today, days, unanswered) => {
  expect(daysWaiting({ approval, submittedOn }, today)).toBe(days)
  expect(isUnanswered({ approval, submittedOn }, today)).toBe(unanswered)
})

test('an answer is awaited for thirty days', () => {
  expect(answerBy('2026-11-01')).toBe('2026-12-01')
})
