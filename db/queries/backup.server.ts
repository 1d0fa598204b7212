import { randomInt } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { partKey, type KeysFolder } from '#db/campaign-keys.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { asJson, SEALED, type SealedRows, type SealedValue } from '#db/sealed-rows.ts'
import { sealTables } from '#db/sealed-tables.server.ts'

/** Tables whose rows never leave the running file: links that open something once, sessions. */
const LEFT_OUT = ['session', 'verification', 'mails'] as const

/** Whose rows are taken out and sealed. What ended without a release has no rows, and no key: whatever is left of it is deleted. */
const WITHOUT_RELEASE = "('scheduled', 'open', 'closing', 'population-review')"

/**
 * Room for one person's rows, and for one code, link or form of paper; compressed they take less than half. The length
 * of what is sealed follows from numbers that lie open beside it, so that it tells nothing of how many answered.
 */
const [ROOM, ROOM_FOR_A_PERSON, ROOM_FOR_A_CODE] = [65_536, 768, 192]

/** The same for one part of the answers of a closed campaign; and what its length is a multiple of, for many are small. */
const [ROOM_OF_A_PART, ROOM_FOR_A_ROW] = [4096, 192]

/** Instruments that ask what happened to people. */
const ASKING = LATEST_INSTRUMENTS.filter(({ scoring }) => scoring.prevalence !== undefined).map(({ slug }) => slug)

type Unreleased = { readonly id: string; readonly people: number; readonly codes: number }

/** Bytes 18 and 19 of a database file say whether it has a write-ahead log (2), which one in memory cannot (SQLite file format, 1.3). */
function withoutLog(bytes: Buffer): Buffer {
  bytes.fill(1, 18, 20)
  return bytes
}

/** Bytes 24 and 92 hold one counter, which grows as the file is written: between two backups it would tell how often (SQLite file format, 1.3). */
function withoutCounter(bytes: Buffer): Buffer {
  for (const place of [24, 92]) bytes.writeUInt32BE(1, place)
  return bytes
}

/** The whole of a database file as it is at one moment, what stands in its write-ahead log included. Opened to be read alone: nothing is changed, migrated or locked for others. */
export function readSnapshot(file: string): Buffer {
  const source = new Sqlite(file, { fileMustExist: true, readonly: true })
  try {
    return source.serialize()
  } finally {
    source.close()
  }
}

/** Which of these tables a database has: one of an older version lacks some. */
export function listTablesAmong(copy: Sqlite.Database, names: readonly string[]): string[] {
  const known = copy.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all()
  return names.filter((table) => known.some(({ name }) => name === table))
}

function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
  }
  return mixed
}

function rowsOf(copy: Sqlite.Database, table: string, campaignId: string, part?: ResponsePart): SealedRows {
  const whose = part === undefined ? '' : ' AND part = ?'
  const read = copy.prepare<string[], SealedValue[]>(`SELECT * FROM ${table} WHERE campaign_id = ?${whose}`).raw()
  const columns = read.columns().map(({ name }) => name)
  const rows = read.all(campaignId, ...(part === undefined ? [] : [part]))
  return { columns, rows: shuffled(rows).map((row) => row.map(asJson)) }
}

const upTo = (room: number, step: number) => Math.ceil(room / step) * step

/** Seals the rows of campaigns without a release, each to the key of its campaign. */
function sealUnreleased(copy: Sqlite.Database, keys: KeysFolder): void {
  copy.exec(`CREATE TABLE ${SEALED.table} (campaign_id TEXT PRIMARY KEY, box BLOB NOT NULL) WITHOUT ROWID`)
  const tables = listTablesAmong(copy, SEALED.tables)
  const insert = copy.prepare(`INSERT INTO ${SEALED.table} (campaign_id, box) VALUES (?, ?)`)
  const unreleased = copy
    .prepare<[], Unreleased>(
      `SELECT id, population_women + population_men AS people, codes_printed AS codes
       FROM campaigns WHERE status IN ${WITHOUT_RELEASE} ORDER BY id`,
    )
    .all()
  for (const { id, people, codes } of unreleased) {
    const rows = Object.fromEntries(tables.map((table) => [table, rowsOf(copy, table, id)]))
    const room = upTo(ROOM + people * ROOM_FOR_A_PERSON + codes * ROOM_FOR_A_CODE, ROOM)
    insert.run(id, sealTables(keys, id, SEALED.table, rows, room))
  }
}

type Kept = { readonly id: string; readonly slug: string; readonly year: string | null; readonly people: number }

/**
 * Closed campaigns whose answers somebody still needs: without an act of destruction. Whether any are there is not
 * asked, for that nobody told what happened to her is nobody's to know.
 */
function listKept(copy: Sqlite.Database): Kept[] {
  return copy
    .prepare<[], Kept>(
      `SELECT id, campaigns.instrument_slug AS slug, substr(released_on, 1, 4) AS year,
         max(coalesce(population_women + population_men, 0),
           (SELECT count(*) FROM responses WHERE campaign_id = campaigns.id AND part = 'main')) AS people
       FROM campaigns LEFT JOIN releases ON releases.campaign_id = id
       WHERE status = 'closed' AND id NOT IN (SELECT campaign_id FROM destruction_acts) ORDER BY id`,
    )
    .all()
}

/** Last year of which was drawn what followed what happened, by instrument. Rows of a campaign released until then are gone. */
function lastDrawn(copy: Sqlite.Database): ReadonlyMap<string, number> {
  if (listTablesAmong(copy, ['experience_pools']).length === 0) return new Map()
  const drawn = copy
    .prepare<[], { slug: string; year: number }>(
      'SELECT instrument_slug AS slug, max(year) AS year FROM experience_pools GROUP BY instrument_slug',
    )
    .all()
  return new Map(drawn.map(({ slug, year }) => [slug, year]))
}

/** Seals the answers that closes left, each part to a key of its own, for each is destroyed at a time of its own. */
function sealClosed(copy: Sqlite.Database, keys: KeysFolder): void {
  copy.exec(
    `CREATE TABLE ${SEALED.parts} (campaign_id TEXT, part TEXT, box BLOB NOT NULL, PRIMARY KEY (campaign_id, part)) WITHOUT ROWID`,
  )
  const insert = copy.prepare(`INSERT INTO ${SEALED.parts} (campaign_id, part, box) VALUES (?, ?, ?)`)
  const drawn = lastDrawn(copy)
  for (const { id, slug, year, people } of listKept(copy)) {
    const isDrawn = year !== null && Number(year) <= (drawn.get(slug) ?? 0)
    const parts: readonly ResponsePart[] =
      ASKING.some((asking) => asking === slug) && !isDrawn ? ['main', 'experience'] : ['main']
    for (const part of parts) {
      const rows = { responses: rowsOf(copy, 'responses', id, part) }
      const room = upTo(ROOM_OF_A_PART + people * ROOM_FOR_A_ROW, ROOM_OF_A_PART)
      insert.run(id, part, sealTables(keys, partKey(id, part), SEALED.parts, rows, room))
    }
  }
}

/** Deletes what was sealed. Of campaigns that ended otherwise, and beside what a close leaves, nothing may be there: it goes too. */
function deleteSealed(copy: Sqlite.Database, areClosedSealed: boolean): void {
  const whose = areClosedSealed ? '' : "WHERE campaign_id NOT IN (SELECT id FROM campaigns WHERE status = 'closed')"
  for (const table of listTablesAmong(copy, SEALED.tables)) copy.prepare(`DELETE FROM ${table} ${whose}`).run()
}

/**
 * A copy of a database as bytes: without what opens something (sessions, links in mails), and with what could be told
 * apart answer by answer sealed: rows, codes, links, addresses of campaigns without a release, answers of closed ones. The copy is made and cleaned in memory: no file ever holds in the clear what is sealed or left out, nor do
 * its freed pages.
 * @param snapshot the whole database as bytes.
 * @param defences all, but in a test that takes one away.
 */
export function makeBackup(snapshot: Buffer, keys: KeysFolder, defences: Defences = ALL_DEFENCES): Buffer {
  const copy = new Sqlite(withoutLog(snapshot))
  try {
    copy.pragma('secure_delete = ON')
    for (const table of LEFT_OUT) copy.prepare(`DELETE FROM ${table}`).run()
    if (defences['backups-sealed']) {
      sealUnreleased(copy, keys)
      if (defences['closed-rows-sealed']) sealClosed(copy, keys)
      deleteSealed(copy, defences['closed-rows-sealed'])
    }
    copy.exec('VACUUM')
    return withoutCounter(copy.serialize())
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
