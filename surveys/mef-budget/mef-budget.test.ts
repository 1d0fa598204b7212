import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayAnswer, mefState } from './answers.ts'
import { MOST_CENTIMOS, plainSoles, readSoles, sumCentimos } from './money.ts'
import { mefTotals, type PliegoFigures } from './totals.ts'

describe('amounts', () => {
  test.each([
    ['0', 0],
    ['34857232', 3_485_723_200],
    ['34,857,232', 3_485_723_200],
    ['34 857 232', 3_485_723_200],
    ['34,857,232.5', 3_485_723_250],
    ['S/ 1,000.05', 100_005],
    ['0.1', 10],
    ['', null],
    ['-5', null],
    ['1,00', null],
    ['1.000.000', null],
    ['1.005', null],
    ['12,34.5', null],
    ['1e6', null],
    ['cien', null],
    ['99999999999999999999', null],
  ])('%j: %s céntimos', (text, centimos) => {
    expect(readSoles(text)).toBe(centimos)
  })

  test('what is written plainly is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MOST_CENTIMOS }), (centimos) => {
        expect(readSoles(plainSoles(centimos))).toBe(centimos)
      }),
    )
  })

  test('sums are exact, or there is none', () => {
    expect(sumCentimos(Array.from({ length: 1000 }, () => 10))).toBe(10_000)
    expect(() => sumCentimos([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
    expect(() => sumCentimos([0.5])).toThrow(RangeError)
  })
})

const soles = (amount: number) => amount * 100
const pliego = (level: PliegoFigures['level'], totalPim: number | null, ...programmes: [string, number, number][]) => ({
  level,
  totalPim: totalPim === null ? null : soles(totalPim),
  programmes: programmes.map(([code, pim, executed]) => ({ code, pim: soles(pim), executed: soles(executed) })),
})

describe('totals of a year', () => {
  test('a programme that several share counts once, its money every time', () => {
    const totals = mefTotals([
      pliego('ministry', 1000, ['1002', 400, 390], ['0080', 100, 80]),
      pliego('national-entity', 500, ['1002', 100, 100]),
      pliego('local-government', 50),
    ])
    expect(totals).toMatchObject({ pliegos: 3, pliegosWithProgramme: 2, programmes: 2 })
    expect([totals.pim, totals.executed]).toEqual([soles(600), soles(570)])
    expect(totals.executedPercent).toBe(95)
  })

  test('the regional share is of the whole budget of the regions that have a programme', () => {
    const { regional } = mefTotals([
      pliego('regional-government', 20_000, ['1002', 30, 20]),
      pliego('regional-government', 10_000, ['1002', 20, 10]),
      pliego('regional-government', 99_999),
      pliego('ministry', 1000, ['1002', 400, 390]),
    ])
    expect(regional).toEqual({ pliegos: 2, executed: soles(30), totalPim: soles(30_000), sharePercent: 0.1 })
  })

  test('where the whole budget of one region is not known there is no share, and no zero', () => {
    const { regional } = mefTotals([
      pliego('regional-government', null, ['1002', 30, 20]),
      pliego('regional-government', 10_000, ['1002', 20, 10]),
    ])
    expect(regional).toMatchObject({ executed: soles(30), totalPim: null, sharePercent: null })
  })

  test('of nothing there is no percentage', () => {
    expect(mefTotals([])).toMatchObject({ programmes: 0, executed: 0, executedPercent: null })
    expect(mefTotals([]).regional.sharePercent).toBeNull()
    expect(mefTotals([pliego('ministry', 5, ['1002', 0, 0])]).executedPercent).toBeNull()
  })

  test('the figures of 2019 come out as they were published', () => {
    const { executedPercent } = mefTotals([pliego('ministry', null, ['1002', 33_903_151_261, 32_275_800_000])])
    expect(executedPercent).toBeCloseTo(95.2, 1)
  })
})

describe('what is said of figures', () => {
  const yes = (revision: number) => ({ verdict: 'confirmed', revision, reply: null }) as const
  const no = (revision: number, reply: 'kept' | 'to-correct' | null = null) =>
    ({ verdict: 'objected', revision, reply }) as const

  test.each([
    [[], 1, 'unanswered'],
    [[yes(1)], 1, 'confirmed'],
    [[no(1)], 1, 'objected'],
    [[no(1, 'kept')], 1, 'kept'],
    [[no(1, 'to-correct')], 1, 'to-correct'],
    [[no(1, 'kept'), yes(1)], 1, 'confirmed'],
    [[yes(1), no(1)], 1, 'objected'],
    [[yes(1)], 2, 'unanswered'],
    [[yes(1), no(2)], 1, 'confirmed'],
  ] as const)('%j at revision %i: %s', (answers, revision, state) => {
    expect(mefState(answers, revision)).toBe(state)
  })

  test('nobody objects while an objection waits, or confirms twice', () => {
    expect(mayAnswer('objected', 'confirmed')).toBe(false)
    expect(mayAnswer('objected', 'objected')).toBe(false)
    expect(mayAnswer('confirmed', 'confirmed')).toBe(false)
    expect(mayAnswer('confirmed', 'objected')).toBe(true)
    expect(mayAnswer('kept', 'objected')).toBe(true)
    expect(mayAnswer('unanswered', 'confirmed')).toBe(true)
  })
})
