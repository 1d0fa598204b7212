import { describe, expect, test } from 'vitest'
import { GOVERNMENT_LEVELS } from '#db/schema/entities.ts'
import { coverageRows, regionTiles, trendRows } from './coverage-facts.ts'

const [CULTURE, BUDGET] = ['organizational-culture', 'public-budget'] as const

describe('coverage', () => {
  test('counts entities out of those of their level, and a level without entities is nobody', () => {
    const [row] = coverageRows(
      [CULTURE],
      [
        { instrument: CULTURE, level: 'ministry', entities: 3 },
        { instrument: BUDGET, level: 'ministry', entities: 9 },
      ],
      [
        { level: 'ministry', entities: 19 },
        { level: 'local-government', entities: 10 },
      ],
    )
    expect(row?.country).toEqual({ entities: 3, of: 29 })
    expect(row?.levels.map(({ entities, of }) => [entities, of])).toEqual([
      [3, 19],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 10],
    ])
    expect(row?.levels.map(({ level }) => level)).toEqual(GOVERNMENT_LEVELS)
  })
})

describe('the trend', () => {
  test.each([
    ['nothing yet', [], 2026, [[2026, 0]]],
    [
      'one year ago',
      [[2025, 4]],
      2026,
      [
        [2025, 4],
        [2026, 0],
      ],
    ],
    [
      'a year between without any',
      [
        [2023, 4],
        [2025, 2],
      ],
      2025,
      [
        [2023, 4],
        [2024, 0],
        [2025, 2],
      ],
    ],
    [
      'seven years',
      [
        [2019, 50],
        [2025, 2],
      ],
      2025,
      [
        [2020, 0],
        [2021, 0],
        [2022, 0],
        [2023, 0],
        [2024, 0],
        [2025, 2],
      ],
    ],
    [
      'a budget of the next year',
      [[2027, 1]],
      2026,
      [
        [2026, 0],
        [2027, 1],
      ],
    ],
  ] as const)('of %s', (_, counts, thisYear, wanted) => {
    const [row] = trendRows(
      [CULTURE],
      counts.map(([year, entities]) => ({ instrument: CULTURE, year, entities })),
      thisYear,
    )
    expect(row?.years.map(({ year, entities }) => [year, entities])).toEqual(wanted)
  })
})

describe('the tile of a region', () => {
  const tile = (entities: number, found: { applied: number; applying: number } | null) =>
    regionTiles(
      [CULTURE],
      found ? [{ region: 'Tacna', instrument: CULTURE, ...found }] : [],
      entities === 0 ? [] : [{ region: 'Tacna', entities }],
    ).find(({ region }) => region === 'Tacna')

  test.each([
    [1, null, 'none'],
    [1, { applied: 0, applying: 1 }, 'applying'],
    [1, { applied: 1, applying: 1 }, 'applied'],
    [2, { applied: 1, applying: 1 }, 'some'],
    [2, { applied: 2, applying: 0 }, 'applied'],
  ] as const)('of %d governments of which %o is %s', (entities, found, state) => {
    expect(tile(entities, found)).toEqual({ region: 'Tacna', entities, states: [{ instrument: CULTURE, state }] })
  })

  test('stands there for each of the 25 regions, also where the directory has none', () => {
    expect(regionTiles([CULTURE], [], [])).toHaveLength(25)
    expect(tile(0, null)?.entities).toBe(0)
  })
})

test('a regional government of a region that is none of Peru stands after them', () => {
  const tiles = regionTiles([CULTURE], [], [{ region: 'Antarumi', entities: 1 }])
  expect(tiles.map(({ region }) => region).slice(-2)).toEqual(['Ucayali', 'Antarumi'])
})
