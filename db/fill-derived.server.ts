import type { Database } from './client.server.ts'
import { insertNameKeys, listNamesWithoutKeys } from './queries/name-keys.server.ts'
import {
  countReleasesWithoutFigures,
  insertFigures,
  listReleasesWithoutFigures,
} from './queries/released-figures.server.ts'
import { inTransaction, type Transaction } from './unit-of-work.server.ts'

/** Rows of one transaction: whoever stops the program meanwhile loses no more than that. */
const LOT = 100

function inLots(database: Database, fill: (transaction: Transaction) => number): void {
  let filled = LOT
  while (filled === LOT) filled = inTransaction(database, fill, 'immediate')
}

/**
 * Writes what a file from an earlier version lacks and a migration cannot compute: figures of releases, which only the
 * gate takes apart, and how names are searched. It goes on where it was stopped, and where nothing lacks it only looks.
 */
export function fillDerived(database: Database): void {
  if (listNamesWithoutKeys(database, 1).length > 0)
    inLots(database, (transaction) => {
      const names = listNamesWithoutKeys(transaction, LOT)
      for (const name of names) insertNameKeys(transaction, name)
      return names.length
    })
  if (countReleasesWithoutFigures(database) > 0)
    inLots(database, (transaction) => {
      const releases = listReleasesWithoutFigures(transaction, LOT)
      for (const release of releases) insertFigures(transaction, release)
      return releases.length
    })
}
