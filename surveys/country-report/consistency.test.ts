import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GOVERNMENT_LEVELS } from '#surveys/model/entity-kind.ts'
import { COUNTRY_2019 } from './2019/report-2019.ts'
import { compareYears } from './compare-years.ts'
import { consistencyFindings } from './consistency.ts'
import type { CountryYear } from './country-year.ts'
import { SUMS, type FigureId } from './figures.ts'

const named = (level: number) => Array.from({ length: level }, (_, at) => `Entidad ${level}-${at}`)

/** A year in which everything agrees. */
const SOUND: CountryYear = {
  ...{ year: 2024, cutOff: '2024-12-31', source: 'record', completeness: {}, practices: [] },
  named: {
    ministry: named(3),
    'national-entity': named(4),
    'autonomous-body': named(1),
    'regional-government': named(2),
    'local-government': [],
  },
  values: {
    mechanisms: 10,
    'mechanisms-ministry': 3,
    'mechanisms-national-entity': 4,
    'mechanisms-autonomous-body': 1,
    'mechanisms-regional-government': 2,
    'mechanisms-local-government': 0,
    plans: 5,
    'plans-national': 4,
    'plans-regional': 1,
    'plans-local': 0,
    'plans-drawn-up': 8,
    'plans-approved': 7,
    'plans-implemented': 5,
    trained: 300,
    'trained-women': 200,
    'trained-men': 100,
    'trained-women-percent': 67,
    'trained-men-percent': 33,
    'budget-executed': 95.2,
    'budget-modified': 100,
    'budget-executed-percent': 95.2,
  },
}

const changed = (values: CountryYear['values']): CountryYear => ({ ...SOUND, values: { ...SOUND.values, ...values } })
const codesOf = (year: CountryYear, before: CountryYear | null = null) =>
  consistencyFindings(year, before)
    .map(({ code }) => code)
    .filter((code) => code !== 'C11')

test('a sound year has no finding but what nobody reported, which is said part by part', () => {
  expect(codesOf(SOUND)).toEqual([])
  const gaps = consistencyFindings(SOUND, null)
  expect(gaps.map(({ key }) => key)).toContain('C11:norms')
  expect(gaps.map(({ key }) => key)).not.toContain('C11:plans')
})

describe('each rule notices its fault and no other', () => {
  test.each([
    ['a total that is not the sum of its parts', { mechanisms: 11 }, ['C01']],
    ['women and men that are not all people', { 'trained-men': 99, 'trained-men-percent': 33 }, ['C02']],
    ['a percentage that its figures do not give', { 'trained-women-percent': 66 }, ['C03']],
    ['a total that its list does not name', { mechanisms: 11, 'mechanisms-ministry': 4 }, ['C05']],
    ['more implemented plans than approved ones', { 'plans-implemented': 8, 'plans-approved': 7 }, ['C07']],
    ['more approved plans than drawn up', { 'plans-approved': 9 }, ['C07']],
    ['more regional governments than there are', { 'tools-regional-governments': 26 }, ['C07']],
    ['more spent than given', { 'budget-executed': 101, 'budget-executed-percent': 101 }, ['C08', 'C08']],
    ['a percentage without its whole', { 'budget-regional-share': 0.1, 'budget-regional-executed': 5 }, ['C10']],
  ] as const)('%s', (_what, values, codes) => {
    expect(codesOf(changed(values))).toEqual(codes)
  })

  test('a body that is named twice, and one at a level that is not its own', () => {
    const [first = '', ...others] = SOUND.named['national-entity']
    const twice = { ...SOUND, named: { ...SOUND.named, 'national-entity': [first, first, ...others.slice(1)] } }
    expect(codesOf(twice)).toEqual(['C12'])
    const autonomous = { ...SOUND, named: { ...SOUND.named, 'national-entity': ['JNE', ...others] } }
    expect(codesOf(autonomous)).toEqual(['C06'])
  })

  test('few who reported', () => {
    const few = { reported: 4, of: 10 }
    const low = { ...SOUND, completeness: { trained: few, 'trained-women': few, plans: { reported: 5, of: 10 } } }
    expect(codesOf(low)).toEqual(['C13'])
  })

  test('a jump against the year before', () => {
    const before = changed({ trained: 100, 'trained-women': 70, 'trained-men': 30 })
    expect(
      consistencyFindings(SOUND, before)
        .filter(({ code }) => code === 'C09')
        .map(({ key }) => key),
    ).toEqual(['C09:trained', 'C09:trained-women', 'C09:trained-men'])
    // Small counts double by chance.
    expect(codesOf(changed({ 'plans-drawn-up': 9 }), changed({ 'plans-drawn-up': 4 }))).toEqual([])
  })
})

test('no figure is changed by any rule, and a sum is found exactly where it differs', () => {
  const counts = fc.integer({ min: 0, max: 500 })
  const [{ total, parts }] = SUMS
  fc.assert(
    fc.property(fc.array(counts, { minLength: parts.length, maxLength: parts.length }), counts, (values, whole) => {
      const year = changed({
        ...Object.fromEntries(parts.map((part, at) => [part, values[at]])),
        [total]: whole,
      })
      const before = JSON.stringify(year)
      const found = consistencyFindings(year, null).some(({ key }) => key === `C01:${total}`)
      expect(found).toBe(values.reduce((sum, value) => sum + value, 0) !== whole)
      expect(JSON.stringify(year)).toBe(before)
    }),
  )
})

test('a change is only said of two figures that are known', () => {
  const changes = compareYears(changed({ 'norms-national': 4 }), SOUND)
  const of = (figure: FigureId) => changes.find((change) => change.figure === figure)
  expect(of('norms-national')).toMatchObject({ change: null, jumps: false })
  expect(of('mechanisms')).toMatchObject({ change: 0 })
  expect(of('norms-sub-national')).toBeUndefined()
})

test('the names of 2019 are those of the directory, 78 of the 79 that its text states', () => {
  const rows = readFileSync('db/seed/mig-directory-2019.csv', 'utf8').trim().split('\n').slice(1)
  const listed = GOVERNMENT_LEVELS.flatMap((level) => COUNTRY_2019.named[level].map((name) => `${level},${name}`))
  expect(listed).toEqual(rows.map((row) => row.trim()))
  expect(COUNTRY_2019.named['national-entity']).toHaveLength(78)
  expect(COUNTRY_2019.values['mechanisms-national-entity']).toBe(79)
})
