import { expect, test } from 'vitest'
import { representativenessProblems, requiredParticipation, requiredSample } from './representative.ts'

test.each([
  [100, 50],
  [200, 66],
  [480, 81],
  [2500, 93],
])('of %i people, %i answers are needed for ±5 points', (population, needed) => {
  expect(requiredSample(population)).toBe(needed)
})

test.each([
  [7, 4],
  [100, 50],
  [101, 50],
  [480, 144],
  [2500, 750],
])('of %i people, %i answers make a representative number', (population, needed) => {
  expect(requiredParticipation(population)).toBe(needed)
})

test('rates of women and men may differ by 15 points and no more', () => {
  const population = { women: 100, men: 100 }
  expect(representativenessProblems(population, { total: 150, women: 80, men: 65 })).toEqual([])
  expect(representativenessProblems(population, { total: 150, women: 81, men: 65 })).toEqual(['sexes-differ'])
})

test('an entity without men has no rates to compare', () => {
  expect(representativenessProblems({ women: 40, men: 0 }, { total: 30, women: 30, men: 0 })).toEqual([])
})

test('an unknown population is said', () => {
  expect(representativenessProblems(null, { total: 30, women: 10, men: 10 })).toEqual(['population-unknown'])
})
