import { expect, test } from 'vitest'
import type { Figure } from '#surveys/disclosure/release.ts'
import { filteredRows, type EntityRow, type Filters } from './entity-rows.ts'
import { levelDistribution } from './level-distribution.ts'

const scored = (value: number, level: 'initial' | 'advanced' = 'advanced'): Figure => ({
  kind: 'scored', value, bound: 'exact', margin: 2, low: value - 2, high: value + 2, count: { kind: 'exact', n: 40 }, level, spansCut: false,
})
const hidden: Figure = { kind: 'suppressed', reason: 'too-few-answers' }

function row(name: string, more: Partial<EntityRow> = {}): EntityRow {
  return { id: name, name, level: 'local-government', region: null, invented: true, state: 'none', rated: null, overall: null, releasedOn: null, planYear: null, ...more }
}
const ALL: Filters = { search: '', level: '', state: '', sort: 'nombre', instrument: 'organizational-culture' }
const names = (rows: readonly EntityRow[], filters: Partial<Filters>) => filteredRows(rows, { ...ALL, ...filters }).map(({ name }) => name)

test('names stand in the order of Spanish: Ñ after N, accents beside their letter', () => {
  expect(names([row('Ñaña'), row('Oyón'), row('Nazca'), row('Áncash'), row('Apurímac')], {})).toEqual(['Áncash', 'Apurímac', 'Nazca', 'Ñaña', 'Oyón'])
})

test('a hidden score has no place in the order of scores', () => {
  const rows = [row('A', { overall: hidden }), row('B', { overall: scored(40) }), row('C'), row('D', { overall: scored(70) })]
  expect(names(rows, { sort: 'puntaje' })).toEqual(['D', 'B', 'A', 'C'])
})

test('search knows neither case nor accents', () => {
  expect(names([row('Municipalidad de Ñawinpuquio'), row('Apurímac')], { search: 'APURIMAC' })).toEqual(['Apurímac'])
})

test.each([
  ['aplico', ['A']],
  ['aplicando', ['B']],
  ['plan', ['A']],
  ['ninguna', ['C']],
] as const)('the state %s leaves %j', (state, expected) => {
  const rows = [row('A', { state: 'applied', releasedOn: '2026-01-01', planYear: 2026 }), row('B', { state: 'applying' }), row('C')]
  expect(names(rows, { state })).toEqual(expected)
})

test('a group is described from five entities with a shown score on', () => {
  const four = Array.from({ length: 4 }, (_, index) => row(`L${index}`, { overall: scored(70) }))
  const more = [...four, row('hidden', { overall: hidden }), row('M', { level: 'ministry', overall: scored(30, 'initial') })]
  const groups = levelDistribution(more)
  expect(groups.find(({ group }) => group === 'local-government')?.counts).toBeNull()
  expect(groups.find(({ group }) => group === 'all')?.counts).toEqual({ initial: 1, 'in-process': 0, advanced: 4, consolidated: 0 })
})
