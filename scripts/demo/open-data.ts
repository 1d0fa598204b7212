import type { Database } from '#db/client.server.ts'
import { countryScope } from '#db/scope.ts'
import { countOpenDataActs } from '#db/queries/open-data.server.ts'
import { editionOf } from '#app/features/open-data/make-edition.server.ts'
import { actOnOpenData } from '#app/features/open-data/publish-edition.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { findAnalyst, publishRecorded } from './country-reports.ts'

/** What is done with the open data of a year, and on which day (ISO date); the reason of the first is empty. */
type Act = {
  readonly year: number
  readonly on: string
  readonly kind: 'published' | 'withdrawn'
  readonly reason: string
}

function actOn(database: Database, { year, on, kind, reason }: Act): void {
  const signature = { ...findAnalyst(database), position: 'Analista de la demostración' }
  const version = countOpenDataActs(database, year) + 1
  const content = kind === 'published' ? editionOf(database, { scope: countryScope(), year, today: on }) : null
  const act = { year, version, kind, on, signature, reason }
  actOnOpenData(database, PROGRAM, { act, content, now: new Date(`${on}T17:00:00.000Z`) })
}

/**
 * Open data of 2019 and of the last three years that are over: one corrected once its report was published, one taken
 * back. Of the 137 entities of the directory they hold that nothing was applied, and what the report of 2019 says.
 * @param today ISO date.
 */
export function seedOpenData(database: Database, today: string): void {
  const thisYear = Number(today.slice(0, 4))
  const published = { kind: 'published', on: today } as const
  actOn(database, { ...published, year: 2019, reason: '' })
  actOn(database, { ...published, year: thisYear - 3, reason: '' })
  const wrong = 'Dos entidades figuraban con el nivel de gobierno equivocado. Se publican de nuevo cuando se corrija.'
  actOn(database, { year: thisYear - 3, kind: 'withdrawn', on: today, reason: wrong })
  actOn(database, { ...published, year: thisYear - 2, reason: '' })
  publishRecorded(database, thisYear - 2, today)
  const late = 'Se añaden las cifras del informe del país, que se publicó después de la primera edición.'
  actOn(database, { ...published, year: thisYear - 2, reason: late })
  actOn(database, { ...published, year: thisYear - 1, reason: '' })
}
