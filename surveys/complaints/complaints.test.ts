import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedUntil, halfBefore, halfId, lastDayOf, lastEndedHalf, openHalves, readHalf } from './half-years.ts'
import { COMPLAINT_COUNTS, reportFaults, type ComplaintCounts, type ComplaintReport } from './report.ts'
import { complaintTotals } from './totals.ts'

const FIRST = { year: 2026, half: 1 } as const
const counts = (all: Partial<ComplaintCounts> = {}): ComplaintCounts => ({
  ...{ received: 4, exOfficio: 1, protected: 3, begun: 4, ended: 2, sanctioned: 1 },
  ...all,
})
const report = (all: Partial<ComplaintCounts> = {}, deliveredOn: string | null = null): ComplaintReport => ({
  ...{ state: 'counted', counts: counts(all), improvements: '', deliveredOn },
})

describe('half years', () => {
  test.each([
    ['2026-06-30', '2025-2'],
    ['2026-07-01', '2026-1'],
    ['2026-12-31', '2026-1'],
    ['2027-01-01', '2026-2'],
  ])('on %s the newest that is over is %s', (today, id) => {
    expect(halfId(lastEndedHalf(today))).toBe(id)
  })
  test('four of them may be told, and each is read as it is written', () => {
    expect(openHalves('2026-11-29').map(halfId)).toEqual(['2026-1', '2025-2', '2025-1', '2024-2'])
    for (const half of openHalves('2026-11-29')) expect(readHalf(halfId(half))).toEqual(half)
    for (const text of ['2026-3', '26-1', '2026', '2026-1x', '']) expect(readHalf(text)).toBeNull()
  })
  test('each ends and is counted on its days', () => {
    const second = halfBefore({ year: 2027, half: 1 })
    expect([lastDayOf(FIRST), countedUntil(FIRST), lastDayOf(second), countedUntil(second)]).toEqual([
      ...['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31'],
    ])
  })
})

test.each<[string, ComplaintReport, string[]]>([
  ['none', { state: 'none' }, []],
  ['sound', report(), []],
  [
    'without a case',
    report({ received: 0, exOfficio: 0, protected: 0, begun: 0, ended: 0, sanctioned: 0 }),
    ['no-cases'],
  ],
  ['more protected than cases', report({ protected: 6 }), ['above protected']],
  ['more begun than cases', report({ begun: 6 }), ['above begun']],
  ['more ended than begun', report({ begun: 1, ended: 2 }), ['above ended']],
  ['more sanctions than ended', report({ sanctioned: 3 }), ['above sanctioned']],
  ['handed in within the half year', report({}, '2026-06-30'), ['delivered-early']],
  ['handed in tomorrow', report({}, '2026-08-02'), ['delivered-late']],
  ['handed in today', report({}, '2026-08-01'), []],
])('a report %s', (_what, given, faults) => {
  const found = reportFaults(given, FIRST, '2026-08-01')
  expect(found.map((each) => (each.kind === 'above' ? `above ${each.count}` : each.kind))).toEqual(faults)
})

describe('totals', () => {
  const five = [1, 2, 3, 2, 2].map((received) => report({ received }))
  test('are shown from five entities with cases, none above half, none under five', () => {
    expect(complaintTotals(five).totals.received).toEqual({ kind: 'shown', value: 10 })
    expect(complaintTotals(five.slice(1)).totals.received).toEqual({ kind: 'too-few-entities' })
    expect(complaintTotals([...five, report({ received: 11 })]).totals.received).toEqual({ kind: 'one-dominates' })
    expect(complaintTotals([...five, report({ received: 10 })]).totals.received).toEqual({ kind: 'shown', value: 20 })
    const few = [1, 1, 1, 1, 0].map((sanctioned) => report({ sanctioned }))
    expect(complaintTotals(few).totals.sanctioned).toEqual({ kind: 'few' })
    expect(complaintTotals(five.map(() => report({ sanctioned: 0 }))).totals.sanctioned).toEqual({ kind: 'few' })
  })
  test('how many had cases is said only where both numbers are five or more', () => {
    const none: ComplaintReport[] = Array.from({ length: 5 }, () => ({ state: 'none' }))
    expect(complaintTotals([...five, ...none])).toMatchObject({ told: 10, withCases: { cases: 5, none: 5 } })
    expect(complaintTotals([...five, ...none.slice(1)])).toMatchObject({ told: 9, withCases: null })
  })
  test('no total that is shown gives the count of one entity to another that knows only its own', () => {
    const one = fc.integer({ min: 0, max: 9 })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (received) => {
        const all = received.map((each) => report({ received: each }))
        for (const count of COMPLAINT_COUNTS) {
          const total = complaintTotals(all).totals[count]
          if (total.kind !== 'shown' || count !== 'received') continue
          expect(received.length).toBeGreaterThanOrEqual(5)
          for (const own of received) {
            // What is left after one's own leaves more than one possibility for every other entity.
            const others = total.value - own
            expect(others).toBeGreaterThanOrEqual(Math.ceil(total.value / 2))
          }
        }
      }),
    )
  })
})
