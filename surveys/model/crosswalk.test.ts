import { expect, test } from 'vitest'
import { INSTRUMENTS } from '#surveys/instruments/index.ts'
import { genderStereotypesV1 as first } from '#surveys/instruments/gender-stereotypes/v1/instrument.ts'
import { genderStereotypesV2 as second } from '#surveys/instruments/gender-stereotypes/v2/instrument.ts'
import { comparability, crosswalkProblems, seriesOf } from './crosswalk.ts'
import type { Crosswalk, Instrument } from './instrument.ts'

const pairs = INSTRUMENTS.flatMap((after) =>
  INSTRUMENTS.filter((before) => before.slug === after.slug && before.version === after.version - 1).map(
    (before) => [`${after.slug} v${after.version}`, before, after] as const,
  ),
)

test('there is a second version', () => {
  expect(pairs.length).toBeGreaterThan(0)
})

test.each(pairs)('the crosswalk of %s says everything that changed', (_, before, after) => {
  expect(crosswalkProblems(before, after)).toEqual([])
})

const { crosswalk: real } = second
if (!real) throw new Error('no crosswalk')
const withItems = (items: Crosswalk['items']): Instrument => ({ ...second, crosswalk: { ...real, items } })
const without = (id: string) =>
  withItems(Object.fromEntries(Object.entries(real.items).filter(([name]) => name !== id)))

test.each([
  ['a rewording that is not named', without('cui-02'), 'cui-02: its wording changed'],
  ['a dropped item that is not named', without('mas-03'), 'mas-03: is same'],
  ['a new item that is not named', without('mas-06'), 'mas-06: is same'],
  [
    'an item called dropped that is there',
    withItems({ ...real.items, 'aut-01': { relation: 'dropped', why: 'x' } }),
    'aut-01: is dropped',
  ],
  [
    'an item that no version has',
    withItems({ ...real.items, 'zzz-01': { relation: 'changed', why: 'x' } }),
    'zzz-01: is in neither',
  ],
])('%s is found', (_, after, words) => {
  expect(crosswalkProblems(first, after).join('\n')).toContain(words)
})

test('only what is comparable is compared: the dimension with another item is not, and so the overall is not', () => {
  expect(comparability(INSTRUMENTS, first, second)).toEqual({
    overall: false,
    dimensions: { cui: true, aut: true, tra: true, ser: true, mas: false, emo: true },
  })
  expect(comparability(INSTRUMENTS, second, second)).toMatchObject({ overall: true, dimensions: { mas: true } })
})

test('two figures stand in one series exactly where they are comparable, for every measure of every two versions', () => {
  const both = INSTRUMENTS.flatMap((later) =>
    INSTRUMENTS.filter(({ slug, version }) => slug === later.slug && version <= later.version).map(
      (earlier) => [earlier, later] as const,
    ),
  )
  for (const [earlier, later] of both) {
    const [one, other] = [seriesOf(INSTRUMENTS, earlier), seriesOf(INSTRUMENTS, later)]
    const { overall, dimensions } = comparability(INSTRUMENTS, earlier, later)
    expect(one.overall === other.overall, later.slug).toBe(overall)
    for (const [id, series] of Object.entries(other.dimensions))
      expect(one.dimensions[id] === series, `${later.slug} ${id}`).toBe(dimensions[id] === true)
  }
  expect(seriesOf(INSTRUMENTS, second)).toEqual({
    overall: 2,
    dimensions: { cui: 1, aut: 1, tra: 1, ser: 1, mas: 2, emo: 1 },
  })
})
