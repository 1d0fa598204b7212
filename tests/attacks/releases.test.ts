import { NO_NOISE } from '#tests/support/noise.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organizationalCultureV1 as instrument } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { aggregateOf, type MadeResponse } from '#tests/support/aggregates.ts'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import type { Figure, Release } from '#surveys/disclosure/release.ts'
import { FIGURE_READINGS } from './figures.ts'

/**
 * Somebody who has the JSON of a release, the population and this program, and wants to know what a few people
 * answered. She may send no answers of her own: nine known answers of ten leave one open, and that is said to staff.
 */

const K = 10
type Interval = { low: number; high: number }

function responsesOf(people: readonly { sex: string; lean: number; skips: number }[]): MadeResponse[] {
  return people.map(({ sex, lean, skips }, person) => ({
    answers: Object.fromEntries(
      instrument.scoring.dimensions.flatMap(({ items }, place) =>
        place < skips
          ? []
          : items.map(({ id, keyed }, index) => {
              const wanted = Math.min(5, Math.max(1, lean + ((person * 7 + index * 3 + place) % 4) - 1))
              return [id, String(keyed === 'reverse' ? 6 - wanted : wanted)]
            }),
      ),
    ),
    ...(sex === '' ? {} : { segments: { sex } }),
  }))
}

const person = fc.record({
  sex: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('mujer', 'hombre') },
    { weight: 1, arbitrary: fc.constantFrom('', 'otra', 'pnr') },
  ),
  lean: fc.integer({ min: 0, max: 6 }),
  skips: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) }),
})
const entity = fc.array(person, { minLength: 10, maxLength: 70 })

function attackEach(attack: (release: Release) => void, numRuns = 150): void {
  fc.assert(
    fc.property(entity, (people) => {
      attack(
        makeRelease(instrument, aggregateOf(instrument, responsesOf(people)), {
          k: K,
          population: { women: 90, men: 90 },
          noise: NO_NOISE,
        }),
      )
    }),
    { numRuns },
  )
}

/** The least that a rounded value can leave open: she takes every number for one with a decimal. */
function valueInterval(figure: Extract<Figure, { kind: 'scored' }>): Interval {
  if (figure.bound !== 'exact') return { low: figure.low, high: figure.high }
  const half = 0.05
  return { low: figure.value - half, high: figure.value + half }
}

test('total minus cuts: the people in no shown cell keep a mean open over 60 points, or no cell is shown', () => {
  attackEach((release) => expect(FIGURE_READINGS.totalMinusCuts(release)).toEqual([]))
})

test('overall minus dimensions: a dimension that is only bounded stays open over its bound', () => {
  attackEach((release) => {
    const bounded = release.dimensions.filter(({ figure }) => figure.kind === 'scored' && figure.bound !== 'exact')
    if (bounded.length !== 1 || release.overall.kind !== 'scored' || release.overall.bound !== 'exact') return
    const others = release.dimensions.flatMap(({ id, figure }) =>
      figure.kind === 'scored' && id !== bounded[0]?.id ? [valueInterval(figure)] : [],
    )
    const sum = others.reduce((all, { low, high }) => ({ low: all.low + low, high: all.high + high }), {
      low: 0,
      high: 0,
    })
    const count = release.dimensions.length
    const half = 0.5
    const found = {
      low: count * (release.overall.value - half) - sum.high,
      high: count * (release.overall.value + half) - sum.low,
    }
    expect(found.high - found.low).toBeGreaterThan(5)
  }, 300)
})

test('numbers of answers never differ from the participants by one to k − 1', () => {
  attackEach((release) => {
    if (release.participation.kind !== 'shown') return
    const { n } = release.participation
    const figures = [release.overall, ...release.dimensions.map(({ figure }) => figure)]
    const exact = [
      ...figures.flatMap((figure) =>
        figure.kind === 'scored' && figure.count.kind === 'exact' ? [figure.count.n] : [],
      ),
      ...release.items.flatMap(({ distribution }) =>
        distribution.kind === 'shown' && distribution.count.kind === 'exact' ? [distribution.count.n] : [],
      ),
    ]
    for (const count of exact) expect(n - count === 0 || n - count >= K, `${n} and ${count}`).toBe(true)
  })
})

test('no bounded class of an item can be subtracted from the others', () => {
  attackEach((release) => {
    for (const { distribution } of release.items) {
      if (distribution.kind !== 'shown') continue
      const bounded = distribution.classes.filter(({ share }) => share.kind === 'at-most')
      const open = distribution.classes.filter(({ share }) => share.kind === 'between' || share.kind === 'at-least')
      if (bounded.length > 0) expect(open.length).toBeGreaterThan(0)
    }
  })
})

test('where a level of women or men is hidden, neither the other level nor the difference gives it away', () => {
  attackEach((release) => {
    const cells = release.cuts.find(({ segment }) => segment === 'sex')?.cells
    if (!cells || cells === 'none') return
    for (const { id } of release.dimensions) {
      const shown = cells.map((cell) => cell.dimensions[id]).filter((figure) => figure?.kind === 'scored')
      expect([0, 2]).toContain(shown.length)
      const boundedLevel = shown.some((figure) => figure?.kind === 'scored' && figure.bound !== 'exact')
      if (boundedLevel) expect(release.gaps[id]?.kind).toBe('suppressed')
    }
  })
})

test('a hidden dimension is not in the overall, in a cell or in the difference either', () => {
  attackEach((release) => {
    if (release.dimensions.every(({ figure }) => figure.kind === 'scored')) return
    expect(release.overall.kind).toBe('suppressed')
  })
})
