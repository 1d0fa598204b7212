import { listEntitiesOn } from '#db/queries/country-report-facts.server.ts'
import { findEdition, listEditions } from '#db/queries/country-reports.server.ts'
import { listCoverageOfYears } from '#db/queries/coverage.server.ts'
import {
  listAppliedInYear,
  listFiguresOfYear,
  listPlacesAndSizes,
  listPresentedReports,
  listPublicPagesOfYear,
} from '#db/queries/open-data-facts.server.ts'
import { listOpenDataActs, listOpenDataHeads } from '#db/queries/open-data.server.ts'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import { promiseOf, tellsLevels } from '#surveys/disclosure/promised-page.ts'
import { OVERALL } from '#surveys/disclosure/released-figures.ts'
import { INSTRUMENTS, instrumentByHash, latestInstrument } from '#surveys/instruments/index.ts'
import { seriesOf } from '#surveys/model/crosswalk.ts'
import { INSTRUMENT_SLUGS } from '#surveys/model/instrument.ts'
import type { OpenFacts, OpenFigure, OwnPage } from '#surveys/open-data/facts.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'

/** Answers that a set of entities needs of whom nothing is known: the threshold of every release. */
const K = 10

/**
 * Exact figures of the year of what may be laid beside the newest version. A bounded figure is no number, and one of
 * another series measures something else.
 */
function figuresOf(database: Database, scope: Scope, year: number): OpenFigure[] {
  return INSTRUMENT_SLUGS.map(latestInstrument)
    .filter(({ nature }) => nature === 'staff')
    .flatMap((instrument) => {
      const { overall, dimensions } = seriesOf(INSTRUMENTS, instrument)
      const series: Readonly<Record<string, number>> = { [OVERALL]: overall, ...dimensions }
      return listFiguresOfYear(database, scope, instrument.slug, { year, measures: Object.keys(series) }).flatMap(
        ({ figure, entityId, measure, series: own }) =>
          figure.kind === 'scored' && figure.bound === 'exact' && own === series[measure]
            ? [{ entityId, instrument: instrument.slug, measure, value: figure.value, n: figure.count.n }]
            : [],
      )
    })
}

/** What the public pages of entities show, by the rules of those pages. */
function pagesOf(database: Database, scope: Scope, year: number): OwnPage[] {
  return listPublicPagesOfYear(database, scope, year).flatMap((row): OwnPage[] => {
    const { entityId, instrument, instrumentHash, publicId, promisedOn, publishedOn, additions, content } = row
    const { participation, overall, dimensions } = content
    // A result that is hidden has no page, whatever was promised.
    if (participation.kind !== 'shown') return []
    const tells = tellsLevels(instrumentByHash(instrumentHash)) && participation.n >= promiseOf(promisedOn).levelsFrom
    const measures = [{ id: OVERALL, figure: overall }, ...dimensions]
    return [
      {
        ...{ entityId, instrument, publishedOn, path: `/compromisos/${publicId}` },
        levels: tells
          ? measures.map(({ id, figure }) => ({
              measure: id,
              level: figure.kind === 'scored' ? { id: figure.level, spansCut: figure.spansCut } : null,
            }))
          : null,
        tellsScores: tells && (additions ?? []).includes('scores'),
      },
    ]
  })
}

/**
 * All that the open data of a year are made of, read once.
 * @param today ISO date in Lima time.
 */
export function loadOpenFacts(database: Database, scope: Scope, year: number, today: string): OpenFacts {
  const cutOff = `${year}-12-31`
  const report = findEdition(database, year)
  const applied = listAppliedInYear(database, scope, year)
  const presented = new Set(listPresentedReports(database, scope, year, today))
  const places = new Map(listPlacesAndSizes(database, scope, cutOff).map((row) => [row.id, row]))
  const told = new Set([...applied.map(({ entityId }) => entityId), ...presented])
  return {
    ...{ year, readOn: today, applied, presented },
    entities: listEntitiesOn(database, scope, cutOff, told).map(({ id, name, level }) => ({
      ...{ id, name, level, region: places.get(id)?.region ?? null, staff: places.get(id)?.staff ?? null },
    })),
    figures: figuresOf(database, scope, year),
    pages: pagesOf(database, scope, year),
    report: report && { version: report.version, digest: report.digest, content: report.content },
    instruments: INSTRUMENT_SLUGS.map(latestInstrument),
    k: K,
    earlier: listOpenDataHeads(database, year).map(({ head }) => head.basis),
  }
}

/** Years that are over and of which there is something to publish, the newest first. @param today ISO date. */
export function yearsToPublish(database: Database, scope: Scope, today: string): number[] {
  const years = [
    ...listEditions(database).map(({ year }) => year),
    ...listCoverageOfYears(database, scope).map(({ year }) => year),
    ...listOpenDataActs(database).map(({ year }) => year),
  ]
  return [...new Set(years)].filter((year) => year < Number(today.slice(0, 4))).toSorted((one, other) => other - one)
}

/** @throws {AppError} `not-found` for a year of which there is nothing to publish. */
export function requireYear(database: Database, scope: Scope, year: number, today: string): void {
  if (!yearsToPublish(database, scope, today).includes(year)) throw new AppError('not-found')
}
