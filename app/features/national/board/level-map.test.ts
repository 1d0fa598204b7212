import { describe, expect, test } from 'vitest'
import type { NewestFigure } from '#db/queries/newest-figures.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { levelMap, weakestDimensions } from './level-map.ts'

const instrument = latestInstrument('organizational-culture')
const [first, second, third] = instrument.scoring.dimensions.map(({ id }) => id)
if (!first || !second || !third) throw new Error('The instrument has three dimensions')
/** As many entities with one value; the first may have more answers than the others have together. */
const mean = (level: NewestFigure['level'], measure: string, entities: number, value: number, heaviest = 10) =>
  Array.from({ length: entities }, (_, at) => ({ level, measure, value, n: at === 0 ? heaviest : 10 }))

describe('dimensions by level of government', () => {
  const map = levelMap(instrument, [
    ...mean('ministry', first, 6, 40),
    ...mean('local-government', first, 4, 90),
    ...mean('regional-government', first, 8, 55, 71),
    ...mean('ministry', second, 6, 50),
  ])
  const row = map.find(({ id }) => id === first)

  test('a level with fewer than five entities, or with one that outweighs the others, is not shown', () => {
    expect(row?.levels.map(({ figure }) => figure?.value ?? null)).toEqual([40, null, null, null, null])
  })

  test('but its entities count in the country, each once', () => {
    expect(row?.country).toEqual({
      value: Math.round((6 * 40 + 4 * 90 + 8 * 55) / 18),
      level: 'in-process',
      entities: 18,
    })
  })

  test('a measure of nobody is not shown', () => {
    expect(map[0]?.country).toBeNull()
  })
})

describe('where the country is weakest', () => {
  test('is the lowest dimension of each group that shows two or more, the general result apart, ties together', () => {
    const map = levelMap(instrument, [
      ...mean('ministry', 'overall', 5, 1),
      ...[first, second].flatMap((id) => mean('ministry', id, 5, 30)),
      ...mean('ministry', third, 5, 31),
      ...mean('autonomous-body', first, 5, 20),
    ])
    const titleOf = (id: string) => instrument.scoring.dimensions.find((each) => each.id === id)?.title
    expect(weakestDimensions(map)).toEqual([
      { level: null, titles: [titleOf(first)], value: 25, entities: 10 },
      { level: 'ministry', titles: [titleOf(first), titleOf(second)], value: 30, entities: 5 },
    ])
  })
})
