import type { Database } from '#db/client.server.ts'
import { countryScope } from '#db/scope.ts'
import { countOpenDataActs } from '#db/queries/open-data.server.ts'
import { actOnOpenData } from '#app/features/open-data/publish-edition.server.ts'
import { editionOf } from '#app/features/open-data/make-edition.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'

const SIGNATURE = { userId: 'ana', name: 'Ana Soto', position: 'Analista' }

/** Publishes the open data of a year as they stand. @param on ISO date. @param reason empty for the first of a year. */
export function publishOpenDataOf(database: Database, year: number, on: string, reason = ''): void {
  const content = editionOf(database, { scope: countryScope(), year, today: on })
  const version = countOpenDataActs(database, year) + 1
  const act = { year, version, kind: 'published', on, signature: SIGNATURE, reason } as const
  actOnOpenData(database, PROGRAM, { act, content, now: new Date(`${on}T17:00:00.000Z`) })
}

/** Takes back what was published of a year. @param on ISO date. */
export function withdrawOpenDataOf(database: Database, year: number, on: string, reason: string): void {
  const version = countOpenDataActs(database, year) + 1
  const act = { year, version, kind: 'withdrawn', on, signature: SIGNATURE, reason } as const
  actOnOpenData(database, PROGRAM, { act, content: null, now: new Date(`${on}T17:00:00.000Z`) })
}
