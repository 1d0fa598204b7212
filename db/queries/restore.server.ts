import Sqlite from 'better-sqlite3'
import { ownerOf, type KeysFolder } from '#db/campaign-keys.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { fromJson, SEALED, type SealedRows } from '#db/sealed-rows.ts'
import { openTables } from '#db/sealed-tables.server.ts'
import { listTablesAmong } from './backup.server.ts'

type Box = { readonly key: string; readonly box: Buffer }

/** One part of the answers of a closed campaign. */
export type LostPart = { readonly campaignId: string; readonly part: ResponsePart }

export type Restored = {
  /** The whole database, as it was but for what the backup left out. */
  readonly bytes: Buffer
  /** Campaigns without a release whose rows came back. */
  readonly opened: readonly string[]
  /** Campaigns without a release whose key is not there: their rows cannot be read by anybody. */
  readonly unreadable: readonly string[]
  /** What a close left of answers, and nobody can read any more. */
  readonly lost: readonly LostPart[]
}

function putBack(copy: Sqlite.Database, table: string, { columns, rows }: SealedRows): void {
  if (!SEALED.tables.some((known) => known === table)) throw new Error('A backup holds rows of a table that it may not')
  const insert = copy.prepare(
    `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
  )
  for (const row of rows) insert.run(...row.map(fromJson))
}

/** Whether a database file is a backup, that is, holds sealed values or could. */
export function isBackup(bytes: Buffer): boolean {
  const copy = new Sqlite(bytes, { readonly: true })
  try {
    return copy.prepare(`SELECT 1 FROM sqlite_master WHERE name = '${SEALED.table}'`).get() !== undefined
  } finally {
    copy.close()
  }
}

/** Puts back what a sealed value holds. @returns whether its key opened it. */
function isPutBack(copy: Sqlite.Database, keys: KeysFolder, table: string, { key, box }: Box): boolean {
  const content = openTables(keys, key, table, box)
  for (const [name, rows] of Object.entries(content ?? {})) putBack(copy, name, rows)
  return content !== null
}

/** Sealed values of a backup; one of an older version has no parts. */
function boxesIn(copy: Sqlite.Database, table: string, key: string): Box[] {
  if (listTablesAmong(copy, [table]).length === 0) return []
  return copy.prepare<[], Box>(`SELECT ${key} AS key, box FROM ${table} ORDER BY 1`).all()
}

/** Keys to which something in a backup is sealed: of campaigns, and of parts of the answers of closed ones. */
export function listSealedKeys(copy: Sqlite.Database): string[] {
  const boxes = [
    ...boxesIn(copy, SEALED.table, 'campaign_id'),
    ...boxesIn(copy, SEALED.parts, "campaign_id || '.' || part"),
  ]
  return boxes.map(({ key }) => key)
}

function lostPart({ key }: Box): LostPart[] {
  const owner = ownerOf(key)
  return owner?.part ? [{ campaignId: owner.campaignId, part: owner.part }] : []
}

/**
 * The database that a backup was made of. What the keys open is put back where it was, in the order of its keys; what
 * nobody can open any more is told, and has no rows. Runs no migration: rows go back into the tables that they left.
 */
export function restoreBackup(backup: Buffer, keys: KeysFolder): Restored {
  const copy = new Sqlite(backup)
  try {
    copy.pragma('foreign_keys = OFF')
    const campaigns = boxesIn(copy, SEALED.table, 'campaign_id')
    const opened = campaigns.filter((box) => isPutBack(copy, keys, SEALED.table, box))
    const parts = boxesIn(copy, SEALED.parts, "campaign_id || '.' || part")
    const lost = parts.filter((box) => !isPutBack(copy, keys, SEALED.parts, box))
    for (const table of [SEALED.table, SEALED.parts]) copy.exec(`DROP TABLE IF EXISTS ${table}`)
    copy.exec('VACUUM')
    return {
      bytes: copy.serialize(),
      opened: opened.map(({ key }) => key),
      unreadable: campaigns.filter((box) => !opened.includes(box)).map(({ key }) => key),
      lost: lost.flatMap(lostPart),
    }
  } finally {
    copy.close()
  }
}
