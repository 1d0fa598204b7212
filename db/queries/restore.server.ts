import { inflateRawSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { findKey, type KeysFolder } from '#db/campaign-keys.server.ts'
import { SealError, unseal } from '#db/sealing.server.ts'
import { SEALED, type Sealed, type SealedRows, type SealedValue } from '#db/sealed-rows.ts'

type Box = { readonly campaignId: string; readonly box: Buffer }

export type Restored = {
  /** The whole database, as it was but for what the backup left out. */
  readonly bytes: Buffer
  /** Campaigns whose rows came back. */
  readonly opened: readonly string[]
  /** Campaigns whose key is not there: their rows cannot be read by anybody. */
  readonly unreadable: readonly string[]
}

const fromJson = (value: Sealed): SealedValue =>
  typeof value === 'object' && value !== null ? Buffer.from(value.bytes, 'base64') : value

function contentOf(keys: KeysFolder, { campaignId, box }: Box): Record<string, SealedRows> | null {
  const key = findKey(keys, campaignId)
  if (!key) return null
  try {
    const content = unseal(key, { campaignId, what: SEALED.table }, box)
    return JSON.parse(inflateRawSync(content).toString()) as Record<string, SealedRows>
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
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

/**
 * The database that a backup was made of. What the keys open is put back where it was, in the order of its keys; a
 * campaign whose key is gone is told, and has no rows. Runs no migration: rows go back into the tables that they left.
 */
export function restoreBackup(backup: Buffer, keys: KeysFolder): Restored {
  const copy = new Sqlite(backup)
  try {
    copy.pragma('foreign_keys = OFF')
    const boxes = copy
      .prepare<[], Box>(`SELECT campaign_id AS campaignId, box FROM ${SEALED.table} ORDER BY campaign_id`)
      .all()
    const opened = boxes.filter((box) => {
      const content = contentOf(keys, box)
      for (const [table, rows] of Object.entries(content ?? {})) putBack(copy, table, rows)
      return content !== null
    })
    copy.exec(`DROP TABLE ${SEALED.table}`)
    copy.exec('VACUUM')
    return {
      bytes: copy.serialize(),
      opened: opened.map(({ campaignId }) => campaignId),
      unreadable: boxes.filter((box) => !opened.includes(box)).map(({ campaignId }) => campaignId),
    }
  } finally {
    copy.close()
  }
}
