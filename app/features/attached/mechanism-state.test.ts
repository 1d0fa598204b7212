import { expect, test } from 'vitest'
import { mechanismState } from './mechanism-state.ts'

const TODAY = '2026-11-29'
const act = (occurredOn: string, expiresOn: string | null = null) => ({ occurredOn, act: { expiresOn } })

test.each([
  ['nothing was told', [], 'unknown'],
  ['an act without end', [act('2018-01-01')], 'in-force'],
  ['an act that ends today', [act('2018-01-01', TODAY)], 'in-force'],
  ['an act that ended', [act('2018-01-01', '2026-11-28')], 'not-in-force'],
  ['a newer act after one that ended', [act('2018-01-01', '2020-01-01'), act('2021-01-01')], 'in-force'],
  ['that there is none', [{ occurredOn: '2026-12-31', act: null }], 'unknown'],
  ['that there was none last year', [{ occurredOn: '2025-12-31', act: null }], 'not-in-force'],
] as const)('%s', (_, acts, state) => {
  expect(mechanismState(acts, TODAY)).toBe(state)
})
