import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { capacityOf, withinCapacity } from './capacity.ts'
import type { ProposalReason } from './proposal.ts'

test.each([
  [1, 3],
  [49, 3],
  [50, 5],
  [99, 5],
  [100, 8],
  [499, 8],
  [500, 12],
  [9000, 12],
  [null, 5],
])('with %s people an entity carries %s actions besides its duties', (staff, actions) => {
  expect(capacityOf(staff)).toBe(actions)
})

const need: ProposalReason = {
  kind: 'item',
  trigger: { kind: 'item-below', items: ['lid-01'], score: 60 },
  item: 'lid-01',
  mean: 20,
  instrumentHash: instrument.hash,
}
const duty: ProposalReason = {
  kind: 'duty',
  trigger: { kind: 'duty', binds: { levels: 'all' } },
  instrumentHash: instrument.hash,
}
type Row = {
  readonly id: string
  readonly status: 'proposed' | 'accepted' | 'rejected' | 'deferred'
  readonly reasons: ProposalReason[]
}
const rows = (...statuses: Row['status'][]): Row[] =>
  statuses.map((status, index) => ({ id: `n${index + 1}`, status, reasons: [need] }))
const ids = (staff: number | null, actions: readonly Row[]) => {
  const { forThisYear, beyond } = withinCapacity(actions, staff)
  return [forThisYear, beyond].map((part) => part.map(({ id }) => id).join(' '))
}

test('duties take nothing of it, however many; the first of what is left to decide fill it, in their order', () => {
  const duties = Array.from(
    { length: 6 },
    (_, index): Row => ({ id: `d${index}`, status: 'proposed', reasons: [duty, need] }),
  )
  expect(ids(20, [...duties, ...rows('proposed', 'proposed', 'proposed', 'proposed', 'proposed')])).toEqual([
    'd0 d1 d2 d3 d4 d5 n1 n2 n3',
    'n4 n5',
  ])
})

test('what was accepted uses it up, also beyond it; what was rejected or deferred does not', () => {
  expect(ids(20, rows('proposed', 'accepted', 'rejected', 'deferred', 'proposed', 'proposed'))).toEqual([
    'n1 n2 n3 n4 n5',
    'n6',
  ])
  expect(ids(20, rows('accepted', 'accepted', 'accepted', 'accepted', 'proposed'))).toEqual(['n1 n2 n3 n4', 'n5'])
})
