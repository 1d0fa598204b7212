import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'
import { backUpBeside } from './back-up-beside.server.ts'
import { readManifest, writeManifest } from './backup-manifest.server.ts'
import { dropDocuments } from './copied-documents.server.ts'
import { fateOfNights } from './kept-nights.ts'
import { listNights, newestNight, NIGHT_ENDING, nightOf } from './list-nights.server.ts'

/** After a failure it is tried again so much later: each try reads the whole file. */
const AGAIN_AFTER_MS = 30 * 60_000
/** What a backup that was cut off leaves, one of a process that was killed; and what is being deleted. */
const UNFINISHED = /^\..*-noche\.inconcluso$/

/** When a backup of this program failed last, by its folder. */
const failedAt = new Map<string, number>()

/** Says in the manifest that the documents went, before they do: cut off between, the backup is not taken for a damaged one. */
async function dropDocumentsOf(folder: string, today: string): Promise<void> {
  const manifest = readManifest(folder)
  if (manifest === null || manifest === 'damaged') return
  if (manifest.documents !== null)
    await writeManifest(folder, { ...manifest, documents: null, documentsDroppedOn: today })
  await dropDocuments(folder)
}

/** Deletes the backups of nights whose time is over, never the newest that is good. */
export async function deleteOldNights(folder: string, now: Date): Promise<void> {
  if (!existsSync(folder)) return
  const today = nightOf(now)
  for (const [name, fate] of fateOfNights(listNights(folder), today)) {
    // Out of sight at once: half deleted it would be listed as a damaged one.
    if (fate === 'deleted') await rename(path.join(folder, name), path.join(folder, `.${name}.inconcluso`))
    if (fate === 'without-documents') await dropDocumentsOf(path.join(folder, name), today)
  }
  for (const name of await readdir(folder))
    if (UNFINISHED.test(name)) await rm(path.join(folder, name), { recursive: true, force: true })
}

/**
 * Makes the backup of the night, once, where a folder is configured for it; a night that was missed is made up for. It
 * is made in a process of its own that reads the file and locks nobody out, and is verified before it counts.
 * @throws where it could not be made; it is tried again half an hour later.
 */
export async function backUpNight({ environment }: Runtime, now: Date): Promise<void> {
  const to = environment.ESPEJO_BACKUPS
  if (to === undefined) return
  const newest = newestNight(to, now)
  if (newest && newest.night >= nightOf(now)) return
  // A failure that lies ahead is one before the clock was set back.
  const since = now.getTime() - (failedAt.get(to) ?? -Infinity)
  if (since >= 0 && since < AGAIN_AFTER_MS) return
  try {
    await backUpBeside({
      database: environment.ESPEJO_DATABASE,
      keys: campaignKeysFolder(environment),
      documents: evidenceFolder(environment),
      ...{ to, at: now.toISOString(), ending: NIGHT_ENDING },
      before: newest ? path.join(to, newest.name) : null,
    })
    failedAt.delete(to)
  } catch (fault) {
    failedAt.set(to, now.getTime())
    throw fault
  } finally {
    // Also where it fails: what was destroyed since must not live on, and the disk must not fill.
    await deleteOldNights(to, now)
  }
}
