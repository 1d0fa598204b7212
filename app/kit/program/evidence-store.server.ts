import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from './app-error.server.ts'
import type { Environment } from './environment.server.ts'
import { rememberLostFile, forgetLostFile } from './lost-files.ts'

/** Stored files lie beside the database, never in the public folder: one folder for each entity, random names. */
function placeOf(folder: string, entityId: string, id: string): string {
  if (!/^[\w-]+$/.test(entityId) || !/^[0-9a-f]{32}$/.test(id)) throw new Error('No place for such a file')
  return path.join(folder, entityId, id)
}

/** Folder of the documents of a database. */
export function evidenceFolder({
  ESPEJO_DATABASE,
  ESPEJO_EVIDENCE,
}: Pick<Environment, 'ESPEJO_DATABASE' | 'ESPEJO_EVIDENCE'>): string {
  return ESPEJO_EVIDENCE ?? `${ESPEJO_DATABASE}.evidencias`
}

export async function storeEvidence(folder: string, entityId: string, id: string, bytes: Uint8Array): Promise<void> {
  const place = placeOf(folder, entityId, id)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  await writeFile(place, bytes, { flag: 'wx', mode: 0o600 })
}

/** Faults of a disk that say of a file that it is not there, or not as it was. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'EIO', 'EUCLEAN'])

/**
 * A stored file, checked to be the one that was stored.
 * @param sha256 its digest when it was stored.
 * @throws {AppError} `file-lost` where it is gone or another; administrators see it on the page of state.
 */
export async function readEvidence(
  folder: string,
  entityId: string,
  id: string,
  sha256: string | null,
): Promise<Buffer> {
  const place = placeOf(folder, entityId, id)
  const bytes = await readFile(place).catch((fault: NodeJS.ErrnoException) => {
    if (!GONE.has(fault.code ?? '')) throw fault
    return null
  })
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) {
    rememberLostFile(place)
    throw new AppError('file-lost')
  }
  forgetLostFile(place)
  return bytes
}

/** Deletes a stored file; nothing happens where it is gone already. */
export async function deleteEvidenceFile(folder: string, entityId: string, id: string): Promise<void> {
  await rm(placeOf(folder, entityId, id), { force: true })
}
