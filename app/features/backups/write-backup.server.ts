import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { listFaults, makeBackup, readSnapshot } from '#db/queries/backup.server.ts'
import { findHeldRest, type HeldRest } from '#db/queries/held-rest.server.ts'

/** Name of the database inside a backup. */
export const BACKUP_FILE = 'espejo.db'
/** Name of the folder of documents inside a backup. */
export const BACKUP_DOCUMENTS = 'evidencias'

/** A backup that SQLite finds damaged; it was deleted. */
export class UnsoundBackupError extends Error {
  override readonly name = 'UnsoundBackupError'
}

export type BackupOrder = {
  /** Database file. */
  readonly database: string
  /** Folder of the keys of campaigns. */
  readonly keys: string
  /** Folder of documents; null where they stay out. */
  readonly documents: string | null
  /** Folder into which the backup goes, as a folder of its own. */
  readonly to: string
  /** ISO instant, for its name. */
  readonly at: string
  /** End of its name, to be told from others. */
  readonly ending?: string
  /** Keys of which it is to prove that it holds what stays when they are destroyed. */
  readonly prove?: readonly string[]
}

export type WrittenBackup = {
  readonly folder: string
  readonly bytes: number
  readonly sha256: string
  readonly held: readonly HeldRest[]
}

/** Writes bytes so that they are there after a loss of power. */
async function writeDurably(place: string, bytes: Buffer): Promise<void> {
  const handle = await open(place, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/** What is read back from the disk, not what was meant to be written. @throws {UnsoundBackupError} */
function verified(bytes: Buffer, keys: string, prove: readonly string[]): readonly HeldRest[] {
  const faults = listFaults(bytes)
  if (faults.length > 0) throw new UnsoundBackupError(faults.join('; '))
  const copy = new Sqlite(bytes, { readonly: true })
  try {
    return prove.flatMap((key) => findHeldRest(copy, keys, key) ?? [])
  } finally {
    copy.close()
  }
}

/**
 * Makes a backup in a folder of its own, reads it back and verifies it; it has its name only when all that is done.
 * Takes as much memory as three databases and the processor for seconds: never inside the server.
 * @throws {UnsoundBackupError} and leaves nothing behind.
 */
export async function writeBackup(order: BackupOrder): Promise<WrittenBackup> {
  const { to, at, documents, ending = '', prove = [] } = order
  const name = `${at.replaceAll(':', '-').slice(0, 19)}-${randomBytes(2).toString('hex')}${ending}`
  const [folder, unfinished] = [path.join(to, name), path.join(to, `.${name}.inconcluso`)]
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const place = path.join(unfinished, BACKUP_FILE)
    await writeDurably(place, makeBackup(readSnapshot(order.database), order.keys))
    const bytes = await readFile(place)
    const held = verified(bytes, order.keys, prove)
    if (documents !== null && existsSync(documents))
      await cp(documents, path.join(unfinished, BACKUP_DOCUMENTS), { recursive: true })
    await syncFolder(unfinished)
    await rename(unfinished, folder)
    await syncFolder(to)
    return { folder, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), held }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}
