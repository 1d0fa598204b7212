import { chmodSync, closeSync, openSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import type { Database } from './client.server.ts'
import { PAGE_BYTES, WaitingAnswers } from './waiting-answers.server.ts'

/** Milliseconds that an ending process is given to let the file go. */
const PATIENCE_MS = 2_000
const VERSION = 1

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

/**
 * A file with a rollback journal that is emptied at each commit: whoever copies all files after a commit finds what
 * waits, and nothing of what stood there before (docs/decisions/074).
 */
function openFile(file: string, defences: Defences): Client {
  if (file !== ':memory:') {
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  }
  const client = new Sqlite(file, { timeout: PATIENCE_MS })
  try {
    client.pragma(`page_size = ${PAGE_BYTES}`)
    client.pragma('locking_mode = EXCLUSIVE')
    client.pragma(`journal_mode = ${defences['journal-emptied'] ? 'TRUNCATE' : 'PERSIST'}`)
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
    CREATE TABLE waiting_answers (
      campaign_id TEXT NOT NULL, part TEXT NOT NULL, answers TEXT NOT NULL, PRIMARY KEY (campaign_id, part)
    ) WITHOUT ROWID;
    CREATE TABLE form_receipts (
      campaign_id TEXT NOT NULL, form_mac BLOB NOT NULL, content_mac BLOB NOT NULL, PRIMARY KEY (campaign_id, form_mac)
    ) WITHOUT ROWID;
    CREATE TABLE codes_to_mark (campaign_id TEXT PRIMARY KEY, macs BLOB NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = ${VERSION};
  `)
}

function open(client: Client, file: string): Opened {
  const answers = new WaitingAnswers(openFile(file, remembered.get(client) ?? ALL_DEFENCES))
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
