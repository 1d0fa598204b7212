import {
  COUNTED_YEAR_TABLES,
  listEntitiesOn,
  listYearsWithFacts,
  YEARS_TABLES,
} from '#db/queries/country-report-facts.server.ts'
import { findEdition, listReportYears } from '#db/queries/country-reports.server.ts'
import { listYearFacts } from '#db/queries/derived-facts.server.ts'
import type { Database } from '#db/client.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { CountryYear } from '#surveys/country-report/country-year.ts'
import type { CountryReport } from '#surveys/country-report/frozen-report.ts'
import { publishedYear } from '#surveys/country-report/observations.ts'
import { recordYear } from '#surveys/country-report/record-year.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import { loadMoney } from './load-money.server.ts'
import type { Counted } from './make-report.ts'

/** First year of which a mechanism could report: D.S. 005-2017-MIMP. */
const FIRST_YEAR = 2017

/** Figures of a report that was published here, as a year to compare with. */
function yearOfReport({ year, cutOff, source, figures, named, practices }: CountryReport): CountryYear {
  const known = figures.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]))
  return { year, cutOff, source, values: Object.fromEntries(known), completeness: {}, named, practices }
}

/** What the records of a year come to; remembered until something of them changes. */
function countedYear(database: Handle, scope: Scope, year: number, toldBy: string): CountryYear {
  const make = () => yearAsRecorded(database, scope, year, toldBy)
  // Inside a transaction it is counted afresh.
  if (!isDatabase(database)) return make()
  return rememberedWhile(database, scope, COUNTED_YEAR_TABLES, `country year ${year} ${toldBy}`, make)
}

const isDatabase = (handle: Handle): handle is Database => '$client' in handle

function yearAsRecorded(database: Handle, scope: Scope, year: number, toldBy: string): CountryYear {
  const cutOff = `${year}-12-31`
  const facts = listYearFacts(database, scope, year)
  const told = new Set(facts.flatMap(({ entityId }) => entityId ?? []))
  const entities = listEntitiesOn(database, scope, cutOff, told)
  return recordYear({ year, toldBy, entities, facts, money: loadMoney(database, scope, year, entities) })
}

function yearsWithFacts(database: Handle, scope: Scope, today: string): number[] {
  const make = () => listYearsWithFacts(database, scope, today)
  return isDatabase(database) ? rememberedWhile(database, scope, YEARS_TABLES, `years ${today}`, make) : make()
}

/** The year before, by what was published of it; else, where entities recorded anything of it, as it is counted. */
function yearBefore(database: Handle, scope: Scope, year: number, toldBy: string): CountryYear | null {
  const edition = findEdition(database, year)
  if (edition) return yearOfReport(edition.content)
  const published = publishedYear(year)
  if (published) return published
  if (!yearsWithFacts(database, scope, toldBy).includes(year)) return null
  return countedYear(database, scope, year, toldBy)
}

/**
 * Everything that the report of a year is composed of, in as many queries for each year.
 * @param today ISO date in Lima time.
 * @throws {AppError} `not-found` for a year that has not begun, and before there were mechanisms.
 */
export function loadYear(database: Handle, scope: Scope, year: number, today: string): Counted {
  if (year < FIRST_YEAR || year > Number(today.slice(0, 4))) throw new AppError('not-found')
  const composed = publishedYear(year) ?? countedYear(database, scope, year, today)
  return { year: composed, before: yearBefore(database, scope, year - 1, today), toldBy: today }
}

/** Years whose report may be composed, the newest first. */
export function yearsToReport(database: Handle, scope: Scope, today: string): number[] {
  const now = Number(today.slice(0, 4))
  const years = [2019, ...listReportYears(database), ...yearsWithFacts(database, scope, today), now - 1, now]
  return [...new Set(years)].filter((year) => year >= FIRST_YEAR && year <= now).toSorted((one, other) => other - one)
}
