import fc from 'fast-check'
import { expect, test } from 'vitest'
import { INSTRUMENTS, LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { organizationalCultureV1 as culture } from '#surveys/instruments/organizational-culture/v1/instrument.ts'
import { genderStereotypesV2 } from '#surveys/instruments/gender-stereotypes/v2/instrument.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import { madeRelease, wantedOf } from '#tests/support/made-releases.ts'
import { NO_NOISE } from '#tests/support/noise.ts'
import { makeRelease } from './make-release.ts'
import type { Figure, Release } from './release.ts'
import { releasedFigures } from './released-figures.ts'

/** What a release says at the place of a figure, read the plain way. */
function saidOf({ overall, dimensions, cuts }: Release, measure: string, cut: string, cell: string) {
  if (cut === '') return measure === 'overall' ? overall : dimensions.find(({ id }) => id === measure)?.figure
  const cells = cuts.find(({ segment }) => segment === cut)?.cells
  const found = cells === 'none' ? undefined : cells?.find(({ value }) => value === cell)
  return measure === 'overall' ? found?.overall : found?.dimensions[measure]
}

/** How many figures a release has, counted where they can stand. */
function countOf({ dimensions, cuts }: Release): number {
  const cells = cuts.flatMap((cut) => (cut.cells === 'none' ? [] : cut.cells))
  return 1 + dimensions.length + cells.reduce((sum, cell) => sum + 1 + Object.keys(cell.dimensions).length, 0)
}

const person = (index: number, sex: string, lean: number) => ({
  answers: Object.fromEntries(
    culture.scoring.dimensions
      .flatMap(({ items }) => items)
      .map(({ id }, place) => [id, String(Math.min(5, Math.max(1, 3 + lean + (((index * 7 + place * 3) % 5) - 2))))]),
  ),
  segments: { sex },
})

/** A release that went through the gate. */
const gated = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 2 }))
  .map(([women, men, lean]) =>
    makeRelease(
      culture,
      aggregateOf(culture, [
        ...Array.from({ length: women }, (_, index) => person(index, 'mujer', lean)),
        ...Array.from({ length: men }, (_, index) => person(index, 'hombre', 0)),
      ]),
      { k: 10, population: { women: 60, men: 60 }, noise: NO_NOISE },
    ),
  )

/** One that says anything, of every instrument that staff answer: with what happened to people where it is asked. */
const made = fc
  .constantFrom(...LATEST_INSTRUMENTS.filter(({ nature }) => nature !== 'institutional'))
  .chain((instrument) => wantedOf(instrument).map((wanted) => madeRelease(instrument, wanted)))

test('every figure stands in the release where it says, each once, and nothing else does', () => {
  fc.assert(
    fc.property(fc.oneof({ arbitrary: gated, weight: 1 }, { arbitrary: made, weight: 3 }), (release) => {
      const figures = releasedFigures(release, INSTRUMENTS)
      expect(figures).toHaveLength(countOf(release))
      expect(new Set(figures.map(({ measure, cut, cell }) => `${measure} ${cut} ${cell}`)).size).toBe(figures.length)
      for (const { measure, cut, cell, figure } of figures) expect(figure).toEqual(saidOf(release, measure, cut, cell))
    }),
    { numRuns: 60 },
  )
})

test('nothing of what happened to people, of questions or of gaps moves a figure', () => {
  fc.assert(
    fc.property(made, (release) => {
      const { format, instrument, k, population, participation, representativeness, overall, dimensions, cuts } =
        release
      const kept = { format, instrument, k, population, participation, representativeness, overall, dimensions, cuts }
      const bare = { ...kept, items: [], gaps: {} } as unknown as Release
      expect(releasedFigures(bare, INSTRUMENTS)).toEqual(releasedFigures(release, INSTRUMENTS))
    }),
    { numRuns: 60 },
  )
})

test('each measure carries the series of its version; of a version that nobody knows nothing is comparable', () => {
  const release = madeRelease(genderStereotypesV2, {})
  const seriesIn = (all: ReturnType<typeof releasedFigures>) =>
    Object.fromEntries(all.map(({ measure, series }) => [measure, series]))
  expect(seriesIn(releasedFigures(release, INSTRUMENTS))).toEqual({
    ...{ overall: 2, cui: 1, aut: 1, tra: 1, ser: 1, mas: 2, emo: 1 },
  })
  expect(new Set(releasedFigures(release, []).map(({ series }) => series))).toEqual(new Set([2]))
  const scored = (figure: Figure | undefined) => figure?.kind
  expect(scored(releasedFigures(release, INSTRUMENTS)[1]?.figure)).toBe('scored')
})
