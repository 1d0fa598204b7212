import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAN_ACTION_STATUSES } from '#db/schema/plan-actions.ts'
import { PROGRESS_STATES } from '#db/schema/plan-words.ts'
import { partOf, planProgress, type CountedAction } from './plan-progress.ts'
import { headStateWords, planStateWords } from './words.ts'

const TODAY = '2026-06-30'
const action = (more: Partial<CountedAction>): CountedAction => ({
  status: 'accepted',
  progress: 'not-started',
  dueOn: '2026-12-31',
  ...more,
})

describe('the part of the plan that an action is counted in', () => {
  test.each([
    ['a proposal, whatever its day', action({ status: 'proposed', dueOn: '2026-01-01' }), 'to-decide'],
    ['an accepted one that nobody began', action({}), 'accepted'],
    ['without a day it is never late', action({ dueOn: null }), 'accepted'],
    ['on its last day it is not late', action({ dueOn: TODAY }), 'accepted'],
    ['the day after it is', action({ dueOn: '2026-06-29', progress: 'under-way' }), 'overdue'],
    ['done late is done', action({ dueOn: '2026-06-29', progress: 'done' }), 'done'],
    ['stopped is not late', action({ dueOn: '2026-06-29', progress: 'stopped' }), 'stopped'],
    ['rejected counts nowhere', action({ status: 'rejected', dueOn: '2026-01-01' }), null],
    ['deferred counts nowhere', action({ status: 'deferred' }), null],
  ] as const)('%s', (_what, counted, part) => {
    expect(partOf(counted, TODAY)).toBe(part)
  })

  const anyAction = fc.record({
    status: fc.constantFrom(...PLAN_ACTION_STATUSES),
    progress: fc.constantFrom(...PROGRESS_STATES),
    dueOn: fc.option(fc.constantFrom('2026-01-15', TODAY, '2026-12-15')),
  })
  test('every action that will be done or decided is counted once', () => {
    fc.assert(
      fc.property(fc.array(anyAction), (actions) => {
        const counted = Object.values(planProgress(actions, TODAY)).reduce((sum, count) => sum + count, 0)
        expect(counted).toBe(actions.filter(({ status }) => status === 'proposed' || status === 'accepted').length)
      }),
    )
  })
})

test.each([
  ['draft', 0, false, 'En preparación'],
  ['submitted', 0, false, 'Espera la firma de la persona titular'],
  ['signed', 1, false, 'Firmado'],
  ['draft', 1, false, 'Modificación: en preparación'],
  ['signed', 2, true, 'Firmado. Cerrado'],
  ['draft', 0, true, 'Sin firma de la persona titular. Cerrado'],
  ['returned', 0, true, 'Sin firma de la persona titular. Cerrado'],
  ['submitted', 1, true, 'Firmado, con una modificación sin firmar. Cerrado'],
] as const)(
  'a plan that is %s with %i signed versions, its year over: %s, is said to be «%s»',
  (approval, version, isClosed, said) => {
    expect(planStateWords({ approval, version, isClosed }).join('. ')).toBe(said)
    expect(headStateWords({ approval: null, version, lock: isClosed ? 'year' : null })).toEqual([])
  },
)
