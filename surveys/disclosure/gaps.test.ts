import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { readScored, type ScoredPerson } from '#tests/attacks/scored-entities.ts'
import { ALL_DEFENCES } from './defences.ts'
import { roughCount } from './gaps.ts'

const PLACES = instrument.scoring.dimensions.length

const person = fc.record({
  sex: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('mujer', 'hombre') },
    { weight: 1, arbitrary: fc.constant('pnr') },
  ),
  lean: fc.integer({ min: -20, max: 20 }),
})
/** Spread of the answers, and by how much women and men differ in each dimension. */
const entity = fc.record({
  people: fc.array(person, { minLength: 20, maxLength: 90 }),
  apart: fc.array(fc.integer({ min: -24, max: 24 }), { minLength: PLACES, maxLength: PLACES }),
  more: fc.integer({ min: 0, max: 60 }),
})

test('a brecha is never beside an interval with zero in it, nor under 5 points; Holm stops at the first such interval', () => {
  let called = 0
  fc.assert(
    fc.property(entity, ({ people, apart, more }) => {
      const made = people.map(
        ({ sex, lean }): ScoredPerson => ({
          segments: { sex },
          scores: apart.map((points) => 50 + lean + (sex === 'mujer' ? points / 2 : -points / 2)),
        }),
      )
      const count = (sex: string) => people.filter((each) => each.sex === sex).length + more
      const population = { women: count('mujer') + count('pnr'), men: count('hombre') }
      const release = readScored({ people: made, population }, ALL_DEFENCES)
      for (const gap of Object.values(release.gaps)) {
        if (gap.kind !== 'estimated') continue
        const excludesZero = gap.low > 0 || gap.high < 0
        if (gap.called) {
          called += 1
          expect(excludesZero).toBe(true)
          expect(Math.abs(gap.difference)).toBeGreaterThanOrEqual(5)
        }
        expect(gap.difference - gap.low).toBeCloseTo(gap.high - gap.difference, 6)
      }
      const [overall] = Object.values(release.gaps)
      // Alone in its family, the overall is called wherever what is shown allows it.
      if (overall?.kind === 'estimated')
        expect(overall.called).toBe((overall.low > 0 || overall.high < 0) && Math.abs(overall.difference) >= 5)
    }),
    { numRuns: 300 },
  )
  expect(called).toBeGreaterThan(100)
})

test.each([
  [10, 10],
  [19, 10],
  [20, 20],
  [49, 20],
  [50, 50],
  [99, 50],
  [100, 100],
  [734, 500],
])('%i answers count as %i in the interval of a lonely difference', (n, rough) => {
  expect(roughCount(n)).toBe(rough)
})
