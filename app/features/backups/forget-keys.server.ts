import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { destroyKey, listKeys } from '#db/campaign-keys.server.ts'
import { listEndedKeys, type EndedKey } from '#db/queries/ended-keys.server.ts'
import { findHeldRest } from '#db/queries/held-rest.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { programScope } from '#app/door/actor.ts'
import { backupsFolder, campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { CLOSING_BACKUP_DAYS, CLOSING_BACKUPS } from '#app/kit/program/retention-terms.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'
import { backUpBeside } from './back-up-beside.server.ts'

/** Ends the name of a backup that the program made by itself: only such are deleted by it. */
const ENDING = '-cierre'
const AUTOMATIC = /^(\d{4}-\d\d-\d\d)T\d\d-\d\d-\d\d-[0-9a-f]{4}-cierre$/
const DAY_MS = 86_400_000

/** What is to stay in the place of what a key opens is not (yet) held by a verified backup: the key stays. */
class MissingReleaseError extends Error {
  override readonly name = 'MissingReleaseError'
}

/** The program's own backups, newest first. */
function automaticBackups(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => AUTOMATIC.test(name))
    .sort()
    .reverse()
}

function isOld(name: string, now: Date): boolean {
  return now.getTime() - Date.parse(`${AUTOMATIC.exec(name)?.[1]}T00:00:00Z`) > CLOSING_BACKUP_DAYS * DAY_MS
}

/** Deletes the program's own backups that are too many or too old: what was destroyed since must not live on in them. The newest stays. */
async function deleteOldBackups(folder: string, now: Date): Promise<void> {
  const [, ...others] = automaticBackups(folder)
  const over = others.filter((name, place) => place + 1 >= CLOSING_BACKUPS || isOld(name, now))
  for (const name of over) await rm(path.join(folder, name), { recursive: true, force: true })
}

/** Destroys a key and notes it. @param backup name of the backup that holds what stays in its place, if anything does. */
function forgetKey({ database, environment }: Runtime, ended: EndedKey, backup: string | null, now: Date): void {
  const { key, campaignId, entityId, part } = ended
  inTransaction(database, (transaction) => {
    destroyKey(campaignKeysFolder(environment), key)
    const deed = {
      ...{ action: 'campaign.key-destroyed', objectKind: 'campaign', objectId: campaignId, entityId },
      detail: { ...(part === null ? {} : { part }), ...(backup === null ? {} : { backup }) },
    }
    recordDeed(transaction, PROGRAM, deed, now)
  })
}

/** Makes and verifies one backup, and destroys the keys without which it holds all that the database does. */
async function forgetReplaced(on: Runtime, replaced: readonly EndedKey[], now: Date): Promise<void> {
  const { database, environment } = on
  const keys = campaignKeysFolder(environment)
  const { folder, held } = await backUpBeside({
    database: environment.ESPEJO_DATABASE,
    keys,
    documents: null,
    to: backupsFolder(environment),
    at: now.toISOString(),
    ending: ENDING,
    prove: replaced.map(({ key }) => key),
  })
  const proved = new Map(held.map(({ key, digest }) => [key, digest]))
  let kept = 0
  for (const ended of replaced) {
    const mine = await findHeldRest(database.$client, keys, ended.key)
    if (mine && mine.digest === proved.get(ended.key)) forgetKey(on, ended, path.basename(folder), now)
    else kept += 1
    // Somebody may be waiting for a page meanwhile.
    await setImmediate()
  }
  if (kept > 0) throw new MissingReleaseError('A backup does not hold all that it should')
}

/**
 * Destroys the keys to which nothing is sealed any more that anybody needs: of campaigns that have ended, so that no
 * backup made before can be laid beside one made after; of answers of closed campaigns that were destroyed, so that
 * they do not live on in older backups. Where a release, an act or a yearly figure stands in the place of what was
 * sealed, the key goes once a verified backup holds it: one backup is made for all that are due. That of a campaign
 * that was annulled or cancelled goes at once.
 * @throws where a backup could not be made, or lacks something: those keys stay, and the next round tries again.
 */
export async function forgetDueKeys(on: Runtime, now: Date): Promise<void> {
  const keys = listKeys(campaignKeysFolder(on.environment))
  const ended = keys.length > 0 ? await listEndedKeys(on.database, programScope(), keys) : []
  for (const key of ended) if (!key.isReplaced) forgetKey(on, key, null, now)
  const replaced = ended.filter(({ isReplaced }) => isReplaced)
  const folder = backupsFolder(on.environment)
  const [newest] = automaticBackups(folder)
  if (replaced.length > 0 || (newest !== undefined && isOld(newest, now))) {
    // Also where it fails, each minute anew: the disk must not fill.
    await forgetReplaced(on, replaced, now).finally(() => deleteOldBackups(folder, now))
  }
}
