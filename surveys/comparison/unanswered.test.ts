import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { reversalOf, worstCase } from './unanswered.ts'

test('is what is left open when nothing is assumed of the silent', () => {
  // By hand: of 106 people 64 answered, 21 of them with yes. Of all 106 it is at least 21, and at most these and the 42 who
  // were silent: between 21/106 and 63/106. Here in points, with what a whole percent rounds away.
  const found = worstCase({ figure: shownFigure(32.8, 5, 64), population: 106 })
  expect(found).toEqual({ low: 19, high: 60, answered: 64 / 106 })
  expect([21 / 106, 63 / 106].map((share) => Math.floor(share * 100))).toEqual([19, 59])
})

test('is the figure itself where everybody answered, and all of 0 to 100 where hardly anybody did', () => {
  expect(worstCase({ figure: shownFigure(62.3, 0, 40), population: 40 })).toEqual({ low: 62, high: 63, answered: 1 })
  expect(worstCase({ figure: shownFigure(50, 9, 10), population: 1000 })).toMatchObject({ low: 0, high: 100 })
})

test('of a bounded figure starts from its bound, and nothing is said without a staff or with more answers than people', () => {
  expect(worstCase({ figure: BOUNDED, population: 50 })).toEqual({ low: 0, high: 24, answered: 0.8 })
  expect(worstCase({ figure: HIDDEN, population: 50 })).toBeNull()
  expect(worstCase({ figure: shownFigure(50, 5, 40), population: null })).toBeNull()
  expect(worstCase({ figure: shownFigure(50, 5, 40), population: 39 })).toBeNull()
})

test('holds the mean of everybody, whatever the silent would have said', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 30, maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 60 }),
      (answered, silent) => {
        const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length
        const figure = shownFigure(Math.round(mean(answered) * 10) / 10, 5, answered.length)
        const found = worstCase({ figure, population: answered.length + silent.length })
        const truth = mean([...answered, ...silent])
        expect(found && found.low <= truth && truth <= found.high).toBe(true)
      },
    ),
  )
})

test('a difference turns when the silent are different enough, or never', () => {
  const higher = { figure: shownFigure(70, 3, 80), population: 100 }
  const lower = { figure: shownFigure(60, 3, 60), population: 100 }
  // 9 points sure after rounding, over 0.2 + 0.4 of silent staff: 15.
  expect(reversalOf(higher, lower)).toEqual({ kind: 'from', points: 15 })
  const all = { figure: shownFigure(60, 0, 100), population: 100 }
  expect(reversalOf({ figure: shownFigure(80.2, 3, 95), population: 100 }, all)).toEqual({ kind: 'never' })
  expect(reversalOf(higher, { figure: HIDDEN, population: 100 })).toBeNull()
})
