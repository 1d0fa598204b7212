import { countNamedDeleted, updateForgottenNames } from '#db/queries/account-data.server.ts'
import { countPendingBefore } from '#db/queries/account-requests.server.ts'
import { listDueAdaptationFiles, updateAdaptationProofAsWithoutFile } from '#db/queries/adaptation.server.ts'
import { deleteComplaintReportsUntil } from '#db/queries/complaint-reports.server.ts'
import { deleteFactSheetsUntil } from '#db/queries/fact-sheets.server.ts'
import { deleteAuditBefore, type Note } from '#db/queries/audit.server.ts'
import { listDuePlanFiles, updateProofAsWithoutFile } from '#db/queries/plan-proofs.server.ts'
import { listDueRecordFiles, updateFactProofAsWithoutFile } from '#db/queries/record-files.server.ts'
import {
  countKeptRows,
  deleteLeftovers,
  destroyRows,
  KEPT_TABLES,
  listFilesUntilYear,
  listKeptPage,
  listKeptRows,
} from '#db/queries/retention.server.ts'
import { rememberedWhile } from '#db/remembered.server.ts'
import type { Database } from '#db/client.server.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Scope } from '#db/scope.ts'
import { programScope } from '#app/door/actor.ts'
import { OF_MINISTRY } from '#app/features/yearly-record/record-address.ts'
import { deleteEvidenceFile } from '#app/kit/program/evidence-store.server.ts'
import { PROGRAM, recordDeed, type Deed } from '#app/kit/program/record-deed.server.ts'
import { addDays, addMonths, limaDate } from '#app/kit/program/clock.ts'
import {
  AUDIT_YEARS,
  COMPLAINT_REPORT_YEARS,
  DECIDED_REQUEST_MONTHS,
  DELETED_ACCOUNT_YEARS,
  EVIDENCE_YEARS,
  FACT_SHEET_YEARS,
  INVITATION_MONTHS,
  MAIL_DAYS,
  NOTICE_DAYS,
  PENDING_REQUEST_MONTHS,
  RESPONSE_MONTHS,
} from '#app/kit/program/retention-terms.ts'

/** Campaigns of which a page tells that their rows are destroyed. */
const CAMPAIGNS_OF_A_PAGE = 50
const DAY_MS = 24 * 60 * 60 * 1000

/** The note of what the calendar does. */
function programNote(deed: Deed, now: Date): Note {
  return (transaction) => recordDeed(transaction, PROGRAM, deed, now)
}

/** Day (ISO date) on which the rows of a campaign that closed on a day are destroyed. */
export function destructionDue(closedOn: string): string {
  return addMonths(closedOn, RESPONSE_MONTHS)
}

/**
 * Destroys the rows of campaigns whose twelve months are over, each with an act.
 * @returns ids of the campaigns.
 */
export async function destroyDueRows(database: Database, now: Date): Promise<string[]> {
  const today = limaDate(now)
  const destroyed: string[] = []
  for (const kept of await listKeptRows(database, programScope(), addMonths(today, -RESPONSE_MONTHS))) {
    const deed = {
      action: 'responses.destroyed',
      objectKind: 'campaign',
      objectId: kept.campaignId,
      entityId: kept.entityId,
      detail: { closedOn: kept.closedOn },
    }
    if (await destroyRows(database, kept, today, programNote(deed, now))) destroyed.push(kept.campaignId)
  }
  return destroyed
}

function yearsBefore(now: Date, years: number): Date {
  const earlier = new Date(now)
  earlier.setUTCFullYear(earlier.getUTCFullYear() - years)
  return earlier
}

/** Deletes mails, sessions, invitations, requests, audit rows and names of deleted accounts whose time is over. */
export async function deleteDueLeftovers(database: Database, now: Date): Promise<void> {
  const today = limaDate(now)
  const limits = {
    sentMailsBefore: addDays(today, -MAIL_DAYS),
    toldNoticesBefore: addDays(today, -NOTICE_DAYS),
    sessionsBefore: now,
    invitationsBefore: addMonths(today, -INVITATION_MONTHS),
    decidedRequestsBefore: addMonths(today, -DECIDED_REQUEST_MONTHS),
    pendingRequestsBefore: addMonths(today, -PENDING_REQUEST_MONTHS),
  }
  await deleteLeftovers(database, limits, ({ invitations, requests }) =>
    programNote(
      { action: 'leftovers.deleted', objectKind: 'leftovers', objectId: today, detail: { invitations, requests } },
      now,
    ),
  )
  const before = yearsBefore(now, AUDIT_YEARS).toISOString()
  await deleteAuditBefore(database, before, (rows, last) => {
    const detail = { rows, lastSequence: last.sequence, lastDigest: last.digest }
    return programNote({ action: 'audit.expired', objectKind: 'audit', objectId: before, detail }, now)
  })
  const lastFacts = Number(today.slice(0, 4)) - FACT_SHEET_YEARS - 1
  inTransaction(database, (transaction) =>
    deleteFactSheetsUntil(transaction, lastFacts, (sheets) =>
      programNote(
        { action: 'facts.expired', objectKind: 'fact-sheet', objectId: String(lastFacts), detail: { sheets } },
        now,
      ),
    ),
  )
  const lastReports = Number(today.slice(0, 4)) - COMPLAINT_REPORT_YEARS - 1
  const expired = { action: 'complaint-report.expired', objectKind: 'complaint-report', objectId: String(lastReports) }
  inTransaction(database, (transaction) =>
    deleteComplaintReportsUntil(transaction, lastReports, () => programNote(expired, now)),
  )
  const forgotten = { action: 'accounts.names-forgotten', objectKind: 'retention', objectId: 'deleted-accounts' }
  inTransaction(database, (transaction) =>
    updateForgottenNames(transaction, yearsBefore(now, DELETED_ACCOUNT_YEARS), programNote(forgotten, now)),
  )
}

/**
 * Deletes the files of documents whose years are over, and at once those of a plan that name people and were taken off;
 * what they were about stays in the assessment and in the plan.
 */
export async function deleteDueFiles(database: Database, folder: string, now: Date): Promise<void> {
  const today = limaDate(now)
  const lastYear = Number(today.slice(0, 4)) - EVIDENCE_YEARS - 1
  for (const { id, entityId } of await listFilesUntilYear(database, programScope(), lastYear))
    await deleteEvidenceFile(folder, entityId, id)
  for (const proof of await listDuePlanFiles(database, programScope(), lastYear)) {
    const { id, entityId } = proof
    await deleteEvidenceFile(folder, entityId, id)
    const deed = { action: 'plan.file-deleted', objectKind: 'evidence', objectId: id, entityId }
    await updateProofAsWithoutFile(database, proof, today, programNote(deed, now))
  }
  for (const { id, entityId } of listDueRecordFiles(database, programScope(), lastYear)) {
    await deleteEvidenceFile(folder, entityId ?? OF_MINISTRY, id)
    const deed = { action: 'record.file-deleted', objectKind: 'evidence', objectId: id, entityId }
    updateFactProofAsWithoutFile(database, id, today, programNote(deed, now))
  }
  for (const { id, entityId } of listDueAdaptationFiles(database, programScope(), lastYear)) {
    await deleteEvidenceFile(folder, entityId, id)
    const deed = { action: 'adaptation.file-deleted', objectKind: 'evidence', objectId: id, entityId }
    inTransaction(database, (transaction) =>
      updateAdaptationProofAsWithoutFile(transaction, { id, today }, programNote(deed, now)),
    )
  }
}

/** How many deleted accounts lose their name within so many days. */
export async function upcomingForgettings(database: Database, now: Date, days: number): Promise<number> {
  return countNamedDeleted(database, yearsBefore(new Date(now.getTime() + days * DAY_MS), DELETED_ACCOUNT_YEARS))
}

/**
 * Campaigns whose rows are destroyed within so many days, soonest first: how many on each day, and one page of them, the
 * nearest there is. Shown before it happens.
 */
export function upcomingDestructions(
  database: Database,
  scope: Scope,
  { today, days, page: asked }: { readonly today: string; readonly days: number; readonly page: number },
) {
  const until = addMonths(addDays(today, days), -RESPONSE_MONTHS)
  return rememberedWhile(database, scope, KEPT_TABLES, `kept rows ${until} ${asked}`, () => {
    const counts = countKeptRows(database, scope, until)
    const found = counts.reduce((sum, { campaigns }) => sum + campaigns, 0)
    const pages = Math.max(1, Math.ceil(found / CAMPAIGNS_OF_A_PAGE))
    const page = Math.min(asked, pages)
    const part = { limit: CAMPAIGNS_OF_A_PAGE, offset: (page - 1) * CAMPAIGNS_OF_A_PAGE }
    return {
      ...{ found, pages, page },
      days: counts.map(({ closedOn, campaigns }) => ({ campaigns, destroyedFrom: destructionDue(closedOn) })),
      campaigns: listKeptPage(database, scope, until, part).map((row) => ({
        ...row,
        destroyedFrom: destructionDue(row.closedOn),
      })),
    }
  })
}

/** Requests of an account that nobody decided and that are deleted within so many days. @param today ISO date. */
export async function upcomingRequestDeletions(database: Database, today: string, days: number): Promise<number> {
  return countPendingBefore(database, addMonths(addDays(today, days), -PENDING_REQUEST_MONTHS))
}
