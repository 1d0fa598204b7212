import { expect, test } from 'vitest'
import { groupBands, type BandMember } from './group-bands.ts'

const CUTS = [40, 60, 80] as const
const member = (place: number, value: number, more: Partial<BandMember> = {}): BandMember => ({
  entity: `e${place}`,
  value,
  n: 30,
  known: 'nothing',
  groups: { country: 'pais', level: 'ministry', region: null, size: 'from-500' },
  ...more,
})
const bands = (members: readonly BandMember[], kinds: readonly ('country' | 'level')[] = ['country']) =>
  groupBands(members, { cuts: CUTS, kinds, k: 10, earlier: [] }).map(({ band }) => band)
const six = [10, 30, 50, 70, 70, 70].map((value, place) => member(place, value))

test('a group of five or more has the level of its mean and nothing else', () => {
  expect(bands(six)).toEqual([{ level: 'in-process' }])
})

test.each([
  ['four entities', six.slice(0, 4)],
  ['one with more than half of the answers', six.map((each, place) => (place === 0 ? { ...each, n: 500 } : each))],
  [
    'one that published its scores beside fewer than five that did not',
    six.slice(0, 5).map((each, place) => (place === 0 ? { ...each, known: 'exact' as const } : each)),
  ],
  [
    'two that published their levels beside four that did not',
    six.map((each, place) => (place < 2 ? { ...each, known: 'partly' as const } : each)),
  ],
])('%s: nothing is said', (_what, members) => {
  expect(bands(members)).toEqual([null])
})

test('one that published its level beside five that did not stands in the group', () => {
  expect(bands(six.map((each, place) => (place === 0 ? { ...each, known: 'partly' as const } : each)))).toEqual([
    { level: 'in-process' },
  ])
})

test('the country and a level that is nearly all of it are not shown together', () => {
  const members = [
    ...six,
    member(6, 50, { groups: { country: 'pais', level: 'autonomous-body', region: null, size: null } }),
  ]
  expect(bands(members, ['country', 'level'])).toEqual([{ level: 'in-process' }, null, null])
})
