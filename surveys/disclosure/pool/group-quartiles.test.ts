import { expect, test } from 'vitest'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { groupQuartiles } from './group-quartiles.ts'

const member = (value: number, n = 40) => ({ entity: `e${value}`, figure: shownFigure(value, 4, n), population: 100 })
const eight = [41, 46, 52, 53, 61, 67, 72, 80].map((value) => member(value))

test('are those of the released figures, to the nearest five points', () => {
  // At places 2.25, 4.5 and 6.75 of the order: 47.5, 57 and 70.75.
  expect(groupQuartiles(eight)).toEqual({ entities: 8, cuts: [50, 55, 70] })
})

test('the middle of nine is not the score of the entity in the middle', () => {
  const found = groupQuartiles([...eight, member(57)])
  expect('kind' in found ? null : found.cuts[1]).toBe(55)
})

test('under eight exact figures, or with one above half of the answers, nothing is said', () => {
  const hidden = [HIDDEN, BOUNDED].map((figure, at) => ({ entity: `x${at}`, figure, population: 50 }))
  expect(groupQuartiles([...eight.slice(1), ...hidden])).toEqual({ kind: 'few-entities' })
  expect(groupQuartiles([...eight.slice(1), member(90, 281)])).toEqual({ kind: 'one-outweighs' })
  expect(groupQuartiles([])).toEqual({ kind: 'few-entities' })
})
