import { expect, test } from 'vitest'
import { z } from 'zod'
import type { CountryFacts, CountryGroup, RatedFacts } from '#db/queries/country.server.ts'
import type { Figure } from '#surveys/disclosure/release.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { countryOf, countryRow, filterOf, listedResult, orderOf } from './country-rows.ts'
import { COUNTRY_SEARCH, countrySearch } from './country-search.ts'
import { levelDistribution } from './level-counts.ts'

const scored = (value: number): Figure => ({
  kind: 'scored',
  value,
  bound: 'exact',
  margin: 2,
  low: value - 2,
  high: value + 2,
  count: { kind: 'exact', n: 40 },
  level: 'advanced',
  spansCut: false,
})

test.each(['sexual-harassment', 'gender-stereotypes'] as const)(
  'an address that asks for %s by score gets the alphabet, and no score is asked of the database',
  (instrument) => {
    const asked = z.object(COUNTRY_SEARCH).parse({ herramienta: instrument, orden: 'puntaje' })
    expect(countrySearch(asked).filters.sort).toBe('nombre')
    expect(orderOf({ sort: 'puntaje', instrument })).toBe('name')
    expect(countryOf(instrument)).toEqual({ instrument, nature: 'staff', compared: false })
  },
)

test('institutions are ordered by score only among those of one level of government', () => {
  expect(orderOf({ sort: 'puntaje', instrument: 'public-budget' })).toBe('score-within-levels')
  expect(orderOf({ sort: 'puntaje', instrument: 'organizational-culture' })).toBe('score')
  expect(orderOf({ sort: 'fecha', instrument: 'public-budget' })).toBe('date')
})

test.each([
  ['aplico', 'applied'],
  ['aplicando', 'applying'],
  ['plan', 'planned'],
  ['ninguna', 'none'],
  ['', ''],
] as const)('the state "%s" of the address is "%s"', (state, expected) => {
  const filters = { level: '', state, sort: 'nombre', instrument: 'public-budget' } as const
  expect(filterOf({ ...filters, search: 'ÁNCASH ' })).toEqual({ search: 'ancash', level: '', state: expected })
})

const group = (
  governmentLevel: CountryGroup['governmentLevel'],
  maturity: CountryGroup['maturity'],
  entities: number,
) => ({
  governmentLevel,
  maturity,
  entities,
})

test('a group is described from five entities with a shown score on', () => {
  const groups = levelDistribution([
    group('local-government', 'advanced', 4),
    group('local-government', null, 7),
    group('ministry', 'initial', 1),
  ])
  expect(groups.find(({ group: of }) => of === 'local-government')?.counts).toBeNull()
  expect(groups.find(({ group: of }) => of === 'all')?.counts).toEqual({
    initial: 1,
    'in-process': 0,
    advanced: 4,
    consolidated: 0,
  })
})

const facts = (rated: RatedFacts | null): CountryFacts => ({
  ...{ id: 'A', name: 'A', governmentLevel: 'ministry', region: null, invented: true, state: 'applying' },
  ...{ releasedOn: null, planYear: null, overall: null },
  rated,
})
const NOBODY: RatedFacts = {
  ...{ reviewedYear: null, declared: null, verified: null, unverified: null, reviewedLevel: null },
  ...{ waitingYear: null, waitingDeclared: null },
}

test('an assessment under review does not take the place of the last reviewed one', () => {
  const reviewed = {
    reviewedYear: 2025,
    declared: 70,
    verified: 60,
    unverified: 0.25,
    reviewedLevel: 'advanced',
  } as const
  expect(countryRow(facts({ ...NOBODY, ...reviewed, waitingYear: 2026, waitingDeclared: 80 })).rated).toEqual({
    reviewed: { year: 2025, declared: 70, verified: 60, unverified: 0.25, level: 'advanced' },
    underReview: { year: 2026, declared: 80 },
  })
})

test('what was never reviewed has no verified score; what has too few answers stands at the bottom', () => {
  expect(countryRow(facts({ ...NOBODY, waitingYear: 2026, waitingDeclared: 80 })).rated).toEqual({
    reviewed: null,
    underReview: { year: 2026, declared: 80 },
  })
  expect(countryRow(facts(NOBODY)).rated).toBeNull()
  expect(countryRow(facts(null)).rated).toBeNull()
  expect(countryRow(facts({ ...NOBODY, reviewedYear: 2025, unverified: 1 })).rated?.reviewed).toEqual({
    ...{ year: 2025, declared: 0, verified: 0, unverified: 1, level: null },
  })
})

test('in the list of an entity no score heads what people were asked to tell', () => {
  const scores = { overall: scored(65.5), dimensions: [] }
  const of = (slug: Parameters<typeof latestInstrument>[0]) => ({ instrumentHash: latestInstrument(slug).hash, k: 10 })
  const listed = (slug: Parameters<typeof latestInstrument>[0]) => listedResult(scores, of(slug))
  expect(listed('organizational-culture')).toEqual({ figure: scored(65.5), k: 10, decimals: 1 })
  expect(listed('sexual-harassment')).toEqual({ figure: null, k: 10, decimals: 1 })
  expect(listedResult(undefined, of('sexual-harassment'))).toBeNull()
})
