import { expect, test } from 'vitest'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { scoreRubric, type RatedItem } from '#surveys/scoring/rubric.ts'
import { proposeRubricActions } from './propose-rubric-actions.ts'

const ids = instrument.scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id))

function proposed(level: (id: string) => RatedItem['declared']) {
  const items = Object.fromEntries(ids.map((id) => [id, { declared: level(id), verified: null }]))
  return proposeRubricActions(instrument, scoreRubric(instrument, items).declared, items)
}

test('with everything in place only the duty is left', () => {
  expect(proposed(() => 3).map(({ action, reasons }) => [action.dimension, reasons])).toEqual([['man', [{ kind: 'duty' }]]])
})

test('with nothing in place every action is proposed, and each item is a reason of one', () => {
  const all = proposed(() => 0)
  expect(all).toHaveLength(instrument.actions.length)
  const named = new Set(all.flatMap(({ reasons }) => reasons.flatMap((reason) => (reason.kind === 'rated-item' ? [reason.item] : []))))
  expect([...named].sort()).toEqual([...ids].sort())
})

test('one item at level 1 proposes its action with the level as the reason', () => {
  const [first, ...others] = proposed((id) => (id === 'eje-03' ? 1 : 3))
  expect(first).toMatchObject({ action: { id: 'pb-a35' }, reasons: [{ kind: 'rated-item', item: 'eje-03', level: 1 }], sure: true })
  expect(others.every(({ reasons }) => reasons.every(({ kind }) => kind === 'duty'))).toBe(true)
})

test('what does not apply asks for nothing', () => {
  expect(proposed((id) => (id.startsWith('inv-') ? 'na' : 0)).filter(({ action }) => action.dimension === 'inv')).toEqual([])
})

test('the weakest dimension comes first and the duty last', () => {
  const order = proposed((id) => (id.startsWith('ren-') ? 0 : 1)).map(({ action }) => action.dimension)
  expect(order[0]).toBe('ren')
  expect(order[order.length - 1]).toBe('man')
})
