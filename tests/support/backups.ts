import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from '#db/client.server.ts'
import { createRespondentDesk } from '#app/respondent/desk/desk.server.ts'
import { readForm } from '#app/respondent/http/read-form.ts'
import type { KeysFolder } from '#db/campaign-keys.server.ts'
import { isBackup, restoreBackup, type Openable } from '#db/queries/restore.server.ts'
import { listFaults, makeBackup } from '#db/queries/backup.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { ALL_DEFENCES, type Defences } from '#surveys/disclosure/defences.ts'
import { answersLike, TEST_KEY } from './test-database.ts'

const ANSWERED_AT = '2026-11-10T17:00:00Z'

/** Answers that only the person of this number gives. */
export function ownAnswers(person: number): Record<string, string> {
  const digits = person.toString(5).padStart(4, '0')
  return {
    ...answersLike(3),
    ...Object.fromEntries([...digits].map((digit, place) => [`lid-0${place + 1}`, String(Number(digit) + 1)])),
  }
}

/** Sends the answers of people with these numbers by one link, or each by her own code; each ten of them are stored. */
export async function sendAnswers(
  database: Database,
  people: readonly number[],
  codeOf: (person: number) => string,
  more: (person: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<void> {
  const desk = createRespondentDesk(database, TEST_KEY, () => new Date(ANSWERED_AT))
  for (const person of people) {
    const id = createHash('sha256')
      .update(`${codeOf(person)} ${person}`)
      .digest('hex')
      .slice(0, 32)
    const fields = {
      formulario: id,
      consentimiento: 'si',
      ...ownAnswers(person),
      sex: person % 2 ? 'mujer' : 'hombre',
      ...more(person),
    }
    const outcome = await desk.send(codeOf(person), '192.0.2.7', readForm(new Map(Object.entries(fields))))
    if (outcome.kind !== 'thanks') throw new Error(JSON.stringify(outcome))
    moveDueLots(database)
  }
}

/** Rows of a table of a database file given as bytes, blobs as hex, in an order of their own. */
export function rowsIn(bytes: Buffer, table: string, where = 'TRUE'): Record<string, unknown>[] {
  const copy = new Sqlite(Buffer.from(bytes).fill(1, 18, 20))
  const rows = copy.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} WHERE ${where}`).all()
  copy.close()
  return rows
    .map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]),
      ),
    )
    .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
}

/** A folder for as long as something is done in it. */
async function inFolder<T>(act: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'espejo-bytes-'))
  try {
    return await act(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The bytes of a backup of a database file. */
export async function backupOf(file: string, keys: KeysFolder, defences: Defences = ALL_DEFENCES): Promise<Buffer> {
  return await inFolder(async (folder) => {
    const target = path.join(folder, 'copia.db')
    await makeBackup(file, target, keys, defences)
    return readFileSync(target)
  })
}

/** The whole of a database file as it is now, what stands in its write-ahead log included. */
export function snapshotOf(file: string): Buffer {
  const source = new Sqlite(file, { fileMustExist: true, readonly: true })
  try {
    return source.serialize()
  } finally {
    source.close()
  }
}

/** What SQLite finds wrong in a database given as bytes. */
export async function faultsOf(bytes: Buffer): Promise<string[]> {
  return await inFolder((folder) => {
    const place = path.join(folder, 'copia.db')
    writeFileSync(place, bytes)
    return listFaults(place)
  })
}

/** The bytes of what a backup is restored to, and what of it the keys open. */
export async function restoredFrom(
  backup: Buffer,
  keys: KeysFolder,
): Promise<Openable & { readonly bytes: Buffer; readonly outcome: Openable }> {
  return await inFolder(async (folder) => {
    const [from, target] = [path.join(folder, 'copia.db'), path.join(folder, 'espejo.db')]
    writeFileSync(from, backup)
    const outcome = await restoreBackup(from, target, keys)
    return { ...outcome, outcome, bytes: readFileSync(target) }
  })
}

/** Whether a database given as bytes is a backup. */
export function isBackupOf(bytes: Buffer): boolean {
  const held = new Sqlite(Buffer.from(bytes).fill(1, 18, 20))
  try {
    return isBackup(held)
  } finally {
    held.close()
  }
}

/** All that can be read of a backup with the keys that are there. */
export async function readableOf(backup: Buffer, keys: KeysFolder): Promise<Buffer> {
  return isBackupOf(backup) ? (await restoredFrom(backup, keys)).bytes : backup
}
