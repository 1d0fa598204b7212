import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, link, mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import Sqlite from 'better-sqlite3'
import { newestMigration, schemaOf } from '#db/schema-number.server.ts'
import { listNamedFiles } from '#db/queries/stored-files.server.ts'
import { OF_MINISTRY } from '#app/features/yearly-record/record-address.ts'
import { EVIDENCE_YEARS } from '#app/kit/program/retention-terms.ts'
import { BACKUP_DOCUMENTS, BACKUP_SUMS, writeDurably, type Manifest } from './backup-manifest.server.ts'

/** SHA-256 (hex) of a file, read piece by piece. */
export async function digestOf(place: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(place), hash)
  return hash.digest('hex')
}

/** Digests of documents by name (`entity/id`), as a backup wrote them. */
export function readSums(folder: string): ReadonlyMap<string, string> {
  const place = path.join(folder, BACKUP_SUMS)
  if (!existsSync(place)) return new Map()
  const lines = readFileSync(place, 'utf8').split('\n').filter(Boolean)
  return new Map(lines.map((line) => [line.slice(66 + BACKUP_DOCUMENTS.length + 1), line.slice(0, 64)]))
}

const sumsText = (sums: ReadonlyMap<string, string>) =>
  [...sums].map(([name, digest]) => `${digest}  ${BACKUP_DOCUMENTS}/${name}\n`).join('')

/** Files below a folder, each as `entity/id`; links to elsewhere are none of ours. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/** Documents that the rows of a database name, with the digest that they had when they came; of another version none are looked for. */
function namedDocuments(database: string, year: number): ReadonlyMap<string, string> {
  const copy = new Sqlite(database, { fileMustExist: true, readonly: true })
  try {
    if (schemaOf(copy) !== newestMigration().number) return new Map()
    const named = listNamedFiles(copy, year - EVIDENCE_YEARS - 1)
    return new Map(named.map(({ entityId, id, sha256 }) => [`${entityId ?? OF_MINISTRY}/${id}`, sha256]))
  } finally {
    copy.close()
  }
}

/** @returns false where there is nothing to copy any more. */
async function copyDurably(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to)
  } catch (error) {
    // It was gone at that moment, whatever lies there now; where the folder of the copy is gone, that is a fault of ours.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(path.dirname(to))) return false
    throw error
  }
  const handle = await open(to, 'r+')
  await handle.chmod(0o600)
  await handle.sync()
  await handle.close()
  return true
}

/** Takes a document from the backup before where it lies there as it must be: a document never changes, so two backups may share its bytes on the disk. */
async function isShared(
  before: string | null,
  to: string,
  wanted: string | undefined,
  bytes: number,
): Promise<boolean> {
  if (before === null || wanted === undefined || !existsSync(before) || statSync(before).size !== bytes) return false
  if ((await digestOf(before)) !== wanted) return false
  try {
    await link(before, to)
    return true
  } catch {
    // Another disk, or a file system without such links.
    return false
  }
}

export type CopyOrder = {
  /** Folder of the documents. */
  readonly documents: string
  /** Folder of the backup that is made. */
  readonly to: string
  /** File of the database that was copied, for what its rows name. */
  readonly database: string
  /** Folder of an older backup, of which unchanged documents are shared; null for none. */
  readonly before: string | null
  /** Year of the backup. */
  readonly year: number
}

/**
 * Copies the documents, reads each back and writes the list of their digests. A document that is missing or damaged
 * already keeps no backup from being made: it is told in the manifest.
 */
export async function copyDocuments({
  documents,
  to,
  database,
  before,
  year,
}: CopyOrder): Promise<Manifest['documents']> {
  const named = namedDocuments(database, year)
  const sums = new Map<string, string>()
  let bytes = 0
  await mkdir(path.join(to, BACKUP_DOCUMENTS), { mode: 0o700 })
  const earlier = before === null ? null : path.join(before, BACKUP_DOCUMENTS)
  for (const name of existsSync(documents) ? filesBelow(documents) : []) {
    const [from, place] = [path.join(documents, name), path.join(to, BACKUP_DOCUMENTS, name)]
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
    // One whose time is over may go while the others are copied.
    const size = statSync(from, { throwIfNoEntry: false })?.size
    if (size === undefined) continue
    const shared = await isShared(earlier && path.join(earlier, name), place, named.get(name), size)
    if (!shared && !(await copyDurably(from, place))) continue
    sums.set(name, await digestOf(place))
    bytes += size
  }
  const text = sumsText(sums)
  await writeDurably(path.join(to, BACKUP_SUMS), text)
  const missing = [...named.keys()].filter((name) => !sums.has(name)).sort()
  const changed = [...named].filter(([name, digest]) => sums.has(name) && sums.get(name) !== digest)
  return {
    files: sums.size,
    bytes,
    sums: createHash('sha256').update(text).digest('hex'),
    missing,
    changed: changed.map(([name]) => name).sort(),
  }
}

/** Deletes the documents of a backup. The manifest must say so before. */
export async function dropDocuments(folder: string): Promise<void> {
  await rm(path.join(folder, BACKUP_DOCUMENTS), { recursive: true, force: true })
  await rm(path.join(folder, BACKUP_SUMS), { force: true })
}

/** What is wrong with the documents of a backup: names, each with what is said of it in a list. */
export async function listDocumentFaults(
  folder: string,
  documents: NonNullable<Manifest['documents']>,
): Promise<{ readonly sums: boolean; readonly missing: readonly string[]; readonly changed: readonly string[] }> {
  const place = path.join(folder, BACKUP_SUMS)
  const areSumsSound = existsSync(place) && (await digestOf(place)) === documents.sums
  const [missing, changed]: [string[], string[]] = [[], []]
  for (const [name, digest] of areSumsSound ? readSums(folder) : []) {
    const file = path.join(folder, BACKUP_DOCUMENTS, name)
    if (!existsSync(file)) missing.push(name)
    else if ((await digestOf(file)) !== digest) changed.push(name)
  }
  return { sums: areSumsSound, missing, changed }
}
