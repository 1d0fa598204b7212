import { expect, test } from 'vitest'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { askedPages } from './asked-pages.ts'
import { sensitivePart } from './sensitive-part.ts'

test('the harassment form says where its sensitive part is announced, how it is skipped and where it ends', () => {
  const instrument = latestInstrument('sexual-harassment')
  const pages = askedPages(instrument, null)
  const part = sensitivePart(instrument, pages)
  expect(pages[part?.announcedAt ?? -1]?.name).toBe('aviso')
  expect(pages[part?.endsBefore ?? -1]?.name).toBe('datos')
  expect([...(part?.skippedBy ?? [])]).toEqual(['exp-00=no'])
  expect(part?.lastBehaviour).toBe('exp-14')
})

test.each(['organizational-culture', 'gender-stereotypes', 'public-budget'] as const)('%s has none', (slug) => {
  const instrument = latestInstrument(slug)
  expect(sensitivePart(instrument, askedPages(instrument, null))).toBeNull()
})
