import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Figure } from '#surveys/disclosure/release.ts'
import type { Assessment } from '#db/queries/budget.server.ts'
import type { Entity } from '#db/queries/directory.server.ts'
import type { ReleaseRecord } from '#db/queries/releases.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import type { RubricScores } from '#surveys/scoring/rubric.ts'
import { countryRows, filteredRows, listedResult, type CountryRow, type Filters } from './country-rows.ts'
import { COUNTRY_SEARCH, countrySearch } from './country-search.ts'
import { levelDistribution } from './level-counts.ts'

const scored = (value: number, level: 'initial' | 'advanced' = 'advanced'): Figure => ({
  kind: 'scored',
  value,
  bound: 'exact',
  margin: 2,
  low: value - 2,
  high: value + 2,
  count: { kind: 'exact', n: 40 },
  level,
  spansCut: false,
})
const hidden: Figure = { kind: 'suppressed', reason: 'too-few-answers' }

function row(name: string, more: Partial<CountryRow> = {}): CountryRow {
  return {
    id: name,
    name,
    level: 'local-government',
    region: null,
    invented: true,
    state: 'none',
    rated: null,
    overall: null,
    releasedOn: null,
    planYear: null,
    ...more,
  }
}
const ALL: Filters = { search: '', level: '', state: '', sort: 'nombre', instrument: 'organizational-culture' }
const names = (rows: readonly CountryRow[], filters: Partial<Filters>) =>
  filteredRows(rows, { ...ALL, ...filters }).map(({ name }) => name)

test('names stand in the order of Spanish: Ñ after N, accents beside their letter', () => {
  expect(names([row('Ñaña'), row('Oyón'), row('Nazca'), row('Áncash'), row('Apurímac')], {})).toEqual([
    'Áncash',
    'Apurímac',
    'Nazca',
    'Ñaña',
    'Oyón',
  ])
})

test('a hidden score has no place in the order of scores', () => {
  const rows = [
    row('A', { overall: hidden }),
    row('B', { overall: scored(40) }),
    row('C'),
    row('D', { overall: scored(70) }),
  ]
  expect(names(rows, { sort: 'puntaje' })).toEqual(['D', 'B', 'A', 'C'])
})

test.each(['sexual-harassment', 'gender-stereotypes'] as const)(
  'an address that asks for %s by score gets the alphabet, and no row holds a score',
  (instrument) => {
    const rows = [row('B', { overall: scored(40) }), row('A', { overall: scored(20) }), row('C')]
    expect(names(rows, { sort: 'puntaje', instrument })).toEqual(['A', 'B', 'C'])
    const asked = z.object(COUNTRY_SEARCH).parse({ herramienta: instrument, orden: 'puntaje' })
    expect(countrySearch(asked).filters.sort).toBe('nombre')
    const record = { entityId: 'A', releasedOn: '2026-01-01', overall: scored(40) }
    const facts = { entities: [entity('A')], campaigns: [], releases: [record], assessments: [], plans: [], instrument }
    expect(countryRows(facts)).toMatchObject([{ releasedOn: '2026-01-01', overall: null }])
  },
)

test('search knows neither case nor accents', () => {
  expect(names([row('Municipalidad de Ñawinpuquio'), row('Apurímac')], { search: 'APURIMAC' })).toEqual(['Apurímac'])
})

test.each([
  ['aplico', ['A']],
  ['aplicando', ['B']],
  ['plan', ['A']],
  ['ninguna', ['C']],
] as const)('the state %s leaves %j', (state, expected) => {
  const rows = [
    row('A', { state: 'applied', releasedOn: '2026-01-01', planYear: 2026 }),
    row('B', { state: 'applying' }),
    row('C'),
  ]
  expect(names(rows, { state })).toEqual(expected)
})

test('a group is described from five entities with a shown score on', () => {
  const four = Array.from({ length: 4 }, (_, index) => row(`L${index}`, { overall: scored(70) }))
  const more = [
    ...four,
    row('hidden', { overall: hidden }),
    row('M', { level: 'ministry', overall: scored(30, 'initial') }),
  ]
  const groups = levelDistribution(more)
  expect(groups.find(({ group }) => group === 'local-government')?.counts).toBeNull()
  expect(groups.find(({ group }) => group === 'all')?.counts).toEqual({
    initial: 1,
    'in-process': 0,
    advanced: 4,
    consolidated: 0,
  })
})

const assessed = (entityId: string, year: number, more: Partial<Assessment>): Assessment => ({
  id: `${entityId}-${year}`,
  entityId,
  entityName: entityId,
  governmentLevel: 'local-government',
  invented: true,
  instrumentSlug: 'public-budget',
  instrumentVersion: 1,
  instrumentHash: '',
  year,
  status: 'submitted',
  startedOn: `${year}-09-01`,
  submittedOn: `${year}-10-01`,
  returnedOn: null,
  reviewedOn: null,
  signature: null,
  submittedScores: scores(80, 0),
  reviewedScores: null,
  ...more,
})
const scores = (declared: number, verified: number): RubricScores => {
  const of = (score: number) => ({
    overall: { kind: 'scored' as const, score, answered: 9, applicable: 9 },
    dimensions: {},
    level: { id: 'advanced' as const, uncapped: 'advanced' as const, weakest: 'man' },
  })
  return { declared: of(declared), verified: of(verified), unverified: 0.25 }
}
const entity = (id: string): Entity => ({
  id,
  name: id,
  governmentLevel: 'local-government',
  region: null,
  invented: true,
  source: '',
  sourceYear: 2026,
  status: 'active',
  parentId: null,
  mergedIntoId: null,
  splitFromId: null,
  privacyAddress: '',
  privacyContact: '',
  dataOfficer: '',
})
const budgetRows = (assessments: readonly Assessment[]) =>
  countryRows({
    entities: [entity('A')],
    campaigns: [],
    releases: [],
    assessments,
    plans: [],
    instrument: 'public-budget',
  })

test('an assessment under review does not take the place of the last reviewed one', () => {
  const [found] = budgetRows([
    assessed('A', 2026, {}),
    assessed('A', 2025, { status: 'reviewed', reviewedOn: '2025-11-01', reviewedScores: scores(70, 60) }),
  ])
  expect(found?.rated).toEqual({
    reviewed: { year: 2025, declared: 70, verified: 60, unverified: 0.25, level: 'advanced' },
    underReview: { year: 2026, declared: 80 },
  })
  expect(found).toMatchObject({ state: 'applying', releasedOn: '2025-11-01' })
})

test('what was never reviewed has no verified score, and no place in the order of scores', () => {
  const [found] = budgetRows([assessed('A', 2026, {})])
  expect(found?.rated).toEqual({ reviewed: null, underReview: { year: 2026, declared: 80 } })
  expect(budgetRows([assessed('A', 2026, { status: 'in-progress', submittedScores: null })])[0]?.rated).toBeNull()
})

test('institutions are ordered by score only among those of one level of government', () => {
  const rated = (verified: number) => ({
    reviewed: { year: 2025, declared: 90, verified, unverified: 0, level: null },
    underReview: null,
  })
  const rows = [
    row('L1', { rated: rated(30) }),
    row('M', { level: 'ministry', rated: rated(10) }),
    row('L2', { rated: rated(90) }),
    row('L3', { rated: { reviewed: null, underReview: { year: 2026, declared: 99 } } }),
  ]
  expect(names(rows, { sort: 'puntaje', instrument: 'public-budget' })).toEqual(['M', 'L2', 'L1', 'L3'])
})

test('in the list of an entity no score heads what people were asked to tell', () => {
  const release = { overall: scored(65.5), dimensions: [], k: 10 } as unknown as ReleaseRecord['release']
  const listed = (slug: Parameters<typeof latestInstrument>[0]) => listedResult(release, latestInstrument(slug).hash)
  expect(listed('organizational-culture')).toEqual({ figure: scored(65.5), k: 10, decimals: 1 })
  expect(listed('sexual-harassment')).toEqual({ figure: null, k: 10, decimals: 1 })
  expect(listedResult(undefined, latestInstrument('sexual-harassment').hash)).toBeNull()
})
