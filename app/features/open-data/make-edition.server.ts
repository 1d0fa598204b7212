import type { Database } from '#db/client.server.ts'
import type { Scope } from '#db/scope.ts'
import type { EditionContent } from '#surveys/open-data/edition.ts'
import { makeEdition } from '#surveys/open-data/tables.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { loadOpenFacts } from './load-facts.server.ts'

/** A year, as who reads the country reads it; `today` is an ISO date in Lima time. */
export type EditionAsked = { readonly scope: Scope; readonly year: number; readonly today: string }

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'make-edition': {
      readonly facts: EditionAsked
      readonly made: EditionContent
    }
  }
}

/** Reads all that the open data of a year are made of, and makes them, in whatever thread. */
export function editionOf(database: Database, { scope, year, today }: EditionAsked): EditionContent {
  return makeEdition(loadOpenFacts(database, scope, year, today))
}

/**
 * What would be published of a year, with the verdict of the risk test. With thousands of entities that takes seconds, so
 * it is done in the thread for databases; what lies in memory can be opened only once.
 * @throws {Error} for a scope that is not the country's.
 */
export async function candidateEdition(database: Database, asked: EditionAsked): Promise<EditionContent> {
  if (asked.scope.kind !== 'country') throw new Error('Only who reads the country makes its open data')
  return database.$client.memory ? editionOf(database, asked) : besideLoop(database, 'make-edition', asked)
}
