import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { destroyKey, listKeys } from '#db/campaign-keys.server.ts'
import { listHeldReleases } from '#db/queries/backup.server.ts'
import { listEndedAmong, type EndedCampaign } from '#db/queries/campaigns.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { programScope } from '#app/door/actor.ts'
import { backupsFolder, campaignKeysFolder } from '#app/kit/program/backup-places.server.ts'
import { PROGRAM, recordDeed } from '#app/kit/program/record-deed.server.ts'
import { CLOSING_BACKUP_DAYS, CLOSING_BACKUPS } from '#app/kit/program/retention-terms.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'
import type { BackupOrder, WrittenBackup } from './write-backup.server.ts'

/** Ends the name of a backup that the program made by itself: only such are deleted by it. */
const ENDING = '-cierre'
const AUTOMATIC = /^(\d{4}-\d\d-\d\d)T\d\d-\d\d-\d\d-[0-9a-f]{4}-cierre$/
const DAY_MS = 86_400_000
/** Its answer is one line of JSON. */
const LARGEST_ANSWER = 16 * 1024 * 1024

/** A release is not (yet) held by a verified backup: the keys of its campaign stay. */
class MissingReleaseError extends Error {
  override readonly name = 'MissingReleaseError'
}

/** Makes a backup in a process of its own. @throws where it could not be made or is not sound. */
async function backUp(order: BackupOrder): Promise<WrittenBackup> {
  const program = path.resolve('app/features/backups/backup-process.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program, JSON.stringify(order)], {
    maxBuffer: LARGEST_ANSWER,
  })
  return JSON.parse(stdout) as WrittenBackup
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

/** Destroys the key of a campaign and notes it. @param backup name of the backup that holds its release, if it has one. */
function forgetKey(
  { database, environment }: Runtime,
  campaign: EndedCampaign,
  backup: string | null,
  now: Date,
): void {
  inTransaction(database, (transaction) => {
    destroyKey(campaignKeysFolder(environment), campaign.id)
    const deed = {
      action: 'campaign.key-destroyed',
      objectKind: 'campaign',
      objectId: campaign.id,
      entityId: campaign.entityId,
      detail: backup === null ? {} : { backup },
    }
    recordDeed(transaction, PROGRAM, deed, now)
  })
}

/** Makes and verifies one backup, and destroys the keys of the campaigns whose release it holds as the database does. */
async function forgetReleased(on: Runtime, released: readonly EndedCampaign[], now: Date): Promise<void> {
  const { database, environment } = on
  const ids = released.map(({ id }) => id)
  const written = await backUp({
    database: environment.ESPEJO_DATABASE,
    keys: campaignKeysFolder(environment),
    documents: null,
    to: backupsFolder(environment),
    at: now.toISOString(),
    ending: ENDING,
    prove: ids,
  })
  const live = new Map(listHeldReleases(database.$client, ids).map((each) => [each.campaignId, each]))
  const proved = new Set(
    written.held
      .filter(({ campaignId, release, rows }) => {
        const mine = live.get(campaignId)
        return mine?.release === release && mine.rows === rows
      })
      .map(({ campaignId }) => campaignId),
  )
  for (const campaign of released)
    if (proved.has(campaign.id)) forgetKey(on, campaign, path.basename(written.folder), now)
  if (proved.size < released.length)
    throw new MissingReleaseError('A backup does not hold every release that it should')
}

/**
 * Destroys the keys of campaigns that have ended, so that no backup made before can be laid beside one made after. The
 * key of a closed campaign goes once a verified backup holds its release: one backup is made for all that are due. That
 * of a campaign that was annulled or cancelled goes at once.
 * @throws where a backup could not be made, or lacks a release: those keys stay, and the next round tries again.
 */
export async function forgetDueKeys(on: Runtime, now: Date): Promise<void> {
  const keys = listKeys(campaignKeysFolder(on.environment))
  const ended = keys.length > 0 ? await listEndedAmong(on.database, programScope(), keys) : []
  for (const campaign of ended) if (campaign.status !== 'closed') forgetKey(on, campaign, null, now)
  const released = ended.filter(({ status }) => status === 'closed')
  const folder = backupsFolder(on.environment)
  const [newest] = automaticBackups(folder)
  if (released.length > 0 || (newest !== undefined && isOld(newest, now))) {
    // Also where it fails, each minute anew: the disk must not fill.
    await forgetReleased(on, released, now).finally(() => deleteOldBackups(folder, now))
  }
}
