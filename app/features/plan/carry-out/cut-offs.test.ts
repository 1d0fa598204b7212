import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RHYTHMS } from '#db/queries/plan-rhythm.server.ts'
import { addDays } from '#app/kit/program/clock.ts'
import { countsFrom, cutOffChoices, cutOffFor, cutOffsOf, dueCutOff, isUntold } from './cut-offs.ts'

describe('which cut-off is due on a day', () => {
  test.each([
    ['2026-01-10', null, '2026-06-30'],
    ['2026-06-15', null, '2026-06-30'],
    ['2026-06-16', '2026-06-30', '2026-06-30'],
    ['2026-06-30', '2026-06-30', '2026-06-30'],
    ['2026-07-30', '2026-06-30', '2026-06-30'],
    ['2026-07-31', null, '2026-10-31'],
    ['2026-10-16', null, '2026-10-31'],
    ['2026-10-17', '2026-10-31', '2026-10-31'],
    ['2026-11-30', '2026-10-31', '2026-10-31'],
    ['2026-12-01', null, '2026-12-31'],
    ['2027-02-10', null, '2026-12-31'],
    ['2025-11-02', null, '2026-06-30'],
  ])('on %s: asked %s, told for %s', (today, due, told) => {
    expect(dueCutOff(2026, today, 'twice-a-year')?.on ?? null).toBe(due)
    expect(cutOffFor(2026, today, 'twice-a-year').on).toBe(told)
  })

  test.each([
    ['2026-03-20', ['2026-03-31', '2026-06-30']],
    ['2026-05-05', ['2026-06-30']],
    ['2026-10-20', ['2026-09-30', '2026-10-31']],
    ['2026-11-05', ['2026-10-31']],
    ['2027-01-05', ['2026-12-31']],
    ['2027-08-01', ['2026-12-31']],
  ])('on %s one may choose %j', (today, choices) => {
    expect(cutOffChoices(2026, today, 'twice-a-year').map(({ on }) => on)).toEqual(choices)
  })

  test.each([
    ['2026-03-16', null, '2026-03-31'],
    ['2026-03-17', '2026-03-31', '2026-03-31'],
    ['2026-05-02', null, '2026-06-30'],
    ['2026-09-20', '2026-09-30', '2026-09-30'],
    ['2026-10-16', '2026-09-30', '2026-09-30'],
    // Both may be told for: the newer one is asked for.
    ['2026-10-17', '2026-10-31', '2026-10-31'],
    ['2026-12-17', '2026-12-31', '2026-12-31'],
  ])('on %s of who tells each quarter: asked %s, told for %s', (today, due, told) => {
    expect(dueCutOff(2026, today, 'quarterly')?.on ?? null).toBe(due)
    expect(cutOffFor(2026, today, 'quarterly').on).toBe(told)
  })

  test('what is told without a choice is always among the choices, and is a cut-off of the year of the plan', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 800 }), fc.constantFrom(...RHYTHMS), (shift, rhythm) => {
        const today = addDays('2026-01-01', shift)
        const choices = cutOffChoices(2026, today, rhythm).map(({ on }) => on)
        expect(choices).toContain(cutOffFor(2026, today, rhythm).on)
        expect(cutOffsOf(2026).map(({ on }) => on)).toEqual(expect.arrayContaining(choices))
        const due = dueCutOff(2026, today, rhythm)
        if (due) expect(due.on).toBe(cutOffFor(2026, today, rhythm).on)
      }),
    )
  })
})

test.each([
  ['nothing was told', { progress: 'under-way', startsOn: null, toldFor: [] }, true],
  ['it was told for another one', { progress: 'under-way', startsOn: null, toldFor: ['2026-06-30'] }, true],
  ['it was told', { progress: 'stopped', startsOn: null, toldFor: ['2026-06-30', '2026-10-31'] }, false],
  ['it is done', { progress: 'done', startsOn: null, toldFor: [] }, false],
  ['it begins later', { progress: 'not-started', startsOn: '2026-11-01', toldFor: [] }, false],
  ['it begins on that day', { progress: 'not-started', startsOn: '2026-10-31', toldFor: [] }, true],
])('of an action something is to be told: %s', (_what, action, untold) => {
  expect(isUntold(action, '2026-10-31')).toBe(untold)
})

test.each([
  ['2026-06-30', '2026-06-16'],
  ['2026-03-31', '2026-03-17'],
])('what is told for %s counts for it from %s on, as it is asked', (on, from) => {
  expect(countsFrom(on)).toBe(from)
  expect(dueCutOff(2026, from, 'quarterly')?.on).toBe(on)
})
