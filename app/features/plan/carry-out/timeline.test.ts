import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#app/kit/program/clock.ts'
import { barOf, monthPlaces, todayPlace, YEAR_WIDTH } from './timeline.ts'

const DAY = YEAR_WIDTH / 365

describe('the bar of an action', () => {
  test.each([
    [
      'the whole year',
      '2026-01-01',
      '2026-12-31',
      { kind: 'span', x: 0, width: YEAR_WIDTH, before: false, after: false },
    ],
    ['one day', '2026-01-11', '2026-01-11', { kind: 'span', x: 10 * DAY, width: 8, before: false, after: false }],
    ['ten days', '2026-01-01', '2026-01-10', { kind: 'span', x: 0, width: 10 * DAY, before: false, after: false }],
    [
      'passed on from the year before',
      '2025-06-01',
      '2026-01-10',
      { x: 0, width: 10 * DAY, before: true, after: false },
    ],
    ['into the next year', '2026-12-22', '2027-03-01', { x: 355 * DAY, width: 10 * DAY, before: false, after: true }],
    ['late since last year', '2025-06-01', '2025-10-01', { x: 0, width: 8, before: true, after: false }],
    ['without a last day', '2026-12-22', null, { kind: 'span', x: 355 * DAY, after: true }],
    ['without a first day', null, '2026-01-11', { kind: 'point', x: 10 * DAY, before: false, after: false }],
  ])('%s', (_what, startsOn, dueOn, bar) => {
    const found = barOf({ startsOn, dueOn }, 2026)
    for (const [name, value] of Object.entries(bar))
      if (typeof value === 'number') expect(found?.[name as 'x' | 'width']).toBeCloseTo(value)
      else expect(found).toMatchObject({ [name]: value })
  })

  test('without any day there is none', () => {
    expect(barOf({ startsOn: null, dueOn: null }, 2026)).toBeNull()
  })

  const day = fc.integer({ min: -500, max: 900 }).map((shift) => addDays('2026-01-01', shift))
  test('never leaves the year, and what begins later never stands further left', () => {
    fc.assert(
      fc.property(
        day,
        day,
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(2024, 2026),
        (one, other, length, year) => {
          const bars = [one, other]
            .sort()
            .map((startsOn) => barOf({ startsOn, dueOn: addDays(startsOn, length) }, year))
          for (const bar of bars) {
            expect(bar?.x).toBeGreaterThanOrEqual(0)
            expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(YEAR_WIDTH + 1e-9)
            expect(bar?.width).toBeGreaterThanOrEqual(8 - 1e-9)
          }
          expect(bars[0]?.x).toBeLessThanOrEqual(bars[1]?.x ?? 0)
        },
      ),
    )
  })
})

test('the months of a leap year are longer together by one day, and today is where its month is', () => {
  expect(monthPlaces(2026)[0]).toBe(0)
  expect(monthPlaces(2026)[2]).toBeCloseTo(59 * DAY)
  expect(monthPlaces(2024)[2]).toBeCloseTo((60 * YEAR_WIDTH) / 366)
  expect(todayPlace(2026, '2026-03-01')).toBe(monthPlaces(2026)[2])
  expect(todayPlace(2026, '2027-01-01')).toBeNull()
})
