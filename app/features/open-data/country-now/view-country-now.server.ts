import { findEdition, listEditions } from '#db/queries/country-reports.server.ts'
import { latestInstrument } from '#surveys/instruments/index.ts'
import { INSTRUMENT_SLUGS, type InstrumentSlug } from '#surveys/model/instrument.ts'
import type { DatasetId, Table } from '#surveys/open-data/dataset.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { findPublishedTable, publishedTables, type PublishedTable } from '../published.server.ts'
import { countryBands, coverageSummary, reportSummary, type CoverageSummary, type ReportSummary } from './summaries.ts'

/** What was counted of a published table or report, by its digest: both never change. */
const counted = new Map<string, unknown>()
const KEPT = 60

function countedOnce<T>(key: string, count: () => T): T {
  if (counted.has(key)) return counted.get(key) as T
  if (counted.size >= KEPT) counted.clear()
  const made = count()
  counted.set(key, made)
  return made
}

function ofTable<T>({ dataset, year, digest }: PublishedTable, count: (rows: Table['rows']) => T): T {
  return countedOnce(`${dataset} ${digest}`, () => {
    const found = findPublishedTable({ dataset, year })
    return count(found.kind === 'found' ? found.rows : [])
  })
}

function newestReports(): ReportSummary[] {
  const { database } = runtime()
  const newest = listEditions(database).filter(
    ({ year, version }, at, all) => all.findIndex((each) => each.year === year) === at && version > 0,
  )
  return newest.flatMap(({ year, digest }) => {
    const made = countedOnce(`report ${digest}`, () => {
      const edition = findEdition(database, year)
      return edition ? reportSummary(edition.content) : null
    })
    return made ? [made] : []
  })
}

export type CoverageYear = { readonly year: number; readonly summary: CoverageSummary }

/** Years that the trends show at most. */
const TREND_YEARS = 6

/** "Cómo va el país": what anybody asks first, out of what was published and of nothing else. */
export function viewCountryNow() {
  const tables = publishedTables().filter(({ isNewest }) => isNewest)
  const of = (dataset: DatasetId) => tables.filter((table) => table.dataset === dataset)
  const coverage = of('cobertura').map(
    (table): CoverageYear => ({ year: table.year, summary: ofTable(table, coverageSummary) }),
  )
  const [newest] = coverage
  const bands = of('bandas').find(({ year }) => year === newest?.year)
  const reports = newestReports()
  return {
    titles: Object.fromEntries(INSTRUMENT_SLUGS.map((slug) => [slug, latestInstrument(slug).title])) as Readonly<
      Record<InstrumentSlug, string>
    >,
    coverage: newest ?? null,
    bands: bands ? ofTable(bands, countryBands) : [],
    report: reports[0] ?? null,
    countedOtherwise: reports.filter(({ source }) => source !== reports[0]?.source),
    coverageYears: coverage
      .slice(0, TREND_YEARS)
      .map(({ year, summary }) => ({ year, value: summary.withAny }))
      .toReversed(),
    // What was copied from a document was not counted as what is counted here: the two make no trend.
    mechanismYears: reports
      .filter(({ source }) => source === reports[0]?.source)
      .slice(0, TREND_YEARS)
      .flatMap(({ year, mechanisms }) => (mechanisms === null ? [] : [{ year, value: mechanisms }]))
      .toReversed(),
  }
}

export type CountryNow = ReturnType<typeof viewCountryNow>
