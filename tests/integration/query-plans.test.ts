import { drizzle } from 'drizzle-orm/better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { comparisonIn } from '#app/features/comparison/view-compare.server.ts'
import { loadYear } from '#app/features/country-report/load-year.server.ts'
import { boardRows } from '#app/features/national/board/board-rows.server.ts'
import { BOARD_COLUMNS, type BoardFilters } from '#app/features/national/board/board-filters.ts'
import { coverageOf, figuresAbove } from '#app/features/national/board/board-country.server.ts'
import { countryOf } from '#app/features/national/country-rows.ts'
import type { Database } from '#db/client.server.ts'
import { countAdaptations, listAdaptationLevels, listAdaptations } from '#db/queries/adaptation-country.server.ts'
import { listDeedKindsAfter } from '#db/queries/audit.server.ts'
import { findBoardPage, type BoardFilter } from '#db/queries/board.server.ts'
import { countTold, listReportsToldUntil, listTold } from '#db/queries/complaint-reports.server.ts'
import { countCountry, listCountry, listCountryGroups } from '#db/queries/country.server.ts'
import { listMefAnswers, listMefFigures, listMefPliegos } from '#db/queries/mef-budget.server.ts'
import {
  countMissingReports,
  countNovemberReports,
  listMissingReports,
  listNovemberReports,
} from '#db/queries/november-queue.server.ts'
import { countRecords, listRecords } from '#db/queries/record-queue.server.ts'
import { countKeptRows, listKeptPage } from '#db/queries/retention.server.ts'
import { countryScope } from '#db/scope.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import { randomCountry } from '#tests/support/random-country.ts'

const scope = countryScope()
const part = { limit: 25, offset: 0 }
const half = { year: 2026, half: 1 } as const

/** Tables that grow with the years or with the answers. The directory may be walked: it is thousands of short rows. */
const GROWING = new Set([
  ...['released_figures', 'releases', 'campaigns', 'assessments', 'responses', 'audit_log'],
  ...['record_facts', 'record_steps', 'november_reports', 'november_steps', 'mef_figures', 'mef_answers'],
  ...['plans', 'plan_actions', 'plan_steps', 'plan_versions', 'plan_evidence'],
])

const filter = (asked: Partial<BoardFilter>): BoardFilter => ({
  ...{ search: '', level: '', region: '', sector: '', size: '', year: null, state: '' },
  instruments: INSTRUMENT_SLUGS.map((slug) => ({ slug, nature: latestInstrument(slug).nature })),
  ...asked,
})

const boardColumns: Omit<BoardFilters, 'year'> = {
  ...{ search: '', level: '', region: '', sector: '', size: '', instrument: '', state: 'todas', order: 'fecha' },
  ...{ columns: BOARD_COLUMNS.map(([, column]) => column), shown: 'organizational-culture' },
}

/** What the pages of the country ask the database for. */
const ASKED: Readonly<Record<string, (database: Database) => unknown>> = {
  'the board': (database) => {
    for (const year of [null, 2025]) {
      coverageOf(database, { scope }, year, 2026)
      for (const state of ['', 'applied', 'applying', 'none'] as const)
        for (const order of ['date', 'name', 'level'] as const) {
          const { rows } = findBoardPage(database, scope, filter({ year, state }), { order, size: 25, page: 1 })
          boardRows(database, { scope } as Parameters<typeof boardRows>[1], { ...boardColumns, year }, rows)
        }
    }
    for (const slug of INSTRUMENT_SLUGS) figuresAbove(database, { scope }, slug)
  },
  'one instrument': (database) => {
    for (const slug of INSTRUMENT_SLUGS) {
      const of = countryOf(slug)
      listCountryGroups(database, scope, of)
      for (const state of ['', 'applied', 'applying', 'planned', 'none'] as const)
        for (const order of ['name', 'score', 'score-within-levels', 'date'] as const) {
          countCountry(database, scope, of, { search: '', level: '', state })
          listCountry(database, scope, of, { filter: { search: 'a', level: '', state }, order, ...part })
        }
    }
  },
  'the comparison': (database) => {
    for (const by of ['entidades', 'nivel', 'region', 'tamano'] as const)
      comparisonIn(database, { scope }, { instrument: 'organizational-culture', by, chosen: ['e1', 'e2'], search: '' })
  },
  'yearly records': (database) => {
    for (const state of ['any', 'waiting', 'observed', 'validated', 'not-told'] as const) {
      countRecords(database, scope, { year: 2025, level: '', state, search: '' })
      listRecords(database, scope, { year: 2025, level: '', state, search: 'a' }, part)
    }
  },
  'November reports': (database) => {
    countNovemberReports(database, scope, { year: 2025 })
    listNovemberReports(database, scope, { year: 2025, answer: 'waiting' }, part)
    countMissingReports(database, scope, { year: 2025, levels: ['ministry'] })
    listMissingReports(database, scope, { year: 2025, levels: ['ministry'] }, part)
  },
  'sheets of adaptation': (database) => {
    listAdaptationLevels(database, scope)
    countAdaptations(database, scope, { search: '', level: '', state: '' })
    listAdaptations(database, scope, { search: '', level: '', state: '' }, part)
  },
  'half-year sheets': (database) => {
    countTold(database, scope, half, { search: '', told: '' })
    listTold(database, scope, half, { search: '', told: 'no' }, part)
    listReportsToldUntil(database, scope, half, '2026-09-30')
  },
  'what is destroyed next': (database) => {
    countKeptRows(database, scope, '2026-12-31')
    listKeptPage(database, scope, '2026-12-31', part)
  },
  'figures of MEF': (database) => {
    listMefPliegos(database, scope, 2025)
    listMefFigures(database, scope, 2025)
    listMefAnswers(database, scope, 2025)
  },
  'the yearly report': (database) => loadYear(database, scope, 2025, '2026-11-01'),
}

/**
 * Walked whole nonetheless, seldom: what is made of them is remembered until one of their rows changes, and no index
 * has the day of a campaign or the year of an answer.
 */
const WALKED: Readonly<Record<string, readonly string[]>> = {
  'what is destroyed next': ['campaigns'],
  'figures of MEF': ['mef_answers', 'mef_figures'],
  'the yearly report': ['campaigns', 'mef_figures'],
}

let database: Database
let listening: { query: string; params: readonly unknown[] }[] = []

beforeAll(() => {
  const country = randomCountry()
  const logQuery = (query: string, params: unknown[]) => void listening.push({ query, params })
  database = Object.assign(drizzle(country.$client, { logger: { logQuery } }), {
    $client: country.$client,
  }) as unknown as Database
})

type Step = { readonly detail: string }

function stepsOf({ query, params }: { readonly query: string; readonly params: readonly unknown[] }): string[] {
  const steps = database.$client.prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${query}`).all(...params)
  return steps.map(({ detail }) => detail)
}

/** Steps of the plan of a statement that walk a growing table whole, and not even along an index. */
function scansOf({ query, params }: { readonly query: string; readonly params: readonly unknown[] }): string[] {
  return stepsOf({ query, params }).filter((detail) => {
    const [, table = ''] = /^SCAN (\w+)/.exec(detail) ?? []
    return GROWING.has(table) && !/USING (COVERING )?INDEX/.test(detail)
  })
}

describe('no page of the country walks a table whole that grows with the years', () => {
  test.each(Object.entries(ASKED))('%s', (page, ask) => {
    listening = []
    ask(database)
    const asked = listening.filter(({ query }) => /^\s*(SELECT|WITH)/i.test(query))
    expect(asked.length).toBeGreaterThan(0)
    const known = (WALKED[page] ?? []).map((table) => `SCAN ${table}`)
    for (const statement of asked)
      expect(
        scansOf(statement).filter((step) => !known.includes(step)),
        statement.query,
      ).toEqual([])
  })
})

test('deeds after a place in the log are looked for from there on: every page asks for them', async () => {
  listening = []
  await listDeedKindsAfter(database, scope, 10)
  const [statement] = listening
  expect(statement).toBeDefined()
  if (statement)
    expect(stepsOf(statement)).toContainEqual(expect.stringMatching(/^SEARCH audit_log USING INTEGER PRIMARY KEY/))
})

test('a statement that walks one is found', () => {
  expect(scansOf({ query: 'SELECT count(digest) FROM releases', params: [] })).toHaveLength(1)
})
