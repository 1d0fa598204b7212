import { describe, expect, test } from 'vitest'
import { HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { groupFairness, type FairMember } from './group-fairness.ts'

const member = (value: number, more: Partial<FairMember> = {}): FairMember => ({
  figure: shownFigure(value, 4, 40),
  staff: { women: 75, men: 25 },
  women: shownFigure(value + 4, 5, 30),
  men: shownFigure(value - 8, 5, 30),
  ...more,
})
const five = [40.1, 50.2, 60.3, 70.4, 80.5].map((value) => member(value))
const found = (members: readonly FairMember[]) => {
  const group = groupFairness(members)
  if ('kind' in group) throw new Error(group.kind)
  return group
}

describe('what one must know of a group', () => {
  test('are answers of people, the reweighed mean beside the raw one, and what the silent could change', () => {
    // Raw 60.3; reweighed each is 0.75 × 4 − 0.25 × 8 = 1 point more.
    // Silent are 60 of 100 in each: 0.4 × 40.05 = 16.02 → 16, 20, 24, 28, 32; and 60 more than 0.4 × 40.15 → 77, 81, 85, 89, 93.
    expect(found(five)).toEqual({
      entities: 5,
      answered: { n: 200, people: 500, percent: 40 },
      reweighed: { entities: 5, value: 61, raw: 60 },
      worst: { low: 24, high: 85 },
    })
  })

  test('compares the reweighed mean with that of the same entities', () => {
    const { reweighed, entities } = found([...five, member(10, { women: HIDDEN })])
    expect([entities, reweighed]).toEqual([6, { entities: 5, value: 61, raw: 60 }])
    expect(found([...five.slice(1), member(40.1, { men: null })]).reweighed).toBeNull()
  })

  test('says nothing of the silent where more answered than work in one of them', () => {
    expect(found([...five, member(50, { staff: { women: 20, men: 10 } })]).worst).toBeNull()
  })

  test('is not said under five exact figures, nor where one has more than half of the answers', () => {
    expect(groupFairness(five.slice(1))).toEqual({ kind: 'few-entities' })
    expect(groupFairness([...five.slice(1), member(1, { figure: HIDDEN })])).toEqual({ kind: 'few-entities' })
    expect(groupFairness([...five, member(50, { figure: shownFigure(50, 2, 201) })])).toEqual({ kind: 'one-outweighs' })
  })

  test('is not moved by an entity that is hidden', () => {
    expect(groupFairness([...five, member(1, { figure: HIDDEN })])).toEqual(groupFairness(five))
  })
})
