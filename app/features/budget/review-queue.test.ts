import { expect, test } from 'vitest'
import { nextToReview, previewOf, reviewAddress, reviewState, shownDocument, shownOf } from './review-queue.ts'

type Item = Parameters<typeof reviewState>[0] & { readonly id: string }

const item = (id: string, more: Partial<Item> = {}): Item => ({
  id,
  level: '2',
  review: 'pending',
  settledByNorm: false,
  ...more,
})

test.each<[string, Partial<Item>, string]>([
  ['waits', {}, 'pending'],
  ['accepted', { review: 'accepted' }, 'accepted'],
  ['returned', { review: 'returned' }, 'returned'],
  ['level 0, accepted by rule', { level: '0', review: 'accepted' }, 'zero'],
  ['left out by the norm', { level: 'na', review: 'accepted', settledByNorm: true }, 'settled'],
  ['left out by the entity', { level: 'na' }, 'pending'],
])('%s', (_, more, state) => expect(reviewState(item('man-01', more))).toBe(state))

const DIMENSIONS = [
  { id: 'man', items: [item('man-01'), item('man-02', { review: 'accepted' }), item('man-03')] },
  { id: 'seg', items: [item('seg-01', { level: '0', review: 'accepted' }), item('seg-02')] },
]

test.each([
  ['man-01', { dimension: 'man', item: 'man-03' }],
  ['man-03', { dimension: 'seg', item: 'seg-02' }],
  ['seg-02', { dimension: 'man', item: 'man-01' }],
  ['unknown', { dimension: 'man', item: 'man-01' }],
])('after %s the review goes on at the next that waits', (after, next) => {
  expect(nextToReview(DIMENSIONS, after)).toEqual(next)
})

test('after the last one there is none', () => {
  expect(nextToReview([{ id: 'man', items: [item('man-01')] }], 'man-01')).toBeNull()
  expect(nextToReview([{ id: 'man', items: [item('man-01', { review: 'returned' })] }], 'man-01')).toBeNull()
})

test('a dimension shows what was asked for, else what waits, else its first item', () => {
  const [man] = DIMENSIONS
  const decided = [item('a', { review: 'accepted' }), item('b', { review: 'returned' })]
  expect(shownOf(man?.items ?? [], 'man-02')?.id).toBe('man-02')
  expect(shownOf(man?.items ?? [], 'seg-01')?.id).toBe('man-01')
  expect(shownOf(decided, undefined)?.id).toBe('a')
  expect(shownOf([], undefined)).toBeUndefined()
})

const document = (id: string, fileName: string | null, kind: 'file' | 'link' = 'file') => ({ id, kind, fileName })

test.each([
  [document('a', 'resolución.pdf'), 'pdf'],
  [document('a', 'foto.png'), 'image'],
  [document('a', 'foto.jpg'), 'image'],
  [document('a', 'planilla.xlsx'), null],
  [document('a', null, 'link'), null],
])('%j is shown as %s', (each, shown) => expect(previewOf(each)).toBe(shown))

test('the document beside the decision is the one asked for, else the first that can be shown', () => {
  const all = [document('x', 'planilla.xlsx'), document('p', 'a.pdf'), document('q', 'b.png')]
  expect(shownDocument(all, 'q')?.id).toBe('q')
  expect(shownDocument(all, 'x')?.id).toBe('p')
  expect(shownDocument(all.slice(0, 1), undefined)).toBeNull()
})

test('the address of an item names the item and the document', () => {
  const place = { dimension: 'man', item: 'man-01' }
  expect(reviewAddress({ id: 'uno' }, place)).toBe('/nacional/presupuestos/uno/man?pregunta=man-01')
  expect(reviewAddress({ id: 'uno' }, place, 'd')).toBe('/nacional/presupuestos/uno/man?pregunta=man-01&documento=d')
})
