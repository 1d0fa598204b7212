import { expect, test } from 'vitest'
import type { Figure, ReleaseCut } from '#surveys/disclosure/release.ts'
import { BOUNDED, HIDDEN, shownFigure } from '#tests/support/shown-figure.ts'
import { twoSidedQuantile } from '#tests/support/student-t.ts'
import { postStratified } from './post-stratify.ts'

const cells = (women: Figure, men: Figure) =>
  [
    { value: 'mujer', overall: women, dimensions: {} },
    { value: 'hombre', overall: men, dimensions: {} },
  ] as ReleaseCut['cells']

test('is the estimate of another program', () => {
  // R 4.2.2 with the package survey 4.1.1: 84 of 240 women and 40 of 160 men at 100, the others at 0, weights of 10;
  // `svymean(~y, postStratify(design, ~sex, …))` over 2,700 women and 1,300 men is 31.75; raw it is 31.
  const women = shownFigure(35, 5.5, 240)
  const men = shownFigure(25, 6.2, 160)
  expect(postStratified(cells(women, men), 'overall', { women: 2700, men: 1300 })).toMatchObject({ value: 31.8 })
  expect(((84 / 240) * 2700 + (40 / 160) * 1300) / 40).toBe(31.75)
})

test('has the interval of two independent parts', () => {
  const found = postStratified(cells(shownFigure(70.3, 4, 80), shownFigure(50.2, 5, 60)), 'overall', {
    women: 300,
    men: 100,
  })
  const errors = [(0.75 * 4.05) / twoSidedQuantile(0.05, 79), (0.25 * 5.05) / twoSidedQuantile(0.05, 59)] as const
  const variance = errors[0] ** 2 + errors[1] ** 2
  const df = variance ** 2 / (errors[0] ** 4 / 79 + errors[1] ** 4 / 59)
  const half = twoSidedQuantile(0.05, df) * Math.sqrt(variance) + 0.05
  const value = 0.75 * 70.3 + 0.25 * 50.2
  expect(found).toEqual({
    value: 65.3,
    low: Math.floor((value - half) * 10) / 10,
    high: Math.ceil((value + half) * 10) / 10,
  })
})

test('is said only where both sexes are, and both work there', () => {
  const shown = shownFigure(60.1, 4, 80)
  const people = { women: 100, men: 90 }
  expect(postStratified(cells(shown, shown), 'overall', people)).not.toBeNull()
  expect(postStratified(cells(shown, HIDDEN), 'overall', people)).toBeNull()
  expect(postStratified(cells(shown, BOUNDED), 'overall', people)).toBeNull()
  expect(postStratified('none', 'overall', people)).toBeNull()
  expect(postStratified(cells(shown, shown), 'overall', null)).toBeNull()
  expect(postStratified(cells(shown, shown), 'overall', { women: 100, men: 0 })).toBeNull()
  expect(postStratified(cells(shown, shown), 'another', people)).toBeNull()
})
