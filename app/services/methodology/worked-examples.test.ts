import { describe, expect, test } from 'vitest'
import { workedExamples } from './worked-examples.ts'

const examples = workedExamples()

/** Worked out by hand or with tables; the page must say the same. */
describe('the examples of the methodology', () => {
  test('twelve scores of forty people', () => {
    expect(examples.margin.mean).toBeCloseTo(740 / 12, 9)
    // t(97.5 %, 11) = 2.201; s = 15.317…; √(28/39) = 0.8473
    expect(examples.margin.t).toBeCloseTo(2.201, 3)
    expect(examples.margin.correction).toBeCloseTo(0.8473, 4)
    expect(examples.margin.margin).toBeCloseTo((2.201 * examples.margin.deviation * 0.8473) / Math.sqrt(12), 2)
  })

  test('a person: what has no points does not count, and five of nine dimensions are enough', () => {
    const scored = examples.person.rows.filter(({ points }) => points !== null)
    expect(examples.person.score).toMatchObject({ kind: 'scored', score: scored.reduce((sum, { points }) => sum + (points ?? 0), 0) / scored.length })
    expect(examples.person.rows.some(({ points }) => points === null)).toBe(true)
    expect(examples.person.overall).toMatchObject({ kind: 'scored', answered: 5, applicable: 9 })
  })

  test('6 of 60: Wilson from 4.7 % to 20.1 %, narrower in a population of 90', () => {
    const { all, corrected } = examples.wilson
    expect(100 * (all?.low ?? 0)).toBeCloseTo(4.66, 1)
    expect(100 * (all?.high ?? 0)).toBeCloseTo(20.15, 1)
    expect((corrected?.high ?? 1) - (corrected?.low ?? 0)).toBeLessThan((all?.high ?? 0) - (all?.low ?? 1))
  })

  test('one gap is called and one is not', () => {
    expect([examples.gap.first.called, examples.gap.second.called]).toEqual([true, false])
  })

  test('eight dimensions of nine at the top: consolidated without the cap, in process with it', () => {
    expect(examples.budget.overall).toBeCloseTo(800 / 9, 9)
    expect(examples.budget.level).toMatchObject({ uncapped: 'consolidated', id: 'in-process' })
  })

  test('alpha of five people and three items', () => {
    // Variances 0.15625, 0.075, 0.1375; variance of the sum 0.95625 (all with divisor n − 1).
    expect(examples.alpha.alpha).toBeCloseTo(1.5 * (1 - (0.15625 + 0.075 + 0.1375) / 0.95625), 9)
  })

  test('a figure of nine is hidden, of 24 whole, of 64 with a decimal, of 97 bounded', () => {
    expect(examples.disclosure.figures.map(({ shown }) => (shown.kind === 'scored' ? [shown.value, shown.bound] : shown.reason))).toEqual(['too-few-answers', [61, 'exact'], [61.4, 'exact'], [95, 'at-least']])
    expect(examples.disclosure.open.map(({ shown }) => shown)).toEqual([{ kind: 'fewer-than-ten' }, { kind: 'at-least', n: 20 }])
  })

  test('the same change is claimed alone, and not among seven', () => {
    expect(examples.overTime.alone).toMatchObject({ kind: 'estimated', claimed: true })
    expect(examples.overTime.amongSeven).toMatchObject({ kind: 'estimated', claimed: false })
  })

  test('enough answers with rates too far apart; a third who do not know', () => {
    expect(examples.representative.problems).toEqual(['sexes-differ'])
    expect(examples.unknown.isFinding).toBe(true)
  })
})
