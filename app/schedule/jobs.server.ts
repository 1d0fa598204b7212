import type { Database } from '#db/client.server.ts'
import { warnOfConfirmations } from '#app/features/accounts/warn-of-confirmation.server.ts'
import { evidenceFolder } from '#app/kit/program/evidence-store.server.ts'
import { anchorAudit } from '#app/features/audit/anchor-audit.server.ts'
import {
  countParticipation,
  countSites,
  settleByCalendar,
} from '#app/features/campaigns/settle-due-campaigns.server.ts'
import { programScope } from '#app/door/actor.ts'
import { countNextLot, STAFF_INSTRUMENTS } from '#app/features/item-analysis/count-items.server.ts'
import { PROGRAM } from '#app/kit/program/record-deed.server.ts'
import { freezeDuePools } from '#app/features/national/freeze-pools.server.ts'
import { queuesMail, sendDueMails, sendsMail } from '#app/kit/mail/mail-queue.server.ts'
import { smtpTransport } from '#app/kit/mail/transport.server.ts'
import { deleteDueFiles, deleteDueLeftovers, destroyDueRows } from '#app/features/retention/delete-due.server.ts'
import { runtime } from '#app/kit/program/runtime.server.ts'

/**
 * Something that happens by the calendar. It reads what is due from the database, so that it may run at any time, as
 * often as one likes, and after a stop of the program.
 */
export type Job = { readonly name: string; readonly run: (database: Database, now: Date) => Promise<void> }

async function countLots(database: Database, now: Date): Promise<void> {
  for (const instrument of STAFF_INSTRUMENTS) await countNextLot(database, PROGRAM, instrument, now)
}

async function sendMails(database: Database, now: Date): Promise<void> {
  const { environment } = runtime()
  const transport = sendsMail(environment) ? smtpTransport(environment) : null
  if (transport) await sendDueMails(database, transport, now)
}

/** What runs every minute in production, in this order. A part that has to do something by date adds its job here. */
export const JOBS: readonly Job[] = [
  { name: 'campaigns', run: (database, now) => settleByCalendar(database, programScope(), now) },
  { name: 'participation', run: (database, now) => countParticipation(database, programScope(), now) },
  { name: 'participation-by-site', run: (database, now) => countSites(database, programScope(), now) },
  { name: 'item-lots', run: countLots },
  { name: 'pools', run: async (database, now) => void (await freezeDuePools(database, now)) },
  // After the lots: what is destroyed can no longer be counted.
  { name: 'destruction', run: async (database, now) => void (await destroyDueRows(database, now)) },
  { name: 'leftovers', run: deleteDueLeftovers },
  { name: 'documents', run: (database, now) => deleteDueFiles(database, evidenceFolder(runtime().environment), now) },
  { name: 'audit-anchor', run: (database, now) => anchorAudit(database, now, queuesMail(runtime().environment)) },
  {
    name: 'account-warnings',
    run: async (database, now) =>
      void (await warnOfConfirmations(database, runtime().environment.ESPEJO_ORIGIN ?? null, now)),
  },
  { name: 'mail', run: sendMails },
]
