import type { Database } from '#db/client.server.ts'
import { inTransaction, type Transaction } from '#db/unit-of-work.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { recordDeed } from '#app/kit/program/record-deed.server.ts'
import type { FilledRow } from '#app/kit/sheets/filled-sheet.ts'
import type { ImportKind } from './form.ts'
import { prepareAccounts } from './import-accounts.server.ts'
import { prepareEntities } from './import-entities.server.ts'
import type { Circumstances, InvitedLink, Prepared } from './prepared-import.ts'
import { countLines, digestOf, isConfirmable, type ImportLine, type LineCounts } from './report.ts'

declare module '#app/kit/program/beside-loop.server.ts' {
  interface DatabaseWorks {
    readonly 'review-import': { readonly facts: FilledSheet; readonly made: Reviewed }
    readonly 'store-import': { readonly facts: AnnouncedImport; readonly made: StoredImport }
  }
}

/** What somebody filled in. */
export type FilledSheet = Circumstances & {
  readonly actor: Actor
  readonly kind: ImportKind
  readonly rows: readonly FilledRow[]
}

/** What was announced to somebody, opened; `shown` is the digest of what she saw. */
export type AnnouncedImport = FilledSheet & { readonly file: string; readonly shown: string }

/** What was done, or how it stands now where that is not what was announced. */
export type StoredImport =
  | { readonly done: { readonly counts: LineCounts; readonly links: readonly InvitedLink[] } }
  | { readonly moved: Reviewed }
/** What a report says, and the digest of it and of what decides besides. */
export type Reviewed = { readonly lines: readonly ImportLine[]; readonly shown: string }

const IMPORTS = {
  entidades: { deed: 'directory.imported', prepare: prepareEntities },
  cuentas: { deed: 'accounts.imported', prepare: prepareAccounts },
} as const

function prepareImport(transaction: Transaction, sheet: FilledSheet): Prepared {
  return IMPORTS[sheet.kind].prepare(transaction, sheet.actor, sheet.rows, sheet)
}

/** What the rows of a sheet would do as it stands now. Stores nothing. */
export function reviewSheet(database: Database, sheet: FilledSheet): Reviewed {
  const { lines, basis } = inTransaction(database, (transaction) => prepareImport(transaction, sheet))
  return { lines, shown: digestOf(lines, basis) }
}

function storeWithin(transaction: Transaction, announced: AnnouncedImport): StoredImport {
  const { actor, kind, file, shown, rows, now } = announced
  const { lines, basis, apply } = prepareImport(transaction, announced)
  const [counts, standing] = [countLines(lines), digestOf(lines, basis)]
  if (!isConfirmable(counts) || standing !== shown) return { moved: { lines, shown: standing } }
  const links = apply()
  const detail = { rows: rows.length, added: counts.added, changed: counts.changed, sha256: file }
  const deed = { action: IMPORTS[kind].deed, objectKind: 'import', objectId: file.slice(0, 16), detail }
  recordDeed(transaction, actor, deed, now)
  return { done: { counts, links } }
}

/** Somebody wrote between what a transaction read and what it was about to write. */
const wasOvertaken = (fault: unknown) =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string' && fault.code.startsWith('SQLITE_BUSY')

/** Times that it is tried while others write in between, before it takes the right to write first. */
const TRIES = 5

/**
 * Stores what was announced, all of it or nothing, in one transaction. All is read and compared before the first row is
 * written, and until then nobody who writes waits for it; where somebody wrote meanwhile it begins anew.
 */
export function storeImport(database: Database, announced: AnnouncedImport): StoredImport {
  for (let tried = 0; tried < TRIES; tried += 1) {
    try {
      return inTransaction(database, (transaction) => storeWithin(transaction, announced))
    } catch (fault) {
      if (!wasOvertaken(fault)) throw fault
    }
  }
  return inTransaction(database, (transaction) => storeWithin(transaction, announced), 'immediate')
}
