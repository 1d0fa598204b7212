import { existsSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { openDatabase, truncateLog } from '#db/client.server.ts'
import { waitingFilesOf } from '#db/waiting-file.server.ts'
import { annulCampaign, cancelCampaign, findCampaign } from '#db/queries/campaigns.server.ts'
import { restoreBackup, type LostPart, type Openable } from '#db/queries/restore.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import { programScope } from '#app/door/actor.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import { PROGRAM, recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { settleLostParts } from './settle-lost-parts.server.ts'
import { BACKUP_DOCUMENTS, BACKUP_FILE } from './backup-manifest.server.ts'
import { verifyBackup, type BackupFault } from './verify-backup.server.ts'

/** Public: why a campaign whose rows nobody can read any more has no result. */
const LOST_WORDS =
  'Se restauró una copia de seguridad de cuando la aplicación estaba abierta, y lo que contenía de ella ya no se puede leer'

export type RestoreOrder = {
  /** Folder of the backup. */
  readonly from: string
  /** Where the database is to lie. */
  readonly database: string
  readonly keys: string
  /** Folder of documents; they are put back where it does not exist. */
  readonly documents: string
  /** Do without what cannot be read, instead of refusing: running campaigns are annulled, closed ones have no answers any more. */
  readonly annulUnreadable: boolean
  /** Restore the database where documents are missing or changed, instead of refusing: those that are left are put back. */
  readonly acceptDocuments?: boolean
}

/** Faults of documents alone: the database can be restored without them. */
const OF_DOCUMENTS: readonly BackupFault['kind'][] = ['damaged-sums', 'missing-documents', 'changed-documents']

export type RestoreOutcome =
  | { readonly kind: 'no-backup' | 'database-in-place' }
  | { readonly kind: 'damaged'; readonly faults: readonly BackupFault[] }
  /** Nothing was written. A newer backup holds what stands in the place of what these keys opened. */
  | { readonly kind: 'unreadable'; readonly campaigns: readonly string[]; readonly lost: readonly LostPart[] }
  | {
      readonly kind: 'restored'
      readonly opened: readonly string[]
      readonly annulled: readonly string[]
      readonly lost: readonly LostPart[]
      readonly documents: 'restored' | 'left' | 'none'
    }

/** A log or journal of another file would be read as if it were this one's, and what waits beside it delivered to this one. */
function beside(database: string): string[] {
  const endings = ['', '-wal', '-shm', '-journal']
  return [...endings.map((ending) => `${database}${ending}`), ...waitingFilesOf(database)]
}

async function putBackDocuments({ from, documents }: RestoreOrder): Promise<'restored' | 'left' | 'none'> {
  const source = path.join(from, BACKUP_DOCUMENTS)
  if (!existsSync(source)) return 'none'
  if (existsSync(documents)) return 'left'
  // Whole or not at all: a folder that is there is taken for the documents.
  const unfinished = `${documents}.restaurando`
  await rm(unfinished, { recursive: true, force: true })
  await cp(source, unfinished, { recursive: true })
  await rename(unfinished, documents)
  return 'restored'
}

const noteBy = (now: Date, deed: Deed) => (transaction: Parameters<typeof recordDeed>[0]) =>
  recordDeed(transaction, PROGRAM, deed, now)

/** A campaign without its rows would be closed with a wrong result: it ends without one, and says why. */
async function endWithoutRows(
  { database: place, keys }: Pick<RestoreOrder, 'database' | 'keys'>,
  { unreadable: ids, lost }: Pick<Openable, 'unreadable' | 'lost'>,
  backup: string,
  now: Date,
): Promise<void> {
  const database = openDatabase(place, undefined, keys)
  try {
    const scope = programScope()
    for (const id of ids) {
      const campaign = await findCampaign(database, scope, id)
      const about = {
        objectKind: 'campaign',
        objectId: id,
        entityId: campaign?.entityId ?? null,
        detail: { unreadable: true },
      }
      if (campaign?.status === 'scheduled')
        await cancelCampaign(database, scope, id, noteBy(now, { action: 'campaign.cancelled', ...about }))
      else {
        const note = noteBy(now, { action: 'campaign.annulled', ...about })
        await annulCampaign(database, scope, id, LOST_WORDS, limaDate(now), note)
      }
    }
    await settleLostParts(database, lost, now)
    const deed = {
      action: 'database.restored',
      objectKind: 'database',
      objectId: backup,
      detail: { unreadable: ids.length, ...(lost.length > 0 ? { lost: lost.length } : {}) },
    }
    inTransaction(database, (transaction) => recordDeed(transaction, PROGRAM, deed, now))
    truncateLog(database)
  } finally {
    database.$client.close()
  }
}

/**
 * Puts a backup, once it was verified, in the place of a database that is not there any more. What the keys open comes back; what was sealed to
 * a key that is gone does not: the campaign has ended since, or its answers were destroyed, and the right restore is that
 * of a newer backup, which holds what stands in their place.
 */
export async function restoreFromBackup(order: RestoreOrder, now: Date): Promise<RestoreOutcome> {
  const { from, database, keys } = order
  if (beside(database).some((place) => existsSync(place))) return { kind: 'database-in-place' }
  const verified = await verifyBackup(from, keys)
  if (verified.kind === 'no-backup') return { kind: 'no-backup' }
  const faults = verified.faults.filter(({ kind }) => !(order.acceptDocuments && OF_DOCUMENTS.includes(kind)))
  if (faults.length > 0) return { kind: 'damaged', faults }
  const unfinished = `${database}.restaurando`
  await mkdir(path.dirname(database), { recursive: true, mode: 0o700 })
  for (const place of beside(unfinished)) await rm(place, { force: true })
  const isAccepted = ({ unreadable, lost }: Openable) => order.annulUnreadable || unreadable.length + lost.length === 0
  const openable = await restoreBackup(path.join(from, BACKUP_FILE), unfinished, keys, isAccepted)
  const { opened, unreadable, lost } = openable
  if (!isAccepted(openable)) return { kind: 'unreadable', campaigns: unreadable, lost }
  await endWithoutRows({ database: unfinished, keys }, { unreadable, lost }, verified.sha256, now)
  const documents = await putBackDocuments(order)
  await rename(unfinished, database)
  for (const place of beside(unfinished)) await rm(place, { force: true })
  return { kind: 'restored', opened, annulled: unreadable, lost, documents }
}
