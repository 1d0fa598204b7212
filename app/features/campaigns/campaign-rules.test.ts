import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, workingDays } from '#app/kit/program/clock.ts'
import {
  codesLeft,
  earliestClose,
  earlyCloseFrom,
  shownBatches,
  SMALLEST_SHOWN_BATCH,
  termProblem,
} from './campaign-rules.ts'
import { dueChange, type DueCampaign } from '#app/respondent/desk/due.ts'

test.each([
  ['2026-11-22', '2026-12-10', 'in-the-past'],
  ['2026-11-23', '2026-11-26', 'too-short'],
  ['2026-11-23', '2026-11-27', null],
  ['2026-11-27', '2026-12-02', 'too-short'],
  ['2026-11-23', '2027-02-22', 'too-long'],
  // Two holidays fall into the week of 7 December.
  ['2026-12-07', '2026-12-11', 'too-short'],
  ['2026-12-07', '2026-12-15', null],
] as const)('a term from %s to %s: %s', (opensOn, closesOn, problem) => {
  expect(termProblem(opensOn, closesOn, '2026-11-23')).toBe(problem)
})

test('working days run from Monday to Friday, both ends counted', () => {
  expect(workingDays('2026-11-21', '2026-11-29')).toBe(5)
})

test.each([
  ['2026-12-07', '2026-12-11', 3],
  ['2026-03-30', '2026-04-03', 3],
  ['2026-12-24', '2027-01-04', 6],
])('national holidays are no working days: %s to %s has %d', (from, to, days) => {
  expect(workingDays(from, to)).toBe(days)
})

test('months end where the month ends', () => {
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-01-31', -12)).toBe('2025-01-31')
})

test.each([
  ['2026-02-10', '2027-01-01'],
  ['2026-11-30', '2027-08-30'],
  ['2026-05-31', '2027-03-01'],
])('after a release on %s the next closes from %s: nine months later and in another year', (last, earliest) => {
  expect(earliestClose(last)).toBe(earliest)
})

test('there is one code for each person for whom the single link is not, and none to spare', () => {
  const slips = [{ way: 'slips', people: 41 }] as const
  expect([0, 30, 41, 60].map((given) => codesLeft(41, given, slips))).toEqual([41, 11, 0, 0])
  const beside = [
    { way: 'single-link', people: 250 },
    { way: 'slips', people: 30 },
    { way: 'email-swap', people: 20 },
  ] as const
  expect([0, 20, 50].map((given) => codesLeft(300, given, beside))).toEqual([50, 30, 0])
})

test('half of the term must be over before an early close', () => {
  expect(earlyCloseFrom('2026-11-01', '2026-11-21')).toBe('2026-11-11')
  expect(earlyCloseFrom('2026-11-01', '2026-11-20')).toBe('2026-11-11')
})

const open: DueCampaign = { status: 'open', opensOn: '2026-11-01', closesOn: '2026-11-20', selfExtended: false, k: 10 }

test.each<[string, Partial<DueCampaign>, number, string, unknown]>([
  ['on its last day it is open', {}, 3, '2026-11-20', { kind: 'none' }],
  ['with k answers it closes the day after', {}, 10, '2026-11-21', { kind: 'close' }],
  ['with fewer it goes on for ten days', {}, 9, '2026-11-21', { kind: 'self-extend', closesOn: '2026-11-30' }],
  ['only once', { selfExtended: true }, 9, '2026-11-21', { kind: 'close' }],
  ['not when nobody looked until the ten days were over', {}, 9, '2026-12-01', { kind: 'close' }],
  ['a closed one is left alone', { status: 'closed' }, 0, '2026-12-01', { kind: 'none' }],
])('%s', (_what, change, answers, today, expected) => {
  expect(dueChange({ ...open, ...change }, answers, today)).toEqual(expected)
})

const batchesOf = (...slips: number[]) => slips.map((each, place) => ({ id: `b${place}`, slips: each }))

test.each([
  ['all were printed, each large', [200, 464], 664, ['b0', 'b1']],
  // Of all who answered, those of the large site are known: the others would be the two of the small one.
  ['two people are elsewhere', [60, 2], 62, []],
  ['two people have no slip yet', [60, 40], 102, ['b0']],
  ['enough people are elsewhere', [60, 20, 15], 95, ['b0']],
  ['one small site hides among others', [60, 50, 2], 112, ['b0']],
  ['more were printed than people, before the present rules', [60, 60], 100, ['b0']],
  ['none is large', [29, 29], 58, []],
] as const)('participation by site where %s', (_what, slips, people, shown) => {
  expect([...shownBatches(batchesOf(...slips), people)].sort()).toEqual(shown)
})

test('outside the sites of which participation is told there is nobody, or as many people as a site needs', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 8 }), fc.nat({ max: 80 }), (slips, more) => {
      const batches = batchesOf(...slips)
      const people = slips.reduce((sum, each) => sum + each, 0) + more
      const shown = shownBatches(batches, people)
      const told = batches.filter(({ id }) => shown.has(id)).reduce((sum, each) => sum + each.slips, 0)
      if (shown.size > 0) expect(people - told === 0 || people - told >= SMALLEST_SHOWN_BATCH).toBe(true)
    }),
  )
})
