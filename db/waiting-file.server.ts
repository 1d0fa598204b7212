import { chmodSync, closeSync, openSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Database } from './client.server.ts'
import { WaitingAnswers } from './waiting-answers.server.ts'
import {
  answersIn,
  codesIn,
  decodeContent,
  encodeContent,
  NOTHING_WAITS,
  type WaitingContent,
  type WaitingPart,
} from './waiting-content.ts'
import { WaitingEntries } from './waiting-entries.server.ts'
import { Receipts } from './waiting-receipts.server.ts'

/** Milliseconds that an ending process is given to let the file go. */
const PATIENCE_MS = 2_000
const VERSION = 2
/** A page of the receipts, of which thirteen fit one: as little as can be is written for one that joins. */
const PAGE_BYTES = 1024

/** Another process answers for this file: two at once would each keep answers that the other does not know. */
export class WaitingFileHeld extends Error {
  override name = 'WaitingFileHeld'
}

type Client = Sqlite.Database
type Opened = { readonly answers: WaitingAnswers; readonly users: Set<Client> }

// One for each file of this process, also where the development server has loaded this module anew.
const holder = globalThis as {
  espejoWaiting?: { readonly byFile: Map<string, Opened>; readonly defences: WeakMap<Client, Defences> }
}
const { byFile, defences: remembered } = (holder.espejoWaiting ??= { byFile: new Map(), defences: new WeakMap() })
const inMemory = new WeakMap<Client, Opened>()

/** Place of the answers that wait, beside the database. */
export function waitingFileOf(file: string): string {
  return `${file}.waiting`
}

/** What is taken from the file of waiting answers where a test takes it from the database. */
export function rememberDefences(client: Client, defences: Defences): void {
  remembered.set(client, defences)
}

/** Place of the answers themselves. */
export function waitingEntriesOf(file: string): string {
  return `${waitingFileOf(file)}-answers`
}

/** Every file beside a database that holds something of what waits. */
export function waitingFilesOf(file: string): string[] {
  return [...['', '-journal', '-wal', '-shm'].map((ending) => waitingFileOf(file) + ending), waitingEntriesOf(file)]
}

/**
 * The file of receipts, with a rollback journal that is emptied at each commit. It is locked as long as it is open, and the
 * file of answers beside it with it.
 */
function openReceipts(file: string, defences: Defences): Client {
  if (file !== ':memory:') {
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  }
  const client = new Sqlite(file, { timeout: PATIENCE_MS })
  try {
    client.pragma(`page_size = ${PAGE_BYTES}`)
    client.pragma('locking_mode = EXCLUSIVE')
    client.pragma('journal_mode = TRUNCATE')
    client.pragma('synchronous = FULL')
    client.pragma(`secure_delete = ${defences['secure-delete'] ? 'ON' : 'OFF'}`)
    client.pragma('temp_store = MEMORY')
    client.pragma('trusted_schema = OFF')
    // The lock is taken by the first transaction and kept until the file is closed.
    client.exec('BEGIN EXCLUSIVE')
    if (client.pragma('user_version', { simple: true }) === 0) create(client)
    client.exec('COMMIT')
    return client
  } catch (error) {
    client.close()
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code))
      throw new WaitingFileHeld(`Otro proceso de Espejo tiene abierto ${file}. Deténgalo e intente de nuevo.`)
    throw error
  }
}

function create(client: Client): void {
  client.exec(`
    CREATE TABLE form_receipts (
      campaign_id TEXT NOT NULL, form_mac BLOB NOT NULL, content_mac BLOB NOT NULL, PRIMARY KEY (campaign_id, form_mac)
    ) WITHOUT ROWID;
    PRAGMA user_version = ${VERSION};
  `)
}

type EarlierRows = { readonly campaignId: string; readonly part: WaitingPart; readonly answers: string }

/** What a version before this one left in tables beside the receipts. */
function readEarlier(client: Client): Map<string, WaitingContent> {
  const found = new Map<string, WaitingContent>()
  const of = (campaignId: string) => found.get(campaignId) ?? NOTHING_WAITS
  for (const { campaignId, part, answers } of client
    .prepare<[], EarlierRows>('SELECT campaign_id AS campaignId, part, answers FROM waiting_answers')
    .all()) {
    const content = of(campaignId)
    found.set(campaignId, { ...content, lots: new Map(content.lots).set(part, answersIn(answers)) })
  }
  for (const { campaignId, macs } of client
    .prepare<[], { campaignId: string; macs: Buffer }>('SELECT campaign_id AS campaignId, macs FROM codes_to_mark')
    .all())
    found.set(campaignId, { ...of(campaignId), codes: codesIn(macs), codesListed: true })
  return found
}

/** Takes over what an earlier version left: durable in its new place before it goes from the old one. */
function takeOver(client: Client, entries: WaitingEntries, contents: Map<string, WaitingContent>): void {
  if (client.pragma('user_version', { simple: true }) === VERSION) return
  const earlier = readEarlier(client)
  entries.writeSync(new Map([...earlier].map(([campaignId, content]) => [campaignId, encodeContent(content)])))
  for (const [campaignId, content] of earlier) contents.set(campaignId, content)
  client.exec(`BEGIN; DROP TABLE waiting_answers; DROP TABLE codes_to_mark; PRAGMA user_version = ${VERSION}; COMMIT`)
}

function openEntries(file: string, defences: Defences) {
  if (file === ':memory:') return { entries: WaitingEntries.inMemory(), found: new Map<string, Buffer>() }
  return WaitingEntries.open(`${file}-answers`, defences['journal-emptied'])
}

function open(client: Client, file: string): Opened {
  const defences = remembered.get(client) ?? ALL_DEFENCES
  const receipts = openReceipts(file, defences)
  const { entries, found } = openEntries(file, defences)
  const contents = new Map([...found].map(([campaignId, bytes]) => [campaignId, decodeContent(bytes)]))
  takeOver(receipts, entries, contents)
  const answers = new WaitingAnswers(entries, new Receipts(receipts), contents)
  const stored = client.prepare<[string, Buffer]>('SELECT 1 FROM responses WHERE campaign_id = ? AND id = ?')
  // A move that was cut off between its two commits: what stands among the responses waits no more.
  answers.deleteWhere(({ campaignId, id }) => stored.get(campaignId, id) !== undefined)
  return { answers, users: new Set() }
}

/**
 * The answers that wait beside an open database. The file is opened, and locked, when it is first needed: a command
 * that needs none of it may run beside the server.
 * @throws {WaitingFileHeld} where another process has it.
 */
export function waitingOf({ $client }: Database): WaitingAnswers {
  if ($client.memory) {
    const opened = inMemory.get($client) ?? open($client, ':memory:')
    inMemory.set($client, opened)
    return opened.answers
  }
  const file = waitingFileOf(path.resolve($client.name))
  const opened = byFile.get(file) ?? open($client, file)
  byFile.set(file, opened)
  opened.users.add($client)
  return opened.answers
}

/** Lets the file go when the last database of this process beside it is closed. */
export function forgetWaiting(client: Client): void {
  inMemory.get(client)?.answers.close()
  inMemory.delete(client)
  for (const [file, { answers, users }] of byFile) {
    if (!users.delete(client) || users.size > 0) continue
    answers.close()
    byFile.delete(file)
  }
}
