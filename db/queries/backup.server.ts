import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { partKey, type KeysFolder } from '#db/campaign-keys.server.ts'
import type { ResponsePart } from '#db/schema/campaigns.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { LATEST_INSTRUMENTS } from '#surveys/instruments/index.ts'
import { beginCopy, copyTables, finishCopy, listTablesAmong, keepFewPages } from '#db/copied-tables.server.ts'
import { asJson, SEALED, type SealedValue } from '#db/sealed-rows.ts'
import { sealTables, type RowsToSeal } from '#db/sealed-tables.server.ts'

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

/** Bytes 24 and 92 of a database file hold one counter, which grows as the file is written: between two backups it would tell how often (SQLite file format, 1.3). */
const COUNTERS = [24, 92]

/** Rows of a campaign in the order of their key, which is random or public: not that in which they came. */
function rowsOf(source: Sqlite.Database, table: string, campaignId: string, part?: ResponsePart): RowsToSeal {
  const key = source
    .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
  const read = source
    .prepare<string[], SealedValue[]>(
      `SELECT * FROM ${table} WHERE campaign_id = ?${part === undefined ? '' : ' AND part = ?'}
       ORDER BY ${key.map(({ name }) => `"${name}"`).join()}`,
    )
    .raw()
  function* rows() {
    for (const row of read.iterate(campaignId, ...(part === undefined ? [] : [part]))) yield row.map(asJson)
  }
  return { table, columns: read.columns().map(({ name }) => name), rows: rows() }
}

const upTo = (room: number, step: number) => Math.ceil(room / step) * step

/** Seals the rows of campaigns without a release, each to the key of its campaign. */
async function sealUnreleased(source: Sqlite.Database, target: Sqlite.Database, keys: KeysFolder): Promise<void> {
  target.exec(
    `CREATE TABLE ${SEALED.table} (campaign_id TEXT, piece INTEGER, box BLOB NOT NULL, PRIMARY KEY (campaign_id, piece)) WITHOUT ROWID`,
  )
  const tables = listTablesAmong(source, SEALED.tables)
  const insert = target.prepare(`INSERT INTO ${SEALED.table} (campaign_id, piece, box) VALUES (?, ?, ?)`)
  const unreleased = source
    .prepare<[], Unreleased>(
      `SELECT id, population_women + population_men AS people, codes_printed AS codes
       FROM campaigns WHERE status IN ${WITHOUT_RELEASE} ORDER BY id`,
    )
    .all()
  for (const { id, people, codes } of unreleased) {
    const rows = tables.map((table) => rowsOf(source, table, id))
    const room = upTo(ROOM + people * ROOM_FOR_A_PERSON + codes * ROOM_FOR_A_CODE, ROOM)
    let piece = 0
    for await (const box of sealTables(keys, id, SEALED.table, rows, room)) insert.run(id, piece++, box)
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
async function sealClosed(source: Sqlite.Database, target: Sqlite.Database, keys: KeysFolder): Promise<void> {
  target.exec(
    `CREATE TABLE ${SEALED.parts} (campaign_id TEXT, part TEXT, piece INTEGER, box BLOB NOT NULL, PRIMARY KEY (campaign_id, part, piece)) WITHOUT ROWID`,
  )
  const insert = target.prepare(`INSERT INTO ${SEALED.parts} (campaign_id, part, piece, box) VALUES (?, ?, ?, ?)`)
  const drawn = lastDrawn(source)
  for (const { id, slug, year, people } of listKept(source)) {
    const isDrawn = year !== null && Number(year) <= (drawn.get(slug) ?? 0)
    const parts: readonly ResponsePart[] =
      ASKING.some((asking) => asking === slug) && !isDrawn ? ['main', 'experience'] : ['main']
    for (const part of parts) {
      const room = upTo(ROOM_OF_A_PART + people * ROOM_FOR_A_ROW, ROOM_OF_A_PART)
      const rows = [rowsOf(source, 'responses', id, part)]
      let piece = 0
      for await (const box of sealTables(keys, partKey(id, part), SEALED.parts, rows, room))
        insert.run(id, part, piece++, box)
    }
  }
}

/**
 * Which rows of a table come as they are. Nothing of what is sealed does: of campaigns that ended otherwise, and beside
 * what a close leaves, nothing may be there, and what is left of it stays behind too.
 */
function openRows(table: string, defences: Defences): string {
  if (LEFT_OUT.some((name) => name === table)) return 'FALSE'
  if (!defences['backups-sealed'] || !SEALED.tables.some((name) => name === table)) return 'TRUE'
  return defences['closed-rows-sealed'] ? 'FALSE' : "campaign_id IN (SELECT id FROM campaigns WHERE status = 'closed')"
}

function forgetCounter(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    for (const place of COUNTERS) writeSync(handle, Buffer.of(0, 0, 0, 1), 0, 4, place)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Copies a database as it is at one moment, what stands in its write-ahead log included, into a file of its own: without what opens something
 * (sessions, links in mails), and with what could be told apart answer by answer sealed: rows, codes, links, addresses of campaigns without a
 * release, answers of closed ones. The copy is written table by table, sealed as it goes: no file ever holds in the clear
 * what is sealed or left out, and no memory a whole database. The source is opened to be read alone: nothing of it is
 * changed, migrated or locked for others.
 * @param target of the copy, which is there when this returns, also after a loss of power. No file may be there yet.
 * @param defences all, but in a test that takes one away.
 */
export async function makeBackup(
  file: string,
  target: string,
  keys: KeysFolder,
  defences: Defences = ALL_DEFENCES,
): Promise<void> {
  closeSync(openSync(target, 'wx', 0o600))
  const source = new Sqlite(file, { fileMustExist: true, readonly: true })
  const copy = new Sqlite(target)
  try {
    keepFewPages(source)
    source.exec('BEGIN')
    beginCopy(source, copy)
    copyTables(source, copy, (table) => openRows(table, defences))
    if (defences['backups-sealed']) {
      await sealUnreleased(source, copy, keys)
      if (defences['closed-rows-sealed']) await sealClosed(source, copy, keys)
    }
    finishCopy(source, copy)
  } finally {
    copy.close()
    source.close()
  }
  forgetCounter(target)
}

/** What SQLite finds wrong in a database file; empty where it is sound. */
export function listFaults(file: string): string[] {
  let copy: Sqlite.Database | undefined
  try {
    copy = new Sqlite(file, { fileMustExist: true, readonly: true })
    keepFewPages(copy)
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
    copy?.close()
  }
}
