import { hash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import { ownerOf, type KeysFolder } from '#db/campaign-keys.server.ts'
import { asJson, SEALED, type Sealed, type SealedValue } from '#db/sealed-rows.ts'
import { openTables } from '#db/sealed-tables.server.ts'
import { listTablesAmong } from './backup.server.ts'

/** What a database holds of the campaign of a key, without what is sealed to the key: as a digest, to be compared. */
export type HeldRest = { readonly key: string; readonly digest: string }

type Box = { readonly part: string; readonly box: Buffer }

function boxesOf(held: Sqlite.Database, campaignId: string): Box[] {
  if (listTablesAmong(held, [SEALED.parts]).length === 0) return []
  return held.prepare<[string], Box>(`SELECT part, box FROM ${SEALED.parts} WHERE campaign_id = ?`).all(campaignId)
}

/** Answers of a closed campaign, sealed or not, whole; null where a sealed part cannot be opened. */
function answersOf(held: Sqlite.Database, keys: KeysFolder, campaignId: string): string[] | null {
  const open = held.prepare<[string], SealedValue[]>('SELECT * FROM responses WHERE campaign_id = ?').raw()
  const rows: (readonly Sealed[])[] = open.all(campaignId).map((row) => row.map(asJson))
  for (const { part, box } of boxesOf(held, campaignId)) {
    const opened = openTables(keys, `${campaignId}.${part}`, SEALED.parts, box)
    if (!opened) return null
    rows.push(...(opened['responses']?.rows ?? []))
  }
  return rows.map((row) => JSON.stringify(row)).sort()
}

/** What stays of a campaign for ever, null without a release: its release, the act that its answers were destroyed, and what was drawn of its year. */
function recordsOf(held: Sqlite.Database, campaignId: string): string[] | null {
  const all = (sql: string) => held.prepare<[string], unknown[]>(sql).raw().all(campaignId)
  const release = all(
    `SELECT releases.digest, releases.content FROM releases JOIN campaigns ON campaigns.id = campaign_id
     WHERE campaign_id = ? AND status = 'closed'`,
  )
  const acts = all('SELECT * FROM destruction_acts WHERE campaign_id = ?')
  const drawn = all(
    `SELECT experience_pools.* FROM experience_pools JOIN releases USING (instrument_slug)
     WHERE releases.campaign_id = ? AND year >= CAST(substr(released_on, 1, 4) AS INTEGER) ORDER BY year`,
  )
  return release.length > 0 ? [release, acts, drawn].map((rows) => JSON.stringify(rows)) : null
}

/** Whether something is still there that only this key opens, or that should be gone with it. */
function isInUse(held: Sqlite.Database, key: string): boolean {
  const { campaignId, part } = ownerOf(key) ?? { campaignId: key, part: null }
  const has = (table: string, more = '') =>
    held.prepare<[string]>(`SELECT 1 FROM ${table} WHERE campaign_id = ? ${more}`).get(campaignId) !== undefined
  if (part === null)
    return listTablesAmong(held, [SEALED.table, ...SEALED.tables.filter((table) => table !== 'responses')]).some(
      (table) => has(table),
    )
  const isSealed = listTablesAmong(held, [SEALED.parts]).some((table) => has(table, `AND part = '${part}'`))
  return isSealed || has('responses', `AND part = '${part}'`)
}

/**
 * What a database, or a backup, holds of the closed campaign of a key: a digest of its release, its act, the yearly
 * figure that its answers went into, and the answers that are left, sealed or not.
 * @param keys opens what is sealed to other keys.
 * @returns null where there is no release, where anything is sealed to this key, where rows, codes, links or addresses
 * are left that should be gone, or where a sealed part cannot be opened: then the key must stay.
 */
export function findHeldRest(held: Sqlite.Database, keys: KeysFolder, key: string): HeldRest | null {
  const owner = ownerOf(key)
  if (!owner || isInUse(held, key)) return null
  const records = recordsOf(held, owner.campaignId)
  const answers = answersOf(held, keys, owner.campaignId)
  return records && answers ? { key, digest: hash('sha256', [...records, ...answers].join('\n')) } : null
}
