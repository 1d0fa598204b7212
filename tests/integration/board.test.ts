import { beforeAll, describe, expect, test } from 'vitest'
import { isCompared } from '#surveys/comparison/which-are-compared.ts'
import type { Database } from '#db/client.server.ts'
import { listBoardCells } from '#db/queries/board-cells.server.ts'
import { countBoard, listBoard, type BoardFilter, type BoardState } from '#db/queries/board.server.ts'
import { listAssessments } from '#db/queries/budget.server.ts'
import { listCoverage, listCoverageOfYears, listLevelSizes, listRegionStates } from '#db/queries/coverage.server.ts'
import { listEntities } from '#db/queries/directory.server.ts'
import { listNewestFigures } from '#db/queries/newest-figures.server.ts'
import { listCampaignStates } from '#db/queries/national.server.ts'
import { entityStaff, releases } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { INSTRUMENTS, latestInstrument } from '#surveys/instruments/index.ts'
import { sizeBand, SIZE_BANDS } from '#surveys/model/entity-kind.ts'
import { seriesOf } from '#surveys/model/crosswalk.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { randomCountry } from '#tests/support/random-country.ts'

/** What the board must come to, worked out the plain way from every release, assessment and campaign. */
type Plain = Awaited<ReturnType<typeof plainCountry>>

const scope = countryScope()
const natureOf = (slug: InstrumentSlug) => ({ slug, nature: latestInstrument(slug).nature })
const ANY = INSTRUMENT_SLUGS.map(natureOf)
const RUNNING = new Set(['scheduled', 'open', 'closing', 'population-review'])

async function plainCountry(database: Database) {
  const entities = (await listEntities(database, scope)).filter(({ status }) => status === 'active')
  const results = [
    ...database
      .select()
      .from(releases)
      .all()
      .map(({ entityId, instrumentSlug: slug, releasedOn, content }) => ({
        ...{ entityId, slug, date: releasedOn, year: Number(releasedOn.slice(0, 4)) },
        overall: content.overall,
        content,
      })),
    ...(await listAssessments(database, scope))
      .filter(({ submittedScores }) => submittedScores !== null)
      .map(({ entityId, instrumentSlug: slug, year, submittedOn, reviewedOn }) => ({
        ...{ entityId, slug, year, date: reviewedOn ?? submittedOn ?? '' },
        ...{ overall: null, content: null },
      })),
  ]
  const running = [
    ...(await listCampaignStates(database, scope)).filter(({ status }) => RUNNING.has(status)),
    ...(await listAssessments(database, scope)).filter(({ status }) => status !== 'reviewed'),
  ].map(({ entityId, instrumentSlug: slug }) => ({ entityId, slug }))
  return { entities, results, running }
}

let database: Database
let plain: Plain

beforeAll(async () => {
  database = randomCountry()
  database
    .insert(entityStaff)
    .values(
      [30, 120, 200, 499, 500].flatMap((people, place) => [
        { entityId: `e${place + 1}`, countedOn: '2026-01-01', women: people - 10, men: 10, source: 'Oficio' },
        // An older figure says another size and does not count.
        { entityId: `e${place + 1}`, countedOn: '2025-01-01', women: 5000, men: 10, source: 'Oficio' },
      ]),
    )
    .onConflictDoNothing()
    .run()
  plain = await plainCountry(database)
})

const filter = (asked: Partial<BoardFilter>): BoardFilter => ({
  ...{ search: '', level: '', region: '', sector: '', size: '', instruments: ANY, year: null, state: '' },
  ...asked,
})

function wanted({ instruments, year, state }: BoardFilter): string[] {
  const slugs = new Set(instruments.map(({ slug }) => slug))
  const has = (id: string) =>
    plain.results.some((each) => each.entityId === id && slugs.has(each.slug) && (year === null || each.year === year))
  const runs = (id: string) => plain.running.some((each) => each.entityId === id && slugs.has(each.slug))
  const holds: Record<BoardState | '', (id: string) => boolean> = {
    '': () => true,
    applied: has,
    applying: runs,
    none: (id) => !has(id) && !runs(id),
  }
  return plain.entities.map(({ id }) => id).filter(holds[state])
}

const everything = { order: 'name', limit: -1, offset: 0 } as const

describe('the entities of the board', () => {
  test('are those of the instrument, year and state that are asked for', () => {
    let some = 0
    for (const instruments of [ANY, ...INSTRUMENT_SLUGS.map((slug) => [natureOf(slug)])])
      for (const year of [null, 2025, 2026])
        for (const state of ['', 'applied', 'applying', 'none'] as const) {
          const asked = filter({ instruments, year, state })
          const found = listBoard(database, scope, asked, everything).map(({ id }) => id)
          expect([...found].sort(), JSON.stringify(asked)).toEqual(wanted(asked).sort())
          expect(countBoard(database, scope, asked)).toBe(found.length)
          some += found.length > 0 && found.length < plain.entities.length ? 1 : 0
        }
    expect(some).toBeGreaterThan(20)
  })

  test('are all in exactly one size, by their newest figure', () => {
    const found = SIZE_BANDS.flatMap((size) =>
      listBoard(database, scope, filter({ size }), everything).map((entity) => ({ ...entity, size })),
    )
    expect(found.map(({ id }) => id).sort()).toEqual(plain.entities.map(({ id }) => id).sort())
    for (const { staff, size } of found) expect(size).toBe(sizeBand(staff))
    expect(
      found
        .filter(({ id }) => ['e1', 'e2', 'e3', 'e4', 'e5'].includes(id))
        .map(({ size }) => size)
        .sort(),
    ).toEqual(['under-50', '50-199', '200-499', '200-499', 'from-500'].sort())
  })

  test('stand by their newest result, and a page is a part of the whole', () => {
    const asked = filter({ state: 'applied' })
    const newest = (id: string) =>
      plain.results
        .filter(({ entityId }) => entityId === id)
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? ''
    const all = listBoard(database, scope, asked, { order: 'date', limit: -1, offset: 0 }).map(({ id }) => id)
    const dates = all.map(newest)
    expect(dates).toEqual([...dates].sort().reverse())
    const page = listBoard(database, scope, asked, { order: 'date', limit: 10, offset: 10 }).map(({ id }) => id)
    expect(page).toEqual(all.slice(10, 20))
  })

  test('are only those of the scope', () => {
    expect(countBoard(database, entityScope('e3'), filter({}))).toBe(1)
    const of = { ...natureOf('organizational-culture'), compared: true }
    expect(listBoardCells(database, entityScope('e3'), of, null, ['e3', 'e4']).map(({ entityId }) => entityId)).toEqual(
      ['e3'],
    )
  })
})

describe('a cell of the board', () => {
  test.each(INSTRUMENT_SLUGS)('of %s is the result of the year that is asked for, or the newest', (slug) => {
    const of = { ...natureOf(slug), compared: isCompared(slug) }
    const ids = plain.entities.map(({ id }) => id)
    for (const year of [null, 2025])
      for (const cell of listBoardCells(database, scope, of, year, ids)) {
        const own = plain.results
          .filter((each) => each.slug === slug && each.entityId === cell.entityId)
          .filter((each) => year === null || each.year === year)
          .sort((one, other) => other.year - one.year || (one.date < other.date ? 1 : -1))[0]
        expect([cell.year, cell.date]).toEqual([own?.year ?? null, own?.date ?? null])
        expect(cell.applying).toBe(plain.running.some((each) => each.slug === slug && each.entityId === cell.entityId))
        expect(cell.overall).toEqual(of.compared ? (own?.overall ?? null) : null)
      }
  })
})

describe('coverage', () => {
  test('counts the entities in force with a result, of a year or of any', () => {
    for (const year of [null, 2025]) {
      const counted = listCoverage(database, scope, year)
      for (const slug of INSTRUMENT_SLUGS) {
        const ids = wanted(filter({ instruments: [natureOf(slug)], year, state: 'applied' }))
        const sum = counted
          .filter(({ instrument }) => instrument === slug)
          .reduce((all, { entities }) => all + entities, 0)
        expect(sum, slug).toBe(ids.length)
        for (const { level, entities } of counted.filter(({ instrument }) => instrument === slug))
          expect(entities).toBe(
            plain.entities.filter(({ id, governmentLevel }) => governmentLevel === level && ids.includes(id)).length,
          )
      }
    }
    const sizes = listLevelSizes(database, scope)
    expect(sizes.reduce((all, { entities }) => all + entities, 0)).toBe(plain.entities.length)
  })

  test('of years counts each entity once a year, those no longer in force too', () => {
    const counted = listCoverageOfYears(database, scope)
    expect(counted.length).toBeGreaterThan(8)
    for (const { instrument, year, entities } of counted) {
      const own = plain.results.filter((each) => each.slug === instrument && each.year === year)
      expect(entities).toBe(new Set(own.map(({ entityId }) => entityId)).size)
    }
  })

  test('of regional governments says who applied and who is applying', () => {
    const regional = plain.entities.filter(({ governmentLevel }) => governmentLevel === 'regional-government')
    for (const { region, instrument, applied } of listRegionStates(database, scope, 2025)) {
      const ids = wanted(filter({ instruments: [natureOf(instrument)], year: 2025, state: 'applied' }))
      expect(applied).toBe(regional.filter((each) => each.region === region && ids.includes(each.id)).length)
    }
  })
})

test('the newest figures are what the newest releases show of each measure of one series', () => {
  const instrument = latestInstrument('organizational-culture')
  const { overall, dimensions } = seriesOf(INSTRUMENTS, instrument)
  const measures: Readonly<Record<string, number>> = { overall, ...dimensions }
  const wantedFigures = plain.entities.flatMap(({ id, governmentLevel: level }) => {
    const content = plain.results
      .filter((each) => each.slug === instrument.slug && each.entityId === id)
      .sort((one, other) => (one.date < other.date ? 1 : -1))[0]?.content
    const version = INSTRUMENTS.find(
      (each) => each.slug === instrument.slug && each.version === content?.instrument.version,
    )
    if (!content || !version) return []
    const own = seriesOf(INSTRUMENTS, version)
    return [
      { measure: 'overall', since: own.overall, figure: content.overall },
      ...content.dimensions.map((each) => ({ measure: each.id, since: own.dimensions[each.id], figure: each.figure })),
    ].flatMap(({ measure, since, figure }) =>
      figure.kind === 'scored' && since === measures[measure]
        ? [{ level, measure, value: figure.value, n: figure.count.n }]
        : [],
    )
  })
  const inOrder = (figures: readonly object[]) => figures.map((each) => JSON.stringify(each)).sort()
  expect(wantedFigures.length).toBeGreaterThan(50)
  expect(inOrder(listNewestFigures(database, scope, instrument.slug, measures))).toEqual(inOrder(wantedFigures))
})
