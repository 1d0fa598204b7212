import { createHash, randomInt } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { keyFor, type KeysFolder } from '#db/campaign-keys.server.ts'
import { seal } from '#db/sealing.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { SEALED, type Sealed, type SealedRows, type SealedValue } from '#db/sealed-rows.ts'

/** Tables whose rows never leave the running file: links that open something once, sessions. */
const LEFT_OUT = ['session', 'verification', 'mails'] as const

/** Whose rows are taken out and sealed. What ended without a release has no rows, and no key: whatever is left of it is deleted. */
const WITHOUT_RELEASE = "('scheduled', 'open', 'closing', 'population-review')"

/**
 * Room for one person's rows, and for one code, link or form of paper; compressed they take less than half. The length
 * of what is sealed follows from numbers that lie open beside it, so that it tells nothing of how many answered.
 */
const [ROOM, ROOM_FOR_A_PERSON, ROOM_FOR_A_CODE] = [65_536, 768, 192]

type Unreleased = { readonly id: string; readonly people: number; readonly codes: number }

/** Bytes 18 and 19 of a database file say whether it has a write-ahead log (2), which one in memory cannot (SQLite file format, 1.3). */
function withoutLog(bytes: Buffer): Buffer {
  bytes.fill(1, 18, 20)
  return bytes
}

/** The whole of a database file as it is at one moment, what stands in its write-ahead log included. Changes nothing. */
export function readSnapshot(file: string): Buffer {
  const source = new Sqlite(file, { fileMustExist: true })
  try {
    return source.serialize()
  } finally {
    source.close()
  }
}

function sealedTables(copy: Sqlite.Database): string[] {
  const known = copy.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return SEALED.tables.filter((table) => known.some(({ name }) => name === table))
}

function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}

const asJson = (value: SealedValue): Sealed => (Buffer.isBuffer(value) ? { bytes: value.toString('base64') } : value)

function rowsOf(copy: Sqlite.Database, table: string, campaignId: string): SealedRows {
  const read = copy.prepare<[string], SealedValue[]>(`SELECT * FROM ${table} WHERE campaign_id = ?`).raw()
  const columns = read.columns().map(({ name }) => name)
  return { columns, rows: shuffled(read.all(campaignId)).map((row) => row.map(asJson)) }
}

/** Takes the rows of a campaign out of the copy and puts them back as one sealed value. */
function sealCampaign(copy: Sqlite.Database, tables: readonly string[], campaign: Unreleased, key: Buffer): void {
  const rows = Object.fromEntries(tables.map((table) => [table, rowsOf(copy, table, campaign.id)]))
  const room = ROOM + campaign.people * ROOM_FOR_A_PERSON + campaign.codes * ROOM_FOR_A_CODE
  const box = seal(
    key,
    { campaignId: campaign.id, what: SEALED.table },
    deflateRawSync(JSON.stringify(rows)),
    Math.ceil(room / ROOM) * ROOM,
  )
  copy.prepare(`INSERT INTO ${SEALED.table} (campaign_id, box) VALUES (?, ?)`).run(campaign.id, box)
}

function sealAll(copy: Sqlite.Database, keys: KeysFolder): void {
  copy.exec(`CREATE TABLE ${SEALED.table} (campaign_id TEXT PRIMARY KEY, box BLOB NOT NULL) WITHOUT ROWID`)
  const tables = sealedTables(copy)
  const unreleased = copy
    .prepare<[], Unreleased>(
      `SELECT id, population_women + population_men AS people, codes_printed AS codes
       FROM campaigns WHERE status IN ${WITHOUT_RELEASE} ORDER BY id`,
    )
    .all()
  for (const campaign of unreleased) sealCampaign(copy, tables, campaign, keyFor(keys, campaign.id))
  for (const table of tables)
    copy
      .prepare(`DELETE FROM ${table} WHERE campaign_id NOT IN (SELECT id FROM campaigns WHERE status = 'closed')`)
      .run()
}

/**
 * A copy of a database as bytes: without what opens something (sessions, links in mails), and with what could be told
 * apart answer by answer (rows, codes, links, addresses of campaigns without a release) sealed to the key of its
 * campaign. The copy is made and cleaned in memory: no file ever holds in the clear what is sealed or left out, nor do
 * its freed pages.
 * @param snapshot the whole database as bytes.
 * @param defences all, but in a test that takes one away.
 */
export function makeBackup(snapshot: Buffer, keys: KeysFolder, defences: Defences = ALL_DEFENCES): Buffer {
  const copy = new Sqlite(withoutLog(snapshot))
  try {
    copy.pragma('secure_delete = ON')
    for (const table of LEFT_OUT) copy.prepare(`DELETE FROM ${table}`).run()
    if (defences['backups-sealed']) sealAll(copy, keys)
    copy.exec('VACUUM')
    return copy.serialize()
  } finally {
    copy.close()
  }
}

/** What SQLite finds wrong in a backup; empty where it is sound. */
export function listFaults(bytes: Buffer): string[] {
  const copy = new Sqlite(bytes)
  try {
    const integrity = copy.pragma('integrity_check') as { integrity_check: string }[]
    const foreign = copy.pragma('foreign_key_check') as { table: string }[]
    return [
      ...integrity.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...foreign.map(({ table }) => `a row of ${table} refers to nothing`),
    ]
  } catch (error) {
    // Some damage keeps SQLite from even looking.
    return [error instanceof Error ? error.message : 'unreadable']
  } finally {
    copy.close()
  }
}

/** What a database holds of a closed campaign: its release, and the rows that stay beside it. */
export type HeldRelease = { readonly campaignId: string; readonly release: string; readonly rows: string }

/**
 * What a database holds of closed campaigns: digests of the frozen release as it is stored and of the rows that the close
 * left. A campaign with a code, link, address or sealed value beside its release is not in the list.
 */
export function listHeldReleases(held: Sqlite.Database, campaignIds: readonly string[]): HeldRelease[] {
  return campaignIds.flatMap((campaignId) => heldRelease(held, campaignId) ?? [])
}

function digestOf(rows: Iterable<unknown[]>): string {
  const hash = createHash('sha256')
  for (const row of rows) hash.update(JSON.stringify(row))
  return hash.digest('hex')
}

function heldRelease(copy: Sqlite.Database, campaignId: string): HeldRelease | null {
  const release = copy
    .prepare<[string], unknown[]>(
      `SELECT releases.digest, releases.content FROM releases JOIN campaigns ON campaigns.id = campaign_id
       WHERE campaign_id = ? AND status = 'closed'`,
    )
    .raw()
    .get(campaignId)
  const counted = (table: string) =>
    copy.prepare<[string], { n: number }>(`SELECT count(*) AS n FROM ${table} WHERE campaign_id = ?`).get(campaignId)?.n
  const left = sealedTables(copy).filter((table) => table !== 'responses')
  const sealed = copy.prepare(`SELECT 1 FROM sqlite_master WHERE name = '${SEALED.table}'`).get() ? [SEALED.table] : []
  if (!release || [...left, ...sealed].some((table) => counted(table) !== 0)) return null
  const rows = copy.prepare<[string], unknown[]>('SELECT * FROM responses WHERE campaign_id = ? ORDER BY id').raw()
  return { campaignId, release: digestOf([release]), rows: digestOf(rows.iterate(campaignId)) }
}
