import { countMails, findNewestDeedAt, findSchemaNumber } from '#db/queries/operations.server.ts'
import type { Actor } from '#app/door/actor.ts'
import { backupState, listNights, newestNight, type NightlyBackup } from '#app/features/backups/list-nights.server.ts'
import { overruledSender } from '#app/features/ministry-settings/view-settings.server.ts'
import { viewFailedMails } from '#app/features/panel/view-failed-mails.server.ts'
import { sendsMail } from '#app/kit/mail/mail-queue.server.ts'
import { mailServerFault } from '#app/kit/mail/mail-server.ts'
import { limaDate, systemClock, type Clock } from '#app/kit/program/clock.ts'
import { listLooseFiles } from '#app/kit/program/file-modes.server.ts'
import { countLostFiles } from '#app/kit/program/lost-files.ts'
import { rememberedJobs } from '#app/kit/program/job-memory.ts'
import { addressList } from '#app/kit/program/proxy-list.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'
import { programVersion } from '#app/kit/program/version.server.ts'
import { JOB_WORDS } from './job-words.ts'
import { checksOf, failingFirst } from './status-checks.ts'
import { freeBytes, toldDisk, toldFileBytes } from './told-sizes.server.ts'

const MINUTE_MS = 60_000

function checks(now: Date) {
  const { database, environment } = runtime()
  const senders = overruledSender()
  const free = freeBytes(environment.ESPEJO_DATABASE)
  const newest = findNewestDeedAt(database)
  const fault = mailServerFault()
  const folder = environment.ESPEJO_BACKUPS
  const copied = (folder && newestNight(folder, now)?.manifest?.documents) || null
  const behind = newest === null ? 0 : Date.parse(newest) - now.getTime()
  return checksOf({
    today: limaDate(now),
    origin: environment.ESPEJO_ORIGIN ?? null,
    hasProxy: addressList(environment.ESPEJO_PROXY).length > 0,
    sendsMail: sendsMail(environment),
    mailFault: fault && { fault: fault.fault, since: fault.since.toISOString() },
    mailsWaiting: countMails(database).waiting,
    overruledSender: senders && { current: senders.current.address, environment: senders.environment.address },
    backups: backupState(environment.ESPEJO_BACKUPS, now).kind,
    lostFiles: { asked: countLostFiles(), copied: copied ? copied.missing.length + copied.changed.length : 0 },
    hasMetrics: environment.ESPEJO_METRICS_TOKEN !== undefined,
    database: toldFileBytes(database, limaDate(now)),
    free: free === null ? null : toldDisk(free),
    looseFiles: listLooseFiles(environment).length,
    node: process.version,
    clockBehind: Math.max(0, Math.floor(behind / MINUTE_MS)),
  })
}

function jobs() {
  const remembered = rememberedJobs()
  const rows = Object.entries(JOB_WORDS).map(([name, what]) => {
    const { succeededAt = null, failed = null, isFailing = false } = remembered.get(name) ?? {}
    return {
      ...{ name, what, succeededAt: succeededAt?.toISOString() ?? null },
      failed: failed && { at: failed.at.toISOString(), error: failed.error },
      isFailing,
    }
  })
  return failingFirst(rows, (row) => row.isFailing)
}

function nightRow({ name, madeAt, isGood, manifest }: NightlyBackup) {
  const documents = manifest?.documents ?? null
  return {
    ...{ name, madeAt: madeAt.toISOString(), isGood, schema: manifest?.schema ?? null },
    bytes: manifest?.database.bytes ?? null,
    documents: documents && {
      ...{ files: documents.files, bytes: documents.bytes },
      ...{ missing: documents.missing.length, changed: documents.changed.length },
    },
    documentsDroppedOn: manifest?.documentsDroppedOn ?? null,
  }
}

/**
 * How the program and its machine are, for who administers it. What grows with answers is told in the steps of the
 * metrics: she reads results too.
 */
export async function viewStatus(actor: Actor, clock: Clock = systemClock) {
  const now = clock()
  const { database, environment } = runtime()
  const folder = environment.ESPEJO_BACKUPS
  return {
    version: programVersion(),
    schema: findSchemaNumber(database),
    startedAt: new Date(now.getTime() - process.uptime() * 1000).toISOString(),
    checks: checks(now),
    jobs: jobs(),
    mails: await viewFailedMails(actor),
    nights: folder === undefined ? null : listNights(folder).map(nightRow),
  }
}

export type StatusView = Awaited<ReturnType<typeof viewStatus>>
