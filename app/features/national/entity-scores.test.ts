import { expect, test } from 'vitest'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import { madeRelease } from '#tests/support/made-releases.ts'
import { entityMaps } from './entity-scores.ts'

const campaign = (slug: InstrumentSlug, closedOn: string | null) => {
  const instrument = latestInstrument(slug)
  const found = instrument.scoring.prevalence ? { found: { any: 12 } } : {}
  const scores = madeRelease(instrument, found)
  return { instrumentSlug: slug, instrumentHash: instrument.hash, closedOn, scores }
}

test('the map of an entity has its three newest years, the general result first', () => {
  const years = ['2023-05-01', '2026-05-01', '2024-05-01', '2025-05-01']
  const [map, ...others] = entityMaps(years.map((day) => campaign('organizational-culture', day)))
  expect(others).toEqual([])
  expect(map?.years).toEqual([2024, 2025, 2026])
  expect(map?.rows[0]?.title).toBe('Resultado general')
  expect(map?.rows).toHaveLength(1 + latestInstrument('organizational-culture').scoring.dimensions.length)
  for (const { figures } of map?.rows ?? []) expect(figures).toHaveLength(3)
})

test('there is none of an instrument that asks what happened to people, nor of what is not released', () => {
  expect(entityMaps([campaign('sexual-harassment', '2026-05-01')])).toEqual([])
  expect(entityMaps([{ ...campaign('gender-stereotypes', '2026-05-01'), scores: undefined }])).toEqual([])
  expect(entityMaps([campaign('gender-stereotypes', null)])).toEqual([])
})
