import { describe, expect, test } from 'vitest'
import type { PlanApproval } from '#db/schema/plans.ts'
import type { DueFact } from './due-facts.ts'
import { approvalDue, type DecidedCount } from './approval-due.ts'

const TODAY = '2026-12-05'
const YEAR = 2026
const plan = (approval: PlanApproval, more: object = {}) => ({
  year: YEAR,
  approval,
  version: 0,
  submittedOn: null,
  returnedOn: null,
  closedOn: null,
  ...more,
})
const count = (
  status: string,
  actions: number,
  decidedOn: string | null = '2026-11-20',
  year = YEAR,
): DecidedCount => ({
  year,
  status,
  actions,
  decidedOn,
})
const COMPLETE = [count('accepted', 3), count('rejected', 1, '2026-11-24')]

/** A plan and its actions, what waits for the coordination, and what for the head. */
const TABLE: readonly (readonly [
  what: string,
  ReturnType<typeof plan>,
  counts: readonly DecidedCount[],
  coordinator: DueFact[],
  head: DueFact[],
])[] = [
  ['a plan with proposals left is decided first', plan('draft'), [...COMPLETE, count('proposed', 2, null)], [], []],
  ['a plan in which nothing was accepted', plan('draft'), [count('rejected', 2)], [], []],
  ['a plan without actions', plan('draft'), [], [], []],
  [
    'a plan that is decided and was not handed in waits since the last decision',
    plan('draft'),
    COMPLETE,
    [{ kind: 'plan-unsent', since: '2026-11-24', year: YEAR, isAmendment: false }],
    [],
  ],
  [
    'an amendment that is written, whatever came meanwhile',
    plan('draft', { version: 1 }),
    [...COMPLETE, count('proposed', 2, null)],
    [{ kind: 'plan-unsent', since: '2026-11-24', year: YEAR, isAmendment: true }],
    [],
  ],
  [
    'a plan that was handed in waits for the head alone',
    plan('submitted', { submittedOn: '2026-11-06' }),
    COMPLETE,
    [],
    [{ kind: 'plan-to-sign', since: '2026-11-06', year: YEAR }],
  ],
  [
    'after thirty days the coordination hears that there is no answer',
    plan('submitted', { submittedOn: '2026-11-05' }),
    COMPLETE,
    [{ kind: 'plan-unanswered', since: '2026-11-05', year: YEAR }],
    [{ kind: 'plan-to-sign', since: '2026-11-05', year: YEAR }],
  ],
  [
    'a returned one waits for the coordination',
    plan('returned', { submittedOn: '2026-11-05', returnedOn: '2026-11-20' }),
    COMPLETE,
    [{ kind: 'plan-returned', since: '2026-11-20', year: YEAR }],
    [],
  ],
  ['a signed one waits for nobody', plan('signed', { version: 1 }), COMPLETE, [], []],
  [
    'one that is over waits for nobody',
    plan('submitted', { submittedOn: '2026-01-05', closedOn: '2026-12-01' }),
    [],
    [],
    [],
  ],
  ['one of long ago neither', plan('submitted', { submittedOn: '2024-01-05', year: 2024 }), [], [], []],
]

describe.each(TABLE)('%s', (_what, row, counts, coordinator, head) => {
  test('coordinator', () => expect(approvalDue([row], counts, 'coordinator', TODAY)).toEqual(coordinator))
  test('head', () => expect(approvalDue([row], counts, 'head', TODAY)).toEqual(head))
  test.each(['reader', 'contributor', 'analyst', 'custodian'] as const)('nobody else: %s', (role) => {
    expect(approvalDue([row], counts, role, TODAY)).toEqual([])
  })
})
