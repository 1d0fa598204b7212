import { expect, test } from 'vitest'
import type { RunningAction } from '#db/queries/plan-work.server.ts'
import { planFacts } from './plan-due.ts'

const action = (id: string, more: Partial<RunningAction> = {}): RunningAction => ({
  ...{ id, title: `Acción ${id}`, year: 2026, progress: 'under-way', startsOn: null, dueOn: null, isTold: false },
  ...more,
})
const rhythmOf = () => 'twice-a-year' as const
const MAY = { today: '2026-05-04', own: false, rhythmOf }
const JUNE = { today: '2026-06-20', own: false, rhythmOf }
const MARCH = { today: '2026-03-20', own: false, rhythmOf }
const one = (id: string) => ({ year: 2026, own: false, actions: 1, named: { actionId: id, title: `Acción ${id}` } })
const several = (actions: number) => ({ year: 2026, own: false, actions, named: null })

test.each([
  ['nothing of an action without days, far from a cut-off', [action('a')], MAY, []],
  [
    'what is late, since the first day that passed',
    [action('a', { dueOn: '2026-05-03' }), action('b', { dueOn: '2026-02-01' })],
    MAY,
    [{ kind: 'actions-overdue', since: '2026-02-01', ...several(2) }],
  ],
  [
    'what ends today and within fourteen days, by name where it is one',
    [action('a', { dueOn: '2026-05-19' }), action('b', { dueOn: '2026-05-18' })],
    MAY,
    [{ kind: 'actions-due', by: '2026-05-18', ...one('b') }],
  ],
  [
    'its last day is not late',
    [action('a', { dueOn: '2026-05-04' })],
    MAY,
    [{ kind: 'actions-due', by: '2026-05-04', ...one('a') }],
  ],
  [
    'nothing of what stopped, though its day passed',
    [action('a', { dueOn: '2026-01-01', progress: 'stopped' })],
    MAY,
    [],
  ],
  [
    'near a cut-off, what nobody told of and what begins by then; what stopped too',
    [
      action('a'),
      action('b', { isTold: true }),
      action('c', { startsOn: '2026-07-01' }),
      action('d', { progress: 'stopped' }),
    ],
    JUNE,
    [{ kind: 'follow-up-due', by: '2026-06-30', ...several(2) }],
  ],
  ['in March nothing where it is told twice a year', [action('a')], MARCH, []],
  [
    'in March too where it is told each quarter',
    [action('a')],
    { ...MARCH, rhythmOf: (year: number) => (year === 2026 ? 'quarterly' : 'twice-a-year') },
    [{ kind: 'follow-up-due', by: '2026-03-31', ...one('a') }],
  ],
  [
    'of a contributor, to her own page',
    [action('a')],
    { ...JUNE, own: true },
    [{ kind: 'follow-up-due', by: '2026-06-30', ...one('a'), own: true }],
  ],
  [
    'of a plan of last year that is not closed, what is late and no cut-off',
    [action('a', { year: 2025, dueOn: '2025-12-01' })],
    JUNE,
    [{ kind: 'actions-overdue', since: '2025-12-01', ...one('a'), year: 2025 }],
  ],
] as const)('%s', (_what, actions, around, facts) => {
  expect(planFacts(actions, around)).toEqual(facts)
})
