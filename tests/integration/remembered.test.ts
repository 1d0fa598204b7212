import { eq, getTableName, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { comparisonIn } from '#app/features/comparison/view-compare.server.ts'
import { boardRows } from '#app/features/national/board/board-rows.server.ts'
import { countryOf } from '#app/features/national/country-rows.ts'
import { countryRows } from '#app/features/national/view-country.server.ts'
import { coverageOf, figuresAbove } from '#app/features/national/board/board-country.server.ts'
import { upcomingDestructions } from '#app/features/retention/delete-due.server.ts'
import { coordinations } from '#app/features/coordination/list-coordination.server.ts'
import { ADAPTATION_TABLES, countAdaptations, listAdaptations } from '#db/queries/adaptation-country.server.ts'
import { countTold, listTold, TOLD_TABLES } from '#db/queries/complaint-reports.server.ts'
import { COORDINATION_TABLES } from '#db/queries/coordination.server.ts'
import { listActiveEntities } from '#db/queries/directory.server.ts'
import { COUNTABLE_TABLES, listCountableCampaigns } from '#db/queries/item-totals.server.ts'
import {
  countEntitiesOfLevels,
  countMissingReports,
  countNovemberReports,
  listNovemberReports,
  listWaitingReports,
  NOVEMBER_QUEUE_TABLES,
} from '#db/queries/november-queue.server.ts'
import { listWaitingRecords, WAITING_RECORD_TABLES } from '#db/queries/yearly-due.server.ts'
import { openBeside, type Database } from '#db/client.server.ts'
import { findBoardPage, type BoardFilter } from '#db/queries/board.server.ts'
import { rememberedWhile, type Watched } from '#db/remembered.server.ts'
import { assessments, campaigns, entities, newestReleases, releasedFigures } from '#db/schema/index.ts'
import { countryScope, entityScope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import { randomCountry } from '#tests/support/random-country.ts'

const scope = countryScope()
const actor = { scope }

let database: Database

beforeAll(() => {
  database = randomCountry()
})

/** What is made each time that it is not remembered. */
let keys = 0
function counted(key = `thing ${(keys += 1)}`) {
  let made = 0
  const ask = (of = scope) =>
    rememberedWhile(database, of, [entities, [campaigns.status]], key, () => {
      made += 1
      return { made }
    }).made
  return { ask, made: () => made }
}

const rename = (id: string, name: string, of = database) =>
  of.update(entities).set({ name }).where(eq(entities.id, id)).run()

describe('what is remembered', () => {
  test('is made once while its tables stand, and again after a change of one of them', () => {
    const { ask, made } = counted()
    expect([ask(), ask()]).toEqual([1, 1])
    rename('e1', 'Otro nombre')
    expect([ask(), ask()]).toEqual([2, 2])
    database.run(sql`UPDATE campaigns SET population_source = 'Otra'`)
    expect(ask(), 'a column that is not read').toBe(2)
    database.run(sql`UPDATE campaigns SET status = status`)
    expect(ask()).toBe(3)
    expect(made()).toBe(3)
  })

  test('is forgotten where another connection changed the file', () => {
    const { ask } = counted()
    expect([ask(), ask()]).toEqual([1, 1])
    const other = openBeside(database.$client.name)
    rename('e1', 'Otro nombre', other)
    other.$client.close()
    expect([ask(), ask()]).toEqual([2, 2])
  })

  test('is nothing of a transaction, which may be undone', () => {
    const { ask } = counted()
    expect(ask()).toBe(1)
    const undone = () =>
      inTransaction(database, () => {
        rename('e1', 'Otro nombre')
        expect(ask()).toBe(2)
        throw new Error('Undone')
      })
    expect(undone).toThrow('Undone')
    expect(ask(), 'as it was before').toBe(1)
    rename('e1', 'Un tercer nombre')
    expect(ask(), 'not what was made inside').toBe(3)
  })

  test('is of the country alone', () => {
    const { ask } = counted()
    expect([ask(entityScope('e1')), ask(entityScope('e1'))]).toEqual([1, 2])
  })

  test('is bounded: what was asked for longest ago goes first', () => {
    const first = counted('first')
    first.ask()
    for (let number = 0; number < 300; number += 1) counted(`other ${number}`).ask()
    first.ask()
    expect(first.made()).toBe(2)
    const last = counted('other 299')
    last.ask()
    expect(last.made()).toBe(0)
  })

  test('leaves nothing in the file', () => {
    counted().ask()
    const found = database.all(sql`SELECT name FROM main.sqlite_master WHERE name LIKE '%watch%'`)
    expect(found).toEqual([])
  })
})

const filter: BoardFilter = {
  ...{ search: '', level: '', region: '', sector: '', size: '', year: null, state: '' },
  instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, nature: latestInstrument(slug).nature })),
}

const boardEntities = (of: Database) => findBoardPage(of, scope, filter, { order: 'name', size: 25, page: 1 }).rows

/** Everything of the country that is remembered. */
function everything(of: Database) {
  const compared = (by: 'nivel' | 'region' | 'tamano') =>
    comparisonIn(of, actor, { instrument: 'organizational-culture', by, chosen: [], search: '' })
  return {
    above: INSTRUMENT_SLUGS.map((slug) => figuresAbove(of, actor, slug)),
    coverage: [null, 2025].map((year) => coverageOf(of, actor, year, 2026)),
    kept: upcomingDestructions(of, scope, { today: '2031-01-01', days: 60, page: 1 }),
    page: findBoardPage(of, scope, filter, { order: 'date', size: 25, page: 1 }),
    cells: [null, 2025].map((year) => boardRows(of, actor, { columns: INSTRUMENT_SLUGS, year }, boardEntities(of))),
    countries: INSTRUMENT_SLUGS.map((slug) =>
      countryRows(of, actor, countryOf(slug), {
        ...{ filter: { search: '', level: '', state: '' }, order: 'score', limit: 50, offset: 0 },
      }),
    ),
    groups: (['nivel', 'region', 'tamano'] as const).map(compared),
    entities: comparisonIn(of, actor, {
      ...{ instrument: 'organizational-culture', by: 'entidades', search: '' },
      chosen: ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'],
    }),
  }
}

/** The same as a connection says that remembers nothing yet. */
function anew() {
  const other = openBeside(database.$client.name)
  const said = everything(other)
  other.$client.close()
  return said
}

const withdraw = (slug: InstrumentSlug, entityId: string) =>
  database.run(
    sql`DELETE FROM ${newestReleases} WHERE ${newestReleases.entityId} = ${entityId} AND ${newestReleases.instrumentSlug} = ${slug}`,
  )

const CHANGES: readonly (readonly [string, (id: string) => void])[] = [
  [
    'a budget is withdrawn',
    (id) => {
      for (const { name } of database.all<{ name: string }>(
        sql`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'assessments'`,
      ))
        database.run(sql.raw(`DROP TRIGGER ${name}`))
      const withdrawn = { status: 'in-progress', submittedScores: null, submittedOn: null, signature: null } as const
      database
        .update(assessments)
        .set({ ...withdrawn, reviewedScores: null, reviewedOn: null })
        .where(eq(assessments.entityId, id))
        .run()
    },
  ],
  ['a release is withdrawn', (id) => void withdraw('organizational-culture', id)],
  [
    'a figure becomes hidden',
    (id) => {
      // A rule keeps figures as they are; who supersedes a release will have to take it away for that.
      database.run(sql`DROP TRIGGER IF EXISTS released_figures_are_frozen`)
      database
        .update(releasedFigures)
        .set({ kind: 'suppressed', reason: 'too-few-answers', value: null })
        .where(eq(releasedFigures.entityId, id))
        .run()
    },
  ],
  [
    'an entity is closed',
    (id) => void database.update(entities).set({ status: 'closed' }).where(eq(entities.id, id)).run(),
  ],
  [
    'an entity changes its level',
    (id) => void database.update(entities).set({ governmentLevel: 'ministry' }).where(eq(entities.id, id)).run(),
  ],
]

test.each(CHANGES)('what the country shows is never older than the file: %s', (_, change) => {
  const before = everything(database)
  expect(everything(database)).toEqual(before)
  let moved = 0
  for (const place of Array.from({ length: 12 }, (_, each) => each + 1)) {
    const id = `e${place}`
    try {
      change(id)
    } catch {
      // A rule of the file refuses it of this one.
      continue
    }
    const now = everything(database)
    expect(now, id).toEqual(anew())
    if (JSON.stringify(now) !== JSON.stringify(before)) moved += 1
  }
  expect(moved).toBeGreaterThan(0)
})

/** Tables that a work reads, by its statements. @param of a connection; one that remembers reads less. */
function tablesRead(work: (of: Database) => unknown, of = database): Set<string> {
  const read = new Set<string>()
  const logger = {
    logQuery: (query: string) => {
      for (const [, table = ''] of query.matchAll(/(?:FROM|JOIN) "?(\w+)"?/gi)) read.add(table)
    },
  }
  work(Object.assign(drizzle(of.$client, { logger }), { $client: of.$client }) as unknown as Database)
  const known = database.all<{ name: string }>(sql`SELECT name FROM main.sqlite_master WHERE type = 'table'`)
  return new Set(known.map(({ name }) => name).filter((name) => read.has(name)))
}

test('every table that a remembered figure reads is watched', () => {
  const other = openBeside(database.$client.name)
  const read = tablesRead(everything, other)
  const watched = other
    .all<{ name: string }>(sql`SELECT name FROM temp.watched_tables`)
    .map(({ name }) => name.split('.')[0])
  other.$client.close()
  expect([...read].filter((table) => !watched.includes(table))).toEqual([])
  expect(read.size).toBeGreaterThan(5)
})

const part = { limit: 25, offset: 0 }
const half = { year: 2026, half: 1 } as const
const levels = ['ministry'] as const
const everyState = { search: '', level: '', state: '' } as const

/** Lists of which pages of the country are remembered: what they watch, and what they read. */
const LISTS: Readonly<Record<string, readonly [readonly Watched[], (of: Database) => unknown]>> = {
  'November reports': [
    NOVEMBER_QUEUE_TABLES,
    (of) => [
      countNovemberReports(of, scope, { year: 2025, answer: 'waiting', level: 'ministry', unsigned: true }),
      listNovemberReports(of, scope, { year: 2025 }, part),
      countMissingReports(of, scope, { year: 2025, levels }),
      countEntitiesOfLevels(of, scope, levels),
      listWaitingReports(of, scope),
    ],
  ],
  'records that wait': [WAITING_RECORD_TABLES, (of) => listWaitingRecords(of, scope, 'somebody')],
  'sheets of adaptation': [
    ADAPTATION_TABLES,
    (of) => [countAdaptations(of, scope, everyState), listAdaptations(of, scope, everyState, part)],
  ],
  'half-year sheets': [
    TOLD_TABLES,
    (of) => [
      countTold(of, scope, half, { search: '', told: 'yes' }),
      listTold(of, scope, half, { search: '', told: '' }, part),
    ],
  ],
  'entities without coordination': [
    COORDINATION_TABLES,
    (of) => [coordinations(of, scope, '2026-11-01'), listActiveEntities(of, scope)],
  ],
  'campaigns of the next lot': [
    COUNTABLE_TABLES,
    (of) => listCountableCampaigns(of, scope, latestInstrument('organizational-culture').hash),
  ],
}

/** Nobody answers a campaign that closed, and what is destroyed leaves an act, which is watched. */
const STILL: Readonly<Record<string, readonly string[]>> = { 'campaigns of the next lot': ['responses'] }

test.each(Object.entries(LISTS))('every table of a remembered list is watched: %s', (name, [tables, ask]) => {
  const watched = tables.map((each) => ('length' in each ? getTableName(each[0].table) : getTableName(each)))
  const read = [...tablesRead(ask)]
  expect(read.length).toBeGreaterThan(0)
  expect(read.filter((table) => !watched.includes(table) && !STILL[name]?.includes(table))).toEqual([])
})
