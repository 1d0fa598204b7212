import { expect, test } from 'vitest'
import type { ItemAnalysis } from '#surveys/scoring/item-analysis.ts'
import { releasedItemAnalysis } from './item-analysis.ts'

const analysis: ItemAnalysis = {
  cases: 204,
  participants: 731,
  alpha: 0.87654,
  dimensions: [{ id: 'a', items: 2, alpha: null }],
  items: [
    {
      id: 'a-01',
      dimension: 'a',
      mean: 61.2345,
      correlation: 0.4567,
      alphaIfDeleted: null,
      unknown: 0.12345,
      floor: 0.004,
      ceiling: 0.5,
      marks: [],
    },
  ],
}

test('it holds rounded values only, and no number of participants', () => {
  expect(releasedItemAnalysis(analysis, { campaigns: 6, entities: 5 })).toEqual({
    casesFrom: 200,
    campaigns: 6,
    entities: 5,
    alpha: 0.88,
    dimensions: [{ id: 'a', items: 2, alpha: null }],
    items: [
      {
        id: 'a-01',
        dimension: 'a',
        mean: 61.2,
        correlation: 0.46,
        alphaIfDeleted: null,
        unknownPercent: 12,
        floorPercent: 0,
        ceilingPercent: 50,
        marks: [],
      },
    ],
  })
})

test('four entities or no analysis: nothing', () => {
  expect(releasedItemAnalysis(analysis, { campaigns: 6, entities: 4 })).toBeNull()
  expect(releasedItemAnalysis(null, { campaigns: 6, entities: 6 })).toBeNull()
})
