import { expect, test } from 'vitest'
import { WITH_MECHANISM } from '#surveys/model/entity-kind.ts'
import { publicBudgetV1 as instrument } from '#surveys/instruments/public-budget/v1/instrument.ts'
import { scoreRubric, type RatedItem } from '#surveys/scoring/rubric.ts'
import { proposeRubricActions } from './propose-rubric-actions.ts'

const ids = instrument.scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id))

function proposed(level: (id: string) => RatedItem['declared']) {
  const items = Object.fromEntries(ids.map((id) => [id, { declared: level(id), verified: null }]))
  return proposeRubricActions(instrument, scoreRubric(instrument, items).declared, items)
}

/** Duties as the instrument knows them; which of them bind an entity is for who fits them to it. */
const duty = (levels: readonly string[] | 'all') => [
  { kind: 'duty', trigger: { kind: 'duty', binds: { levels } }, instrumentHash: instrument.hash },
]
const DUTIES = [duty(WITH_MECHANISM), duty('all')]

test('with everything in place only the duties are left', () => {
  expect(proposed(() => 3).map(({ action, reasons }) => [action.dimension, reasons])).toEqual([
    ['man', DUTIES[0]],
    ['man', DUTIES[1]],
  ])
})

test('with nothing in place every action is proposed, and each item is a reason of one', () => {
  const all = proposed(() => 0)
  expect(all).toHaveLength(instrument.actions.length)
  const named = new Set(
    all.flatMap(({ reasons }) => reasons.flatMap((reason) => (reason.kind === 'rated-item' ? [reason.item] : []))),
  )
  expect([...named].sort()).toEqual([...ids].sort())
})

test('one item at level 1 proposes its action with the level as the reason', () => {
  const [mechanism, law, first, ...others] = proposed((id) => (id === 'eje-03' ? 1 : 3))
  expect([mechanism?.reasons, law?.reasons]).toEqual(DUTIES)
  expect(first).toMatchObject({
    action: { id: 'pb-a35' },
    reasons: [{ kind: 'rated-item', item: 'eje-03', level: 1 }],
    sure: true,
  })
  expect(others).toEqual([])
})

test('what does not apply asks for nothing', () => {
  expect(
    proposed((id) => (id.startsWith('inv-') ? 'na' : 0)).filter(({ action }) => action.dimension === 'inv'),
  ).toEqual([])
})

const PARTICIPATORY = ['apr-01', 'apr-02', 'apr-03', 'apr-04']

test('a national entity is not told to change its participatory budget, however low the dimension', () => {
  const titles = proposed((id) => (PARTICIPATORY.includes(id) ? 'na' : 0))
    .filter(({ action }) => action.dimension === 'apr')
    .map(({ action }) => action.id)
  expect(titles).toEqual(['pb-a32'])
  const local = proposed(() => 0)
    .filter(({ action }) => action.dimension === 'apr')
    .map(({ action }) => action.id)
  expect(local.sort()).toEqual(['pb-a29', 'pb-a30', 'pb-a31', 'pb-a32'])
})

test('an action about several items stands while one of them concerns the entity', () => {
  expect(proposed((id) => (id === 'apr-01' ? 'na' : 0)).some(({ action }) => action.id === 'pb-a29')).toBe(true)
})

test('the duties come first, then the weakest dimension', () => {
  const order = proposed((id) => (id.startsWith('ren-') ? 0 : 1))
  expect(order.slice(0, 2).every(({ reasons }) => reasons.some(({ kind }) => kind === 'duty'))).toBe(true)
  expect(order[2]?.action.dimension).toBe('ren')
  expect(order.slice(2).some(({ reasons }) => reasons.some(({ kind }) => kind === 'duty'))).toBe(false)
})
