import type { Database } from '#db/client.server.ts'
import { countryScope, type Scope } from '#db/scope.ts'
import type { EditionContent } from '#surveys/open-data/edition.ts'
import { makeEdition } from '#surveys/open-data/tables.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { loadOpenFacts } from './load-facts.server.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'make-edition': {
      readonly facts: { readonly year: number; readonly today: string }
      readonly made: EditionContent
    }
  }
}

/** Reads all that the open data of a year are made of, and makes them, in whatever thread. */
export function editionOf(
  database: Database,
  { year, today }: { readonly year: number; readonly today: string },
): EditionContent {
  return makeEdition(loadOpenFacts(database, countryScope(), year, today))
}

/**
 * What would be published of a year, with the verdict of the risk test. With thousands of entities that takes seconds, so
 * it is done in the thread for databases; what lies in memory can be opened only once.
 * @param today ISO date in Lima time.
 * @throws {Error} for a scope that is not the country's.
 */
export async function candidateEdition(
  database: Database,
  scope: Scope,
  year: number,
  today: string,
): Promise<EditionContent> {
  if (scope.kind !== 'country') throw new Error('Only who reads the country makes its open data')
  const asked = { year, today }
  return database.$client.memory ? editionOf(database, asked) : besideLoop(database, 'make-edition', asked)
}
