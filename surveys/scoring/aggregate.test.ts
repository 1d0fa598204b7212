import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aggregateOf, momentsOf } from '#tests/support/aggregates.ts'
import { specimen } from '#tests/support/specimen/specimen.ts'
import { RunningMoments } from './moments.ts'

test('running moments are those of the whole list', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
      const running = new RunningMoments()
      for (const value of values) running.add(value)
      const plain = momentsOf(values)
      const { n, mean, sumOfSquaredDeviations } = running.finish()
      expect(n).toBe(plain.n)
      expect(mean).toBeCloseTo(plain.mean, 8)
      expect(sumOfSquaredDeviations).toBeCloseTo(plain.sumOfSquaredDeviations, 6)
    }),
  )
})

const responses = [
  { answers: { 'a-01': '3', 'a-02': '10', 'b-01': '5', 'b-02': '5' }, segments: { sex: 'mujer' } },
  { answers: { 'a-01': '1', 'a-02': 'rojo' }, segments: { sex: 'hombre' } },
  { answers: { sex: 'mujer' }, segments: { sex: 'mujer' } },
]

test('a response without a scored dimension is accepted but is no participation', () => {
  const aggregate = aggregateOf(specimen, responses)
  expect(aggregate.accepted).toBe(3)
  expect(aggregate.total.participants).toBe(2)
  expect(aggregate.cuts['sex']?.['mujer']?.participants).toBe(1)
})

test('items count choices, blanks and hidden ones of participants', () => {
  const { items } = aggregateOf(specimen, responses)
  expect(items['a-01']).toEqual({ choices: { 1: 1, 2: 0, 3: 1, ns: 0, na: 0 }, notAnswered: 0, hidden: 0 })
  expect(items['b-01']).toEqual({ choices: { 1: 0, 3: 0, 5: 1 }, notAnswered: 0, hidden: 1 })
  expect(items['sex']).toBeUndefined()
})

test('who did not answer a segment stands in a cell of its own', () => {
  const aggregate = aggregateOf(specimen, [{ answers: { 'a-01': '3', 'a-02': '10' } }])
  expect(Object.keys(aggregate.cuts['sex'] ?? {})).toEqual([''])
})
