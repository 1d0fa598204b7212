import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from './environment.server.ts'

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

export async function readEvidence(folder: string, entityId: string, id: string): Promise<Buffer> {
  return readFile(placeOf(folder, entityId, id))
}

/** Deletes a stored file; nothing happens where it is gone already. */
export async function deleteEvidenceFile(folder: string, entityId: string, id: string): Promise<void> {
  await rm(placeOf(folder, entityId, id), { force: true })
}
