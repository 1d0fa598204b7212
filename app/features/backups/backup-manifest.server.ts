import { existsSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Names of the parts of a backup. */
export const BACKUP_FILE = 'espejo.db'
export const BACKUP_DOCUMENTS = 'evidencias'
export const BACKUP_MANIFEST = 'manifiesto.json'
/** Digests of the documents, as `sha256sum --check` reads them. */
export const BACKUP_SUMS = 'sumas.sha256'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)

const schema = z.object({
  format: z.literal(1),
  /** Version of the program that made it, and the newest migration that the database had. */
  program: z.string(),
  schema: z.number().int(),
  /** ISO instant. */
  madeAt: z.string(),
  database: z.object({ bytes: count, sha256 }),
  /**
   * Documents beside it: how many, their bytes, the digest of the list of their digests; which of those that the
   * database names were not there, or others than it says, when it was made. Null where it was made without any, or
   * where they were taken out since.
   */
  documents: z
    .object({ files: count, bytes: count, sums: sha256, missing: z.array(z.string()), changed: z.array(z.string()) })
    .nullable(),
  /** ISO date on which the documents were taken out by their term. */
  documentsDroppedOn: z.string().nullable(),
})

/**
 * What a backup says of itself. Nothing in it moves with a single answer: it is written beside sealed values whose
 * length tells nothing either.
 */
export type Manifest = z.infer<typeof schema>

/** The manifest of a backup; null where it has none, `damaged` where nobody can read it. */
export function readManifest(folder: string): Manifest | 'damaged' | null {
  const place = path.join(folder, BACKUP_MANIFEST)
  if (!existsSync(place)) return null
  try {
    return schema.safeParse(JSON.parse(readFileSync(place, 'utf8'))).data ?? 'damaged'
  } catch {
    return 'damaged'
  }
}

/** Writes bytes so that they are there after a loss of power. The file must not be there yet. */
export async function writeDurably(place: string, bytes: Buffer | string): Promise<void> {
  const handle = await open(place, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}

/** Writes the manifest, in the place of the one that is there. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const place = path.join(folder, BACKUP_MANIFEST)
  const unfinished = `${place}.${process.pid}`
  await writeDurably(unfinished, `${JSON.stringify(manifest, null, 2)}\n`)
  await rename(unfinished, place)
  await syncFolder(folder)
}
