import { COUNTRY_2019 } from './2019/report-2019.ts'
import { SOURCE_NOTES_2019 } from './2019/source-notes.ts'
import { consistencyFindings } from './consistency.ts'
import type { CountryYear } from './country-year.ts'
import type { Finding } from './findings.ts'

/** What was published elsewhere of a year; null where nothing was. */
export function publishedYear(year: number): CountryYear | null {
  return year === COUNTRY_2019.year ? COUNTRY_2019 : null
}

/** Everything that the report of a year says of its own figures: what the rules find, then what was read in the source. */
export function observationsOf(year: CountryYear, before: CountryYear | null): Finding[] {
  const notes = year === COUNTRY_2019 ? SOURCE_NOTES_2019 : []
  return [...consistencyFindings(year, before), ...notes]
}
