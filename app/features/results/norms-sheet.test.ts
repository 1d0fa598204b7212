import { expect, test } from 'vitest'
import { makeRelease } from '#surveys/disclosure/make-release.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { aggregateOf } from '#tests/support/aggregates.ts'
import { NO_NOISE } from '#tests/support/noise.ts'
import { normsSheets } from './norms-sheet.server.ts'
import { describe as described, type Results } from './view-results.server.ts'

const instrument = latestInstrument('gender-stereotypes')
const ids = [
  ...instrument.scoring.dimensions.flatMap(({ items }) => items.map(({ id }) => id)),
  ...instrument.scoring.unscored.flatMap((item) => (item.kind === 'perceived-norm' ? [item.id] : [])),
]
/** Every step of the scale as often as the others, so that questions are shown. */
const people = Array.from({ length: 100 }, (_, person) => ({
  answers: Object.fromEntries(ids.map((id, place) => [id, String(((person + place) % 5) + 1)])),
  segments: { sex: person % 2 ? 'mujer' : 'hombre' },
}))
const release = makeRelease(instrument, aggregateOf(instrument, people), {
  k: 10,
  population: { women: 100, men: 100 },
  noise: NO_NOISE,
})
const results = { record: { release }, instrument: described(instrument) } as unknown as Results

test('the workbook holds each perceived norm that the page holds, and the reason of each that is not shown', () => {
  const [sheet] = normsSheets(results)
  const [, ...rows] = sheet?.rows ?? []
  expect(rows).toHaveLength(release.perceivedNorms?.length ?? -1)
  expect(rows.some(([, , own]) => own !== null)).toBe(true)
  for (const [index, { gap }] of (release.perceivedNorms ?? []).entries()) {
    const [, , own, perceived, difference, says] = rows[index] ?? []
    expect([own, perceived, difference]).toEqual(gap ? [gap.own, gap.perceived, gap.difference] : [null, null, null])
    expect(String(says).length).toBeGreaterThan(10)
  }
})

test('an instrument that does not ask for them has no such sheet', () => {
  const without = { ...release, perceivedNorms: undefined }
  expect(normsSheets({ ...results, record: { release: without } } as unknown as Results)).toEqual([])
})
