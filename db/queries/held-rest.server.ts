import { createHash, hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { ownerOf, partKey, type KeysFolder } from '#db/campaign-keys.server.ts'
import { listTablesAmong } from '#db/copied-tables.server.ts'
import { RESPONSE_PARTS } from '#db/schema/campaigns.ts'
import { listPartsOf } from '#db/sealed-boxes.server.ts'
import { asJson, SEALED, type Sealed, type SealedValue } from '#db/sealed-rows.ts'
import { openTables } from '#db/sealed-tables.server.ts'
import { SealError } from '#db/sealing.server.ts'

/** What a database holds of the campaign of a key, without what is sealed to the key: as a digest, to be compared. */
export type HeldRest = { readonly key: string; readonly digest: string }

/** Rows that are read at once: between two lots others are served. */
const AT_ONCE = 500

/** Answers of one part of a closed campaign that lie open, in the order of their random ids. */
async function* openAnswers(
  held: Sqlite.Database,
  campaignId: string,
  part: string,
): AsyncGenerator<readonly Sealed[]> {
  const read = held
    .prepare<[string, string, Buffer], SealedValue[]>(
      `SELECT id, * FROM responses WHERE campaign_id = ? AND part = ? AND id > ? ORDER BY id LIMIT ${AT_ONCE}`,
    )
    .raw()
  for (let after: Buffer | null = Buffer.alloc(0); after !== null; ) {
    const rows: SealedValue[][] = read.all(campaignId, part, after)
    for (const [, ...row] of rows) yield row.map(asJson)
    const last: SealedValue | undefined = rows.at(-1)?.[0]
    after = Buffer.isBuffer(last) && rows.length === AT_ONCE ? last : null
    await setImmediate()
  }
}

/** Digest of what is left of the answers of a closed campaign, sealed or not, each part in the order of its ids. @throws {SealError} where a part cannot be opened. */
async function digestAnswers(held: Sqlite.Database, keys: KeysFolder, campaignId: string): Promise<string> {
  const boxes = listPartsOf(held, campaignId)
  const digest = createHash('sha256')
  const add = (part: string, row: readonly Sealed[]) => digest.update(`${part} ${JSON.stringify(row)}\n`)
  for (const part of [...RESPONSE_PARTS].sort()) {
    for await (const row of openAnswers(held, campaignId, part)) add(part, row)
    for (const box of boxes.filter(({ key }) => key === partKey(campaignId, part)))
      for await (const { row } of openTables(keys, box)) add(part, row)
  }
  return digest.digest('hex')
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
export async function findHeldRest(held: Sqlite.Database, keys: KeysFolder, key: string): Promise<HeldRest | null> {
  const owner = ownerOf(key)
  if (!owner || isInUse(held, key)) return null
  const records = recordsOf(held, owner.campaignId)
  if (!records) return null
  try {
    const answers = await digestAnswers(held, keys, owner.campaignId)
    return { key, digest: hash('sha256', [...records, answers].join('\n')) }
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
