import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { listFaults, makeBackup } from '#db/queries/backup.server.ts'
import { findHeldRest, type HeldRest } from '#db/queries/held-rest.server.ts'
import { schemaOf } from '#db/schema-number.server.ts'
import { programVersion } from '#app/kit/program/version.server.ts'
import { BACKUP_FILE, syncFolder, writeManifest, type Manifest } from './backup-manifest.server.ts'
import { copyDocuments, digestOf } from './copied-documents.server.ts'

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
  /** Folder of an older backup, of which documents that did not change are shared on the disk; none where left out. */
  readonly before?: string | null
  /** Keys of which it is to prove that it holds what stays when they are destroyed. */
  readonly prove?: readonly string[]
}

export type WrittenBackup = {
  readonly folder: string
  readonly bytes: number
  readonly sha256: string
  readonly held: readonly HeldRest[]
  /** What was copied beside it; null where documents stayed out. */
  readonly documents: Manifest['documents']
}

/** What is read back from the disk, not what was meant to be written. @throws {UnsoundBackupError} */
async function verified(
  place: string,
  keys: string,
  prove: readonly string[],
): Promise<{ readonly held: readonly HeldRest[]; readonly schema: number }> {
  const faults = listFaults(place)
  if (faults.length > 0) throw new UnsoundBackupError(faults.join('; '))
  const copy = new Sqlite(place, { fileMustExist: true, readonly: true })
  try {
    const held: HeldRest[] = []
    for (const key of prove) held.push(...[await findHeldRest(copy, keys, key)].filter((rest) => rest !== null))
    return { held, schema: schemaOf(copy) }
  } finally {
    copy.close()
  }
}

/**
 * Makes a backup in a folder of its own, reads it back and verifies it, and writes down its digests; it has its name only when all that is done.
 * Takes the processor for seconds: never inside the server.
 * @throws {UnsoundBackupError} and leaves nothing behind.
 */
export async function writeBackup(order: BackupOrder): Promise<WrittenBackup> {
  const { to, at, ending = '', prove = [] } = order
  const name = `${at.replaceAll(':', '-').slice(0, 19)}-${randomBytes(2).toString('hex')}${ending}`
  const [folder, unfinished] = [path.join(to, name), path.join(to, `.${name}.inconcluso`)]
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const place = path.join(unfinished, BACKUP_FILE)
    await makeBackup(order.database, place, order.keys)
    const { held, schema } = await verified(place, order.keys, prove)
    const year = Number(at.slice(0, 4))
    const made = {
      documents: order.documents ?? '',
      to: unfinished,
      database: place,
      before: order.before ?? null,
      year,
    }
    const documents = order.documents === null ? null : await copyDocuments(made)
    const database = { bytes: statSync(place).size, sha256: await digestOf(place) }
    await writeManifest(unfinished, {
      ...{ format: 1, program: programVersion(), schema, madeAt: at, database, documents, documentsDroppedOn: null },
    })
    await syncFolder(unfinished)
    await rename(unfinished, folder)
    await syncFolder(to)
    return { folder, ...database, held, documents }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}
