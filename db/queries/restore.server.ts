import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { ownerOf, type KeysFolder } from '#db/campaign-keys.server.ts'
import { beginCopy, copyTables, finishCopy, listTablesAmong, keepFewPages } from '#db/copied-tables.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { listBoxes } from '#db/sealed-boxes.server.ts'
import { fromJson, SEALED, type SealedValue } from '#db/sealed-rows.ts'
import { isOpenable, openTables, type SealedBox } from '#db/sealed-tables.server.ts'

/** One part of the answers of a closed campaign. */
export type LostPart = { readonly campaignId: string; readonly part: ResponsePart }

/** What the keys that are there open of a backup. */
export type Openable = {
  /** Campaigns without a release whose rows come back. */
  readonly opened: readonly string[]
  /** Campaigns without a release whose key is not there: their rows cannot be read by anybody. */
  readonly unreadable: readonly string[]
  /** What a close left of answers, and nobody can read any more. */
  readonly lost: readonly LostPart[]
}

/** Whether a database is a backup, that is, holds sealed values or could. */
export function isBackup(held: Sqlite.Database): boolean {
  return listTablesAmong(held, [SEALED.table]).length > 0
}

/** Keys to which something in a backup is sealed: of campaigns, and of parts of the answers of closed ones. */
export function listSealedKeys(held: Sqlite.Database): string[] {
  return [...listBoxes(held, SEALED.table), ...listBoxes(held, SEALED.parts)].map(({ key }) => key)
}

function lostPart({ key }: SealedBox): LostPart[] {
  const owner = ownerOf(key)
  return owner?.part ? [{ campaignId: owner.campaignId, part: owner.part }] : []
}

async function sortByKeys(keys: KeysFolder, boxes: readonly SealedBox[]): Promise<readonly [SealedBox[], SealedBox[]]> {
  const [open, shut]: [SealedBox[], SealedBox[]] = [[], []]
  for (const box of boxes) ((await isOpenable(keys, box)) ? open : shut).push(box)
  return [open, shut]
}

/** Puts back the rows of a sealed value that its key opens. */
async function putBack(target: Sqlite.Database, keys: KeysFolder, box: SealedBox): Promise<void> {
  const inserts = new Map<string, Sqlite.Statement<SealedValue[]>>()
  for await (const { table, columns, row } of openTables(keys, box)) {
    if (!SEALED.tables.some((known) => known === table))
      throw new Error('A backup holds rows of a table that it may not')
    const insert =
      inserts.get(table) ??
      target.prepare<SealedValue[]>(
        `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
      )
    inserts.set(table, insert)
    insert.run(...row.map(fromJson))
  }
}

/**
 * Writes the database that a backup was made of into a file of its own. What the keys open is put back where it was, in the order of its keys; what
 * nobody can open any more is told, and has no rows. Runs no migration: rows go back into the tables that they left.
 * Neither database is ever in memory as a whole.
 * @param target of the database, which is there when this returns, also after a loss of power. No file may be there yet.
 * @param isAccepted asked of what can be opened before anything is written.
 */
export async function restoreBackup(
  backup: string,
  target: string,
  keys: KeysFolder,
  isAccepted: (openable: Openable) => boolean = () => true,
): Promise<Openable> {
  const held = new Sqlite(backup, { fileMustExist: true, readonly: true })
  try {
    keepFewPages(held)
    const [campaigns, unreadable] = await sortByKeys(keys, listBoxes(held, SEALED.table))
    const [parts, lost] = await sortByKeys(keys, listBoxes(held, SEALED.parts))
    const openable = {
      opened: campaigns.map(({ key }) => key),
      unreadable: unreadable.map(({ key }) => key),
      lost: lost.flatMap(lostPart),
    }
    if (isAccepted(openable)) await writeRestored(held, target, keys, [...campaigns, ...parts])
    return openable
  } finally {
    held.close()
  }
}

async function writeRestored(
  held: Sqlite.Database,
  target: string,
  keys: KeysFolder,
  boxes: readonly SealedBox[],
): Promise<void> {
  const handle = openSync(target, 'wx', 0o600)
  const copy = new Sqlite(target)
  const sealed: readonly string[] = [SEALED.table, SEALED.parts]
  try {
    beginCopy(held, copy)
    copyTables(held, copy, (table) => (sealed.includes(table) ? null : 'TRUE'))
    for (const box of boxes) await putBack(copy, keys, box)
    finishCopy(held, copy)
    copy.close()
    fsyncSync(handle)
  } catch (fault) {
    copy.close()
    // Answers in the clear that nobody looks for.
    rmSync(target)
    throw fault
  } finally {
    closeSync(handle)
  }
}
