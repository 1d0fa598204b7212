import { existsSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { findKey, type KeysFolder } from '#db/campaign-keys.server.ts'
import { listFaults } from '#db/queries/backup.server.ts'
import { isBackup, listSealedKeys } from '#db/queries/restore.server.ts'
import { newestMigration, schemaOf } from '#db/schema-number.server.ts'
import { BACKUP_FILE, readManifest, type Manifest } from './backup-manifest.server.ts'
import { digestOf, listDocumentFaults } from './copied-documents.server.ts'

/** Something that keeps a backup from being trusted. */
export type BackupFault =
  | { readonly kind: 'damaged-manifest' }
  /** The bytes of the database are not those that were written. */
  | { readonly kind: 'other-bytes' }
  /** What SQLite says. */
  | { readonly kind: 'unsound'; readonly faults: readonly string[] }
  | { readonly kind: 'newer-schema'; readonly schema: number; readonly known: number }
  | { readonly kind: 'damaged-sums' }
  | { readonly kind: 'missing-documents' | 'changed-documents'; readonly names: readonly string[] }

export type VerifiedBackup =
  | { readonly kind: 'no-backup' }
  | {
      readonly kind: 'verified'
      /** What it says of itself; null for one of a version that wrote no manifest. */
      readonly manifest: Manifest | null
      readonly schema: number | null
      readonly faults: readonly BackupFault[]
      /** Keys to which something in it is sealed and that are not there: what they open nobody can read. */
      readonly missingKeys: readonly string[]
      /** Digest (hex) of the database as it was looked at. */
      readonly sha256: string
    }

async function documentFaults(from: string, documents: NonNullable<Manifest['documents']>): Promise<BackupFault[]> {
  const { sums, missing, changed } = await listDocumentFaults(from, documents)
  return [
    ...(sums ? [] : [{ kind: 'damaged-sums' } as const]),
    ...(missing.length > 0 ? [{ kind: 'missing-documents', names: missing } as const] : []),
    ...(changed.length > 0 ? [{ kind: 'changed-documents', names: changed } as const] : []),
  ]
}

/** Whether nobody can open what is sealed to a key. */
function isMissing(keys: KeysFolder, key: string): boolean {
  try {
    return findKey(keys, key) === null
  } catch {
    // It is there and damaged.
    return true
  }
}

function schemaFault(schema: number): BackupFault[] {
  const known = newestMigration().number
  return schema > known ? [{ kind: 'newer-schema', schema, known }] : []
}

/**
 * Looks at a backup and writes nothing: the digests of its database and documents, what SQLite says of it, whether this
 * program can open it, and which keys are not there to open what is sealed in it.
 */
export async function verifyBackup(from: string, keys: KeysFolder): Promise<VerifiedBackup> {
  const source = path.join(from, BACKUP_FILE)
  if (!existsSync(source)) return { kind: 'no-backup' }
  const said = readManifest(from)
  const manifest = said === 'damaged' ? null : said
  const sha256 = await digestOf(source)
  const faults: BackupFault[] = said === 'damaged' ? [{ kind: 'damaged-manifest' }] : []
  if (manifest && manifest.database.sha256 !== sha256) faults.push({ kind: 'other-bytes' })
  if (manifest?.documents) faults.push(...(await documentFaults(from, manifest.documents)))
  const unsound = listFaults(source)
  if (unsound.length > 0) {
    faults.push({ kind: 'unsound', faults: unsound })
    return { kind: 'verified', manifest, schema: null, faults, missingKeys: [], sha256 }
  }
  const copy = new Sqlite(source, { fileMustExist: true, readonly: true })
  try {
    if (!isBackup(copy)) return { kind: 'no-backup' }
    const schema = schemaOf(copy)
    const missingKeys = listSealedKeys(copy).filter((key) => isMissing(keys, key))
    return { kind: 'verified', manifest, schema, faults: [...faults, ...schemaFault(schema)], missingKeys, sha256 }
  } finally {
    copy.close()
  }
}
