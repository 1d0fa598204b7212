import { expect, test } from 'vitest'
import { groupByYear } from './by-year.ts'

const campaign = (phase: Parameters<typeof groupByYear>[0][number]['phase'], opensOn: string) => ({ phase, opensOn })

test('years stand newest first; within one, what runs comes before what is over', () => {
  const years = groupByYear([
    campaign('annulled', '2026-01-05'),
    campaign('closed', '2025-12-31'),
    campaign('closed', '2026-02-01'),
    campaign('closed', '2026-05-01'),
    campaign('draft', '2026-10-01'),
    campaign('open', '2026-03-01'),
  ])
  expect(
    years.map(({ year, campaigns }) => [year, ...campaigns.map((each) => `${each.phase} ${each.opensOn.slice(5)}`)]),
  ).toEqual([
    [2026, 'open 03-01', 'draft 10-01', 'closed 05-01', 'closed 02-01', 'annulled 01-05'],
    [2025, 'closed 12-31'],
  ])
  expect(groupByYear([])).toEqual([])
})
