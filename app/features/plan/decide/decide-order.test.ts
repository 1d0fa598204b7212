import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PLAN_ACTION_STATUSES } from '#db/schema/plan-actions.ts'
import { capacityOf } from '#surveys/planning/capacity.ts'
import type { ProposalReason } from '#surveys/planning/proposal.ts'
import { DECIDE_GROUPS, firstUndecided, grouped, nextUndecided, placeOf, type OrderedAction } from './decide-order.ts'

const DUTY: ProposalReason = {
  kind: 'duty',
  instrumentHash: 'h',
  trigger: { kind: 'duty', binds: { levels: 'all' } },
}
const LOW: ProposalReason = {
  kind: 'item',
  instrumentHash: 'h',
  item: 'a',
  mean: 20,
  trigger: { kind: 'item-below', items: ['a'], score: 50 },
}
/** "d1" is a duty, "p1" a proposal; a letter after it says what was decided: a, r, or w for a duty that waits. */
const actions = (words: string): OrderedAction[] =>
  words.split(' ').map((word) => ({
    id: word.slice(0, 2),
    reasons: [word.startsWith('d') ? DUTY : LOW],
    status: ({ a: 'accepted', r: 'rejected', w: 'deferred' } as const)[word[2] ?? ''] ?? 'proposed',
  }))
/** Of under 50 people: three besides the duties. */
const SMALL = 30
const listed = (words: string) =>
  Object.fromEntries(
    Object.entries(grouped(actions(words), SMALL)).flatMap(([group, rows]) =>
      rows.length > 0 ? [[group, rows.map(({ id }) => id).join(' ')]] : [],
    ),
  )

describe('the list', () => {
  test.each([
    [
      'duties first, then as much as can be carried',
      'p1 d1 p2 p3 p4',
      { duties: 'd1', within: 'p1 p2 p3', beyond: 'p4' },
    ],
    ['what was accepted is carried', 'p1a p2 p3 p4', { accepted: 'p1', within: 'p2 p3', beyond: 'p4' }],
    ['an accepted duty takes no room', 'd1a p1 p2 p3', { accepted: 'd1', within: 'p1 p2 p3' }],
    ['what was rejected leaves its room', 'p1r p2 p3 p4', { rejected: 'p1', within: 'p2 p3 p4' }],
    ['more accepted than can be carried leave none', 'p1a p2a p3a p4a p5', { accepted: 'p1 p2 p3 p4', beyond: 'p5' }],
    ['a duty that waits', 'd1w p1', { deferred: 'd1', within: 'p1' }],
  ])('%s', (_what, words, expected) => {
    expect(listed(words)).toEqual(expected)
  })
})

describe('what opens itself after a decision', () => {
  test.each([
    ['the duty after it', 'd1a d2 p1', 'd1', 'd2'],
    ['after the last duty the first proposal', 'd1a p1 p2', 'd1', 'p1'],
    ['what follows, not the first of the list', 'p1 p2a p3', 'p2', 'p3'],
    ['after the last one what was left before it', 'd1 p1 p2a', 'p2', 'd1'],
    ['a duty that waits is decided too', 'd1w d2', 'd1', 'd2'],
    ['nothing beyond what can be carried', 'p1a p2a p3a p4 p5', 'p3', null],
    ['but what was rejected leaves room for one', 'p1a p2a p3r p4 p5', 'p3', 'p4'],
    ['who is beyond it goes on there', 'p1a p2a p3a p4a p5', 'p4', 'p5'],
    ['nothing where all is decided', 'd1a p1r', 'p1', null],
  ])('%s', (_what, words, decided, next) => {
    expect(nextUndecided(actions(words), decided, SMALL)).toBe(next)
  })
})

test('a card says its place among those that one goes through with it', () => {
  const groups = grouped(actions('d1 p1 p2 p3 p4 p5a p6a'), 60)
  expect(placeOf(groups, 'p1', false)).toEqual({ group: 'within', number: 2, of: 4, previous: 'd1', next: 'p2' })
  expect(placeOf(groups, 'p1', true)).toMatchObject({ number: 2, of: 5 })
  expect(placeOf(groups, 'p4', false)).toMatchObject({ group: 'beyond', number: 5, of: 5, next: null })
  expect(placeOf(groups, 'p6', false)).toEqual({ group: 'accepted', number: 2, of: 2, previous: 'p5', next: null })
  expect(placeOf(groups, 'zz', false)).toBeNull()
})

const anyPlan = fc
  .array(fc.record({ duty: fc.boolean(), status: fc.constantFrom(...PLAN_ACTION_STATUSES) }), { maxLength: 60 })
  .map((all) =>
    all.map(({ duty, status }, index): OrderedAction => ({ id: `a${index}`, status, reasons: [duty ? DUTY : LOW] })),
  )
const anyStaff = fc.option(fc.nat(900))

test('every action is listed once, and never more proposals than can be carried', () => {
  fc.assert(
    fc.property(anyPlan, anyStaff, (plan, staff) => {
      const groups = grouped(plan, staff)
      const ids = DECIDE_GROUPS.flatMap((group) => groups[group].map(({ id }) => id))
      expect([...ids].sort()).toEqual(plan.map(({ id }) => id).sort())
      expect(groups.within.length).toBeLessThanOrEqual(capacityOf(staff))
    }),
  )
})

test('whoever accepts what opens itself decides all duties and all that can be carried, and comes to an end', () => {
  fc.assert(
    fc.property(anyPlan, anyStaff, (plan, staff) => {
      let now = plan
      let open = firstUndecided(grouped(now, staff))
      for (let steps = 0; open !== null; steps += 1) {
        expect(steps).toBeLessThan(plan.length + 1)
        const decided = open
        now = now.map((action) => (action.id === decided ? { ...action, status: 'accepted' as const } : action))
        open = nextUndecided(now, decided, staff)
      }
      const left = grouped(now, staff)
      expect([left.duties.length, left.within.length]).toEqual([0, 0])
    }),
  )
})
