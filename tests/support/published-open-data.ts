import type { Database } from '#db/client.server.ts'
import { countryScope } from '#db/scope.ts'
import { actOnOpenData } from '#app/features/open-data/publish-edition.server.ts'
import { loadOpenFacts } from '#app/features/open-data/load-facts.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { makeEdition } from '#surveys/open-data/tables.ts'

const SIGNATURE = { userId: 'ana', name: 'Ana Soto', position: 'Analista' }

/** Publishes the open data of a year as they stand. @param on ISO date. @param reason empty for the first of a year. */
export function publishOpenDataOf(database: Database, year: number, on: string, reason = ''): void {
  const content = makeEdition(loadOpenFacts(database, countryScope(), year, on))
  const act = { year, kind: 'published', on, signature: SIGNATURE, reason } as const
  actOnOpenData(database, PROGRAM, { act, content, now: new Date(`${on}T17:00:00.000Z`) })
}

/** Takes back what was published of a year. @param on ISO date. */
export function withdrawOpenDataOf(database: Database, year: number, on: string, reason: string): void {
  const act = { year, kind: 'withdrawn', on, signature: SIGNATURE, reason } as const
  actOnOpenData(database, PROGRAM, { act, content: null, now: new Date(`${on}T17:00:00.000Z`) })
}
