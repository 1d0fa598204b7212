import { expect, test } from 'vitest'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { sexualHarassmentV1 } from '#surveys/instruments/sexual-harassment/v1/instrument.ts'
import type { PrevalenceSpec } from '#surveys/model/instrument.ts'
import { createPrevalenceCounter } from '#surveys/scoring/prevalence.ts'
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
  const release = makeRelease(instrument, aggregateOf(instrument, made), {
    k: 10,
    population: { women: 100, men: 100 },
  })
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
  const dimensions = proposed.flatMap(({ action, reasons: [reason] }) =>
    reason?.kind === 'dimension' ? [action.dimension] : [],
  )
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
  const made = responses(60, {}, 5).map((response, index) =>
    index < 30 ? { ...response, answers: { ...response.answers, 'lid-03': 'ns' } } : response,
  )
  const { proposed } = proposals(made)
  expect(proposed.find(({ action }) => action.id === 'oc-a02')?.reasons[0]).toMatchObject({
    kind: 'unknown',
    item: 'lid-03',
    percent: 50,
  })
})

const harassment = sexualHarassmentV1

/** People who answer everything well but for some items, some of whom tell what happened to them. */
function harassmentRelease(count: number, low: readonly string[], told: number) {
  const made = responses(0, {}, 5)
  const favourable = (points: Readonly<Record<string, number | null>>, wanted: number) =>
    Object.entries(points).find(([, value]) => value === wanted)?.[0] ?? ''
  const people = Array.from(
    { length: count },
    (_, person): MadeResponse => ({
      answers: Object.fromEntries(
        harassment.scoring.dimensions.flatMap(({ items }) =>
          items.map((item) => [
            item.id,
            favourable(item.points, low.includes(item.id) ? (person % 2 === 0 ? 0 : 0.25) : 1),
          ]),
        ),
      ),
    }),
  )
  const aggregate = aggregateOf(harassment, [...made, ...people])
  const counter = createPrevalenceCounter(harassment.scoring.prevalence as PrevalenceSpec)
  for (let person = 0; person < count; person += 1) counter.add({ 'exp-01': person < told ? 'varias' : 'no' }, 'mujer')
  return makeRelease(harassment, { ...aggregate, prevalence: counter.finish() }, { k: 10, population: null })
}

test('what happened to people goes first whatever the means, then signs of danger', () => {
  const proposed = proposeActions(harassment, harassmentRelease(40, ['pro-02'], 10))
  const kinds = proposed.map(({ reasons: [reason] }) => reason?.kind)
  expect(kinds[0]).toBe('prevalence')
  expect(kinds.indexOf('warning')).toBeGreaterThan(0)
  expect(kinds.indexOf('warning')).toBeLessThan(kinds.indexOf('item') === -1 ? kinds.length : kinds.indexOf('item'))
  expect(kinds.filter((kind) => kind === 'duty').length).toBeGreaterThan(0)
})

test('nobody to four people ask for nothing, so that an action does not tell of them', () => {
  const actionsFor = (told: number) =>
    proposeActions(harassment, harassmentRelease(40, [], told)).map(({ action }) => action.id)
  expect(actionsFor(4)).toEqual(actionsFor(0))
  expect(actionsFor(5)).not.toEqual(actionsFor(0))
})

test('the duties of the harassment law are proposed whatever the result', () => {
  const duties = proposeActions(harassment, harassmentRelease(40, [], 0)).filter(({ reasons }) =>
    reasons.some(({ kind }) => kind === 'duty'),
  )
  const cited = duties.map(({ action }) => action.rationale).join(' ')
  for (const article of [10, 11, 17, 18, 24, 38]) expect(cited).toMatch(new RegExp(`artículo ${article}\\)`))
})

const bestHarassmentAnswers = Object.fromEntries(
  harassment.scoring.dimensions.flatMap(({ items }) =>
    items.map(({ id, points }) => [id, Object.entries(points).find(([, value]) => value === 1)?.[0] ?? '']),
  ),
)

/** A release in which so many of 60 people tell of each behaviour. */
function toldRelease(told: Readonly<Record<string, number>>) {
  const aggregate = aggregateOf(
    harassment,
    Array.from({ length: 60 }, () => ({ answers: bestHarassmentAnswers })),
  )
  const counter = createPrevalenceCounter(harassment.scoring.prevalence as PrevalenceSpec)
  for (let person = 0; person < 60; person += 1) {
    const behaviours = Object.entries(told).map(([id, people]) => [id, person < people ? 'una' : 'no'] as const)
    counter.add(Object.fromEntries(behaviours), 'mujer')
  }
  return makeRelease(harassment, { ...aggregate, prevalence: counter.finish() }, { k: 10, population: null })
}

test('the gravest finding goes first, however small its share', () => {
  const everything = Object.fromEntries(['exp-01', 'exp-03', 'exp-05'].map((id) => [id, 40]))
  const proposed = proposeActions(harassment, toldRelease({ ...everything, 'exp-11': 6, 'exp-12': 7 }))
  const first = proposed.flatMap(({ reasons: [reason] }) => (reason?.kind === 'prevalence' ? [reason] : []))
  expect(
    first
      .slice(0, 2)
      .map(({ trigger }) => trigger.finding)
      .sort(),
  ).toEqual(['coercion', 'physical'])
  expect(first.map(({ gravity }) => gravity)).toEqual(
    [...first.map(({ gravity }) => gravity)].sort((one, other) => one - other),
  )
  expect(first.slice(-1)[0]?.percent).toBeGreaterThan(first[0]?.percent ?? 100)
})

test('of several findings behind one action the gravest is its first reason', () => {
  const proposed = proposeActions(harassment, toldRelease({ 'exp-01': 40, 'exp-03': 40 }))
  for (const { reasons } of proposed) {
    const gravities = reasons.flatMap((reason) => (reason.kind === 'prevalence' ? [reason.gravity] : []))
    expect(gravities).toEqual([...gravities].sort((one, other) => one - other))
  }
})
