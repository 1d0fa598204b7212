import { beforeAll, describe, expect, test } from 'vitest'
import {
  countryOf,
  countryRow,
  filterOf,
  orderOf,
  SORTS,
  STATES,
  type Filters,
} from '#app/features/national/country-rows.ts'
import { countryTotals, levelDistribution } from '#app/features/national/level-counts.ts'
import type { Database } from '#db/client.server.ts'
import { fillDerived } from '#db/fill-derived.server.ts'
import { NO_NOTE } from '#db/queries/audit.server.ts'
import { countCountry, listCountry, listCountryGroups } from '#db/queries/country.server.ts'
import { countDirectory, findDirectoryPage } from '#db/queries/directory-page.server.ts'
import { findEntity, insertEntityHistory, listEntities, updateEntity } from '#db/queries/directory.server.ts'
import { figureIn, figureRows, listFigureRows, listScoresOfEverybody } from '#db/queries/released-figures.server.ts'
import { entities, nameKeys, newestReleases, releasedFigures, releases } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { levelCounts } from '#surveys/disclosure/pool/level-counts.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { plainName } from '#surveys/text/written-text.ts'
import { oracleFiltered, oracleRows } from '#tests/support/country-oracle.ts'
import { randomCountry } from '#tests/support/random-country.ts'

let database: Database

beforeAll(() => {
  database = randomCountry()
})

describe('a page of the country', () => {
  test.each(INSTRUMENT_SLUGS)(
    'of %s is what every release and assessment comes to, in every order and with every filter',
    async (instrument) => {
      const rows = await oracleRows(database, instrument)
      const of = countryOf(instrument)
      const searches = ['', 'NUÑ', '(']
      for (const sort of SORTS)
        for (const state of ['', ...STATES] as const)
          for (const level of ['', 'local-government'] as const)
            for (const search of searches) {
              const filters: Filters = { search, level, state, sort, instrument }
              const said = `${sort} ${state} ${level} ${search}`
              const wanted = oracleFiltered(rows, filters)
              const asked = { filter: filterOf(filters), order: orderOf(filters) }
              expect(countCountry(database, countryScope(), of, asked.filter), said).toBe(wanted.length)
              for (const offset of [0, 20]) {
                const page = listCountry(database, countryScope(), of, { ...asked, limit: 20, offset })
                expect(page.map(countryRow), said).toEqual(wanted.slice(offset, offset + 20))
              }
            }
      expect(rows.length).toBe(57)
      expect(new Set(rows.map(({ state }) => state)).size).toBe(3)
    },
  )

  test.each(INSTRUMENT_SLUGS)('of %s counts what its rows say', async (instrument) => {
    const rows = await oracleRows(database, instrument)
    const groups = listCountryGroups(database, countryScope(), countryOf(instrument))
    const having = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length
    expect(Object.values(countryTotals(groups))).toEqual([
      rows.length,
      having(({ invented }) => invented),
      having(({ releasedOn }) => releasedOn !== null),
      having(({ state }) => state === 'applying'),
      having(({ planYear }) => planYear !== null),
    ])
    const counted = (level: string) =>
      levelCounts(
        rows
          .filter((row) => level === 'all' || row.level === level)
          .map(({ overall, rated }) => ({ overall, reviewed: rated?.reviewed?.level ?? null })),
      )
    for (const { group, counts } of levelDistribution(groups)) expect(counts, group).toEqual(counted(group))
  })

  test('is the entity alone where the scope is one', () => {
    const of = countryOf('organizational-culture')
    const filter = { search: '', level: '', state: '' } as const
    expect(countCountry(database, entityScope('e3'), of, filter)).toBe(1)
    expect(countCountry(database, entityScope('e3', 'somebody'), of, filter)).toBe(0)
  })

  test('finds and orders a renamed entity by its new name', () => {
    const scope = entityScope('e3')
    const found = () => {
      const filter = { search: 'quiñota', level: '', state: '' } as const
      return countCountry(database, scope, countryOf('public-budget'), { ...filter, search: 'quinota' })
    }
    expect(found()).toBe(0)
    const { name = '' } = findEntity(database, scope, 'e3') ?? {}
    const rename = (to: string) =>
      inTransaction(database, (transaction) => updateEntity(transaction, { id: 'e3' }, { name: to }, NO_NOTE))
    rename('Quiñota')
    expect(found()).toBe(1)
    rename(name)
    expect(found()).toBe(0)
  })
})

test('a page of the directory is what every name, former name and code comes to', async () => {
  const scope = countryScope()
  const former = {
    entityId: 'e7',
    change: 'renamed',
    before: 'Ñauñacota',
    after: 'Otra',
    document: 'Ley',
    effectiveOn: '2025-01-01',
  } as const
  insertEntityHistory(database, { ...former, recordedBy: 'ana' })
  fillDerived(database)
  const all = await listEntities(database, scope)
  const spanish = new Intl.Collator('es-PE', { sensitivity: 'base' })
  for (const search of ['', 'NÚÑ', 'e1', 'auñac', 'zz'])
    for (const status of ['', 'active', 'closed'] as const)
      for (const level of ['', 'ministry'] as const) {
        const wanted = all
          .filter(({ id, name }) =>
            [id, name, ...(id === 'e7' ? [former.before] : [])].some((each) =>
              plainName(each).includes(plainName(search)),
            ),
          )
          .filter(
            (each) => (status === '' || each.status === status) && (level === '' || each.governmentLevel === level),
          )
          .sort((one, other) => spanish.compare(one.name, other.name))
        const filter = { search: plainName(search), level, status }
        expect(countDirectory(database, scope, filter), search).toBe(wanted.length)
        const pages = Math.max(1, Math.ceil(wanted.length / 10))
        for (const asked of [1, 2, 9]) {
          const { rows, ...place } = findDirectoryPage(database, scope, filter, { size: 10, page: asked })
          const page = Math.min(asked, pages)
          expect(place, search).toEqual({ found: wanted.length, pages, page })
          expect(
            rows.map(({ id }) => id),
            search,
          ).toEqual(wanted.slice((page - 1) * 10, page * 10).map(({ id }) => id))
        }
      }
})

test('what the tables of the country repeat can be made again from the releases, to the value', () => {
  const all = database.select().from(releases).all()
  expect(all.length).toBeGreaterThan(150)
  const byKey = (rows: ReturnType<typeof figureRows>) =>
    rows.sort((one, other) =>
      Buffer.compare(
        Buffer.from(`${one.measure}\0${one.cut}\0${one.cell}`),
        Buffer.from(`${other.measure}\0${other.cut}\0${other.cell}`),
      ),
    )
  for (const release of all) expect(listFigureRows(database, release.campaignId)).toEqual(byKey(figureRows(release)))
  expect(database.select().from(releasedFigures).all()).toHaveLength(
    all.reduce((sum, each) => sum + figureRows(each).length, 0),
  )
  const newest = new Map<string, (typeof all)[number]>()
  for (const each of [...all].sort((one, other) => (one.releasedOn < other.releasedOn ? -1 : 1)))
    newest.set(`${each.entityId} ${each.instrumentSlug}`, each)
  const stored = database.select().from(newestReleases).all()
  expect(
    Object.fromEntries(
      stored.map((row) => [`${row.entityId} ${row.instrumentSlug}`, [row.campaignId, row.releasedOn, row.value]]),
    ),
  ).toEqual(
    Object.fromEntries(
      [...newest].map(
        ([
          key,
          {
            campaignId,
            releasedOn,
            content: { overall },
          },
        ]) => [key, [campaignId, releasedOn, overall.kind === 'scored' ? overall.value : null]],
      ),
    ),
  )
  for (const row of database.select().from(releasedFigures).all()) {
    const { content } = all.find(({ campaignId }) => campaignId === row.campaignId) ?? {}
    if (row.cut === '' && row.measure === 'overall') expect(figureIn(row)).toEqual(content?.overall)
  }
  const ofOne = listScoresOfEverybody(database, entityScope('e3'))
  const own = all.filter(({ entityId }) => entityId === 'e3')
  expect([...ofOne.keys()].sort()).toEqual(own.map(({ campaignId }) => campaignId).sort())
  for (const { campaignId, content } of own) {
    const { overall, dimensions = [] } = ofOne.get(campaignId) ?? {}
    expect(overall).toEqual(content.overall)
    expect(new Map(dimensions.map(({ id, figure }) => [id, figure]))).toEqual(
      new Map(content.dimensions.map(({ id, figure }) => [id, figure])),
    )
  }
})

test('nothing of what happened to people stands in them', () => {
  const { prevalence } = latestInstrument('sexual-harassment').scoring
  const words = ['any', 'witnessed', ...(prevalence?.families ?? []).map(({ id }) => id)]
  const measures = new Set(
    database
      .select()
      .from(releasedFigures)
      .all()
      .map(({ measure }) => measure),
  )
  expect(words.filter((word) => measures.has(word))).toEqual([])
  const columns = database.$client.pragma('table_info(released_figures)') as { name: string }[]
  expect(columns.map(({ name }) => name).filter((name) => /prevalence|item|gap|content/.test(name))).toEqual([])
})

test('names that came by another way are searched and ordered once the file is opened again', () => {
  const known = new Set(
    database
      .select()
      .from(nameKeys)
      .all()
      .map(({ name }) => name),
  )
  expect(
    database
      .select()
      .from(entities)
      .all()
      .filter(({ name }) => !known.has(name)),
  ).toEqual([])
})
