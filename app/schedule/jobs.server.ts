import { warnOfConfirmations } from '#app/features/accounts/warn-of-confirmation.server.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { anchorAudit } from '#app/features/audit/anchor-audit.server.ts'
import {
  countParticipation,
  countSites,
  settleDueCampaigns,
} from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { tellOfPaper } from '#app/features/campaigns/tell-of-paper.server.ts'
import { publishDuePages } from '#app/features/commitments/publish-due.server.ts'
import { sendDueLinks } from '#app/features/custody/send-links.server.ts'
import { forgetDueKeys } from '#app/features/backups/forget-keys.server.ts'
import { backupWarning } from '#app/features/backups/backup-words.ts'
import { backupState } from '#app/features/backups/list-nights.server.ts'
import { backUpNight } from '#app/features/backups/nightly-backup.server.ts'
import { emptyHeldLog, emptyLog } from '#db/empty-log.server.ts'
import { isRewriteDue, isSmall, rewriteFile } from '#db/rewrite-file.server.ts'
import { moveDueLots } from '#db/queries/lots.server.ts'
import { programScope } from '#app/door/actor.ts'
import { countNextLot, STAFF_INSTRUMENTS } from '#app/features/item-analysis/count-items.server.ts'
import { besideLoop } from '#app/kit/program/beside-loop.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { freezeDueExperiencePools } from '#app/features/national/freeze-experience-pools.server.ts'
import { handBackDueActions } from '#app/features/plan/carry-out/hand-back.server.ts'
import { closeDuePlans } from '#app/features/plan/next-year/close-plans.server.ts'
import { proposeFromPools } from '#app/features/national/propose-from-pools.server.ts'
import { freezeDuePools } from '#app/features/national/freeze-pools.server.ts'
import { freezeDueScoreGroups } from '#app/features/standing/freeze-score-groups.server.ts'
import { sendDigests } from '#app/features/notices/send-digests.server.ts'
import { queuesMail, sendDueMails, transportOf } from '#app/kit/mail/mail-queue.server.ts'
import { readUnreadVersions } from '#app/features/plan/review/read-version.server.ts'
import { lapseReviews } from '#app/features/plan/review/lapse-reviews.server.ts'
import { deleteDueFiles, deleteDueLeftovers, destroyDueRows } from '#app/features/retention/delete-due.server.ts'
import { limaDate } from '#app/kit/program/clock.ts'
import type { Runtime } from '#app/kit/program/runtime.server.ts'

/**
 * Something that happens by the calendar. It reads what is due from the database, so that it may run at any time, as
 * often as one likes, and after a stop of the program.
 */
export type Job = { readonly name: string; readonly run: (on: Runtime, now: Date) => Promise<unknown> }

async function countLots({ database }: Runtime, now: Date): Promise<void> {
  for (const instrument of STAFF_INSTRUMENTS) await countNextLot(database, PROGRAM, instrument, now)
}

async function warn({ database, environment }: Runtime, now: Date): Promise<void> {
  // Where no mail goes out the notice in the pages must do; a queue that nobody empties helps nobody.
  if (queuesMail(environment)) await warnOfConfirmations(database, environment.ESPEJO_ORIGIN ?? null, now)
}

async function tellDay({ database, environment }: Runtime, now: Date): Promise<void> {
  if (queuesMail(environment)) await sendDigests(database, environment.ESPEJO_ORIGIN ?? null, now)
}

async function tellPaper({ database, environment }: Runtime, now: Date): Promise<void> {
  if (queuesMail(environment)) await tellOfPaper(database, environment.ESPEJO_ORIGIN ?? null, now)
}

async function sendMails({ database, environment }: Runtime, now: Date): Promise<void> {
  const transport = transportOf(database, environment)
  if (transport) await sendDueMails(database, transport, now)
}

/** Repeats moves that a fault kept back; the close below needs the log that a reader may have kept from being emptied. */
async function moveWaiting({ database }: Runtime): Promise<void> {
  moveDueLots(database)
  emptyHeldLog(database)
}

/** An hour of the night in which few answer, in Lima time; a night that was missed is made up for at the next start. */
const REWRITTEN_FROM_HOUR = 3

async function rewrite({ database }: Runtime, now: Date): Promise<void> {
  const day = limaDate(new Date(now.getTime() - REWRITTEN_FROM_HOUR * 3_600_000))
  if (!isRewriteDue(database, day)) return
  if (isSmall(database)) return void rewriteFile(database, day)
  await besideLoop(database, 'rewrite-file', { day })
  // Once more from here, where it is tried again if somebody reads.
  emptyLog(database)
}

/**
 * What every server runs each minute, in this order; nothing else acts by date, and no visit does. A part that has to
 * do something by date adds its job here.
 */
export const JOBS: readonly Job[] = [
  { name: 'waiting-answers', run: moveWaiting },
  { name: 'campaigns', run: ({ database }, now) => settleDueCampaigns(database, programScope(), now) },
  { name: 'paper', run: tellPaper },
  // After the close: what was backed up of a campaign before can then be read by nobody.
  { name: 'campaign-keys', run: forgetDueKeys },
  { name: 'participation', run: ({ database }, now) => countParticipation(database, programScope(), now) },
  { name: 'participation-by-site', run: ({ database }, now) => countSites(database, programScope(), now) },
  { name: 'item-lots', run: countLots },
  { name: 'pools', run: ({ database }, now) => freezeDuePools(database, now) },
  { name: 'score-groups', run: ({ database }, now) => freezeDueScoreGroups(database, now) },
  // After the pools: a plan may wait for the one that was frozen just now.
  { name: 'pool-proposals', run: ({ database }, now) => proposeFromPools(database, now) },
  { name: 'plans', run: ({ database }, now) => closeDuePlans(database, now) },
  // After the close and the plans: a page is published as they are then.
  { name: 'public-pages', run: ({ database }, now) => publishDuePages(database, now) },
  { name: 'experience-pools', run: ({ database }, now) => freezeDueExperiencePools(database, now) },
  { name: 'plan-readings', run: ({ database }, now) => readUnreadVersions(database, now) },
  { name: 'plan-reviews', run: ({ database }, now) => lapseReviews(database, now) },
  // After the lots and the pools: what is destroyed can no longer be counted.
  { name: 'destruction', run: ({ database }, now) => destroyDueRows(database, now) },
  { name: 'leftovers', run: ({ database }, now) => deleteDueLeftovers(database, now) },
  {
    name: 'documents',
    run: ({ database, environment }, now) => deleteDueFiles(database, evidenceFolder(environment), now),
  },
  // After what the night deletes, so that it lives in no backup of this night; before the mail that tells of it.
  { name: 'nightly-backup', run: backUpNight },
  {
    name: 'audit-anchor',
    run: ({ database, environment }, now) =>
      anchorAudit(database, now, queuesMail(environment), backupWarning(backupState(environment.ESPEJO_BACKUPS, now))),
  },
  { name: 'handed-back', run: ({ database }, now) => handBackDueActions(database, now) },
  { name: 'account-warnings', run: warn },
  // After everything that the calendar changes: it is told as it is then.
  { name: 'digests', run: tellDay },
  { name: 'mail', run: sendMails },
  { name: 'links', run: sendDueLinks },
  // Last: whatever the others deleted must not be left in the gaps of the file.
  { name: 'file-rewritten', run: rewrite },
]
