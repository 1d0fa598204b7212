import { expect, test } from 'vitest'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { twoSidedQuantile } from '#tests/support/student-t.ts'
import { groupMeans, type GroupMember } from './group-means.ts'

const member = (entity: string, value: number, n = 40, population: number | null = 100): GroupMember => ({
  entity,
  figure: shownFigure(value, 4, n),
  population,
})
const five = [40.1, 50.2, 60.3, 70.4, 80.5].map((value, at) => member(`e${at}`, value))

test('is the mean of the entities, and that of the people, in whole points', () => {
  const found = groupMeans([...five.slice(0, 4), member('large', 80.5, 60, 250)])
  if ('kind' in found) throw new Error(found.kind)
  expect(found.entities).toBe(5)
  expect(found.plain.value).toBe(Math.round((40.1 + 50.2 + 60.3 + 70.4 + 80.5) / 5))
  expect(found.byPeople?.value).toBe(Math.round((100 * (40.1 + 50.2 + 60.3 + 70.4) + 250 * 80.5) / 650))
})

test('has the interval of chance in each of its entities', () => {
  const found = groupMeans(five)
  if ('kind' in found) throw new Error(found.kind)
  const error = 4.05 / twoSidedQuantile(0.05, 39) / Math.sqrt(5)
  const half = twoSidedQuantile(0.05, 39 * 5) * error + 0.05
  expect(found.plain).toMatchObject({ low: Math.floor(60.3 - half), high: Math.ceil(60.3 + half) })
})

test('under five entities, or with one above half of the answers, nothing is said', () => {
  expect(groupMeans(five.slice(1))).toEqual({ kind: 'few-entities' })
  expect(groupMeans([...five.slice(1), member('giant', 50, 161)])).toEqual({ kind: 'one-outweighs' })
  expect(groupMeans([...five.slice(1), member('giant', 50, 160)])).not.toHaveProperty('kind')
})

test('an entity whose figure is hidden or bounded moves nothing, and is not counted', () => {
  const others = [HIDDEN, BOUNDED].map((figure, at) => ({ entity: `x${at}`, figure, population: 100 }))
  expect(groupMeans([...five, ...others])).toEqual(groupMeans(five))
  expect(groupMeans([...five.slice(1), ...others])).toEqual({ kind: 'few-entities' })
})

test('the mean of the people is not said where one has more than half of them, or where a staff is not known', () => {
  const heavy = groupMeans([...five.slice(1), member('staff', 50, 40, 401)])
  expect('kind' in heavy ? null : [heavy.plain.value, heavy.byPeople]).toEqual([62, null])
  const unknown = groupMeans([...five.slice(1), member('unknown', 50, 40, null)])
  expect('kind' in unknown ? 'x' : unknown.byPeople).toBeNull()
})
