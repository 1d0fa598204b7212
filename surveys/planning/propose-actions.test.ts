import { expect, test } from 'vitest'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'
import { proposeActions } from './propose-actions.ts'

/** People who give every item of a dimension the same favourability (1 worst, 5 best), a little spread. */
function responses(count: number, favourability: Readonly<Record<string, number>>, usual: number): MadeResponse[] {
  return Array.from({ length: count }, (_, person) => ({
    answers: Object.fromEntries(
      instrument.scoring.dimensions.flatMap(({ id, items }) =>
        items.map((item, place) => {
          const wanted = Math.min(5, Math.max(1, (favourability[id] ?? usual) + ((person + place) % 3) - 1))
          return [item.id, String(item.keyed === 'reverse' ? 6 - wanted : wanted)]
        }),
      ),
    ),
    segments: { sex: person % 2 === 0 ? 'mujer' : 'hombre' },
  }))
}

function proposals(made: readonly MadeResponse[]) {
  const release = makeRelease(instrument, aggregateOf(instrument, made), { k: 10, population: { women: 100, men: 100 } })
  return { release, proposed: proposeActions(instrument, release) }
}

test('the first reason of the plan names the weakest dimension', () => {
  const { proposed } = proposals(responses(60, { cor: 2, par: 3 }, 4))
  const [first] = proposed
  expect(first?.action.dimension).toBe('cor')
  expect(first?.reasons[0]).toMatchObject({ kind: 'dimension', rank: 1, trigger: { dimension: 'cor' } })
  expect(first?.sure).toBe(true)
})

test('actions of the weakest dimension come before those of the next, duties last', () => {
  const { proposed } = proposals(responses(60, { cor: 2, par: 3 }, 4))
  const kinds = proposed.map(({ reasons: [reason] }) => reason?.kind)
  expect(kinds.indexOf('duty')).toBe(kinds.length - kinds.filter((kind) => kind === 'duty').length)
  const dimensions = proposed.flatMap(({ action, reasons: [reason] }) => (reason?.kind === 'dimension' ? [action.dimension] : []))
  expect(dimensions.lastIndexOf('cor')).toBeLessThan(dimensions.indexOf('par'))
})

test('a good result is asked for its duties and nothing else', () => {
  const { proposed } = proposals(responses(60, {}, 5))
  expect(proposed.map(({ reasons }) => reasons.map(({ kind }) => kind))).toEqual(proposed.map(() => ['duty']))
  expect(proposed.length).toBeGreaterThan(0)
})

test('suppressed numbers ask for nothing', () => {
  const { proposed } = proposals(responses(9, {}, 1))
  expect(proposed.every(({ reasons }) => reasons.every(({ kind }) => kind === 'duty'))).toBe(true)
})

test('each action stands once with all its reasons, strongest first', () => {
  const { proposed } = proposals(responses(60, {}, 2))
  const ids = proposed.map(({ action }) => action.id)
  expect(new Set(ids).size).toBe(ids.length)
  const rota = proposed.find(({ action }) => action.id === 'oc-a15')
  expect(rota?.reasons.map(({ kind }) => kind)).toEqual(['dimension', 'item'])
})

test('no sé above its share is a reason of its own', () => {
  const made = responses(60, {}, 5).map((response, index) => (index < 30 ? { ...response, answers: { ...response.answers, 'lid-03': 'ns' } } : response))
  const { proposed } = proposals(made)
  expect(proposed.find(({ action }) => action.id === 'oc-a02')?.reasons[0]).toMatchObject({ kind: 'unknown', item: 'lid-03', percent: 50 })
})
