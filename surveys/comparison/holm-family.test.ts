import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holmSteps } from './holm-family.ts'

test('calls what the published example calls', () => {
  // R package HDLSSkST 2.1.0, example of `Holm(pvalues, 0.05)`: outputs 0 0 1 0 0 0 1
  // (search.r-project.org/CRAN/refmans/HDLSSkST/html/Holm.html, read in November 2026).
  const p = [0.5, 0.01, 0.001, 0.69, 0.02, 0.05, 0.0025]
  expect(holmSteps(p).map(({ called }) => Number(called))).toEqual([0, 0, 1, 0, 0, 0, 1])
})

test('calls what another program calls, also where two are equal', () => {
  // R 4.2.2, `p.adjust(p, "holm")`: 0.0280 0.0280 0.0484 0.0600 0.0484 0.2000 0.0415.
  const p = [0.004, 0.004, 0.0121, 0.03, 0.0125, 0.2, 0.0083]
  expect(holmSteps(p).map(({ called }) => Number(called))).toEqual([1, 1, 1, 0, 1, 0, 1])
})

test("the levels are Holm's: α / m, α / (m − 1), … by rank", () => {
  // α / (m − i + 1) at rank i of m, as the manual of the R package mutoss writes Holm's critical values.
  expect(holmSteps([0.03, 0.001, 0.02]).map(({ alpha }) => alpha)).toEqual([0.05, 0.05 / 3, 0.025])
})

test('what was stated and cannot be computed makes the others harder to call', () => {
  expect(holmSteps([0.02, 0.01]).map(({ called }) => called)).toEqual([true, true])
  // R 4.2.2, `p.adjust(c(0.02, 0.01), "holm", n = 4)`: 0.06 0.04; with n = 6: 0.10 0.06.
  expect(holmSteps([0.02, 0.01], 4).map(({ called }) => called)).toEqual([false, true])
  expect(holmSteps([0.02, 0.01], 6).map(({ called }) => called)).toEqual([false, false])
})

/** Adjusted p as R's `p.adjust(p, "holm")` is written: cummax of (m − i + 1) p in order. */
function adjusted(p: readonly number[]): number[] {
  const order = p.map((_each, index) => index).sort((one, other) => (p[one] ?? 0) - (p[other] ?? 0))
  const made: number[] = []
  let most = 0
  order.forEach((index, rank) => {
    most = Math.max(most, (p.length - rank) * (p[index] ?? 0))
    made[index] = Math.min(1, most)
  })
  return made
}

test('calls exactly where the adjusted p of R is at most 5 %', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 40 }), (numbers) => {
      const p = numbers.map((each) => (each + 0.37) / 1000)
      expect(holmSteps(p).map(({ called }) => called)).toEqual(adjusted(p).map((each) => each < 0.05))
    }),
  )
})
