import { and, asc, eq, isNotNull, isNull, lt, lte, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { emptyLog } from '#db/empty-log.server.ts'
import {
  accountRequests,
  assessments,
  campaigns,
  destructionActs,
  entities,
  evidence,
  invitations,
  mails,
  notices,
  releases,
  responses,
  session,
  verification,
} from '#db/schema/index.ts'
import type { InstrumentSlug } from '#surveys/model/instrument.ts'
import type { Scope } from '#db/scope.ts'
import { inTransaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

/** A closed campaign whose rows are still there. */
export type KeptRows = {
  readonly campaignId: string
  readonly entityId: string
  readonly entityName: string
  readonly instrumentHash: string
  readonly instrumentSlug: InstrumentSlug
  readonly closedOn: string
  readonly releasedOn: string
  readonly releaseDigest: string
}

/** Closed campaigns with rows that closed on or before a day (ISO date), oldest first. Needs the country's scope. */
export async function listKeptRows(database: Database, scope: Scope, day: string): Promise<KeptRows[]> {
  if (scope.kind !== 'country') return []
  const rows = database
    .select({
      campaignId: campaigns.id,
      entityId: campaigns.entityId,
      entityName: entities.name,
      instrumentHash: campaigns.instrumentHash,
      instrumentSlug: campaigns.instrumentSlug,
      closedOn: campaigns.closedOn,
      releasedOn: releases.releasedOn,
      releaseDigest: releases.digest,
    })
    .from(campaigns)
    .innerJoin(releases, eq(releases.campaignId, campaigns.id))
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, campaigns.id))
    .where(
      and(
        eq(campaigns.status, 'closed'),
        isNull(destructionActs.campaignId),
        isNotNull(campaigns.closedOn),
        lte(campaigns.closedOn, day),
      ),
    )
    .orderBy(asc(campaigns.closedOn), asc(campaigns.id))
    .all()
  return rows.flatMap(({ closedOn, ...row }) => (closedOn === null ? [] : [{ ...row, closedOn }]))
}

/**
 * Destroys the rows of a closed campaign and leaves an act in their place; then the write-ahead log is emptied.
 * @returns whether there were rows to destroy.
 */
export async function destroyRows(
  database: Database,
  { campaignId, releaseDigest }: KeptRows,
  today: string,
  note: Note,
): Promise<boolean> {
  const done = inTransaction(
    database,
    (transaction) => {
      if (
        transaction
          .insert(destructionActs)
          .values({ campaignId, destroyedOn: today, releaseDigest })
          .onConflictDoNothing()
          .run().changes === 0
      )
        return false
      transaction.delete(responses).where(eq(responses.campaignId, campaignId)).run()
      note(transaction)
      return true
    },
    'immediate',
  )
  emptyLog(database)
  return done
}

export type Limits = {
  readonly sentMailsBefore: string
  readonly toldNoticesBefore: string
  readonly sessionsBefore: Date
  readonly invitationsBefore: string
  readonly decidedRequestsBefore: string
  readonly pendingRequestsBefore: string
}

export type Leftovers = Readonly<Record<'mails' | 'sessions' | 'invitations' | 'requests', number>>

/**
 * Deletes what accounts left behind and whose time is over.
 * @param noteOf notes what went; mails, told notices and sessions alone leave no note.
 * @returns how many of each.
 */
export async function deleteLeftovers(
  database: Database,
  limits: Limits,
  noteOf: (deleted: Leftovers) => Note,
): Promise<Leftovers> {
  return inTransaction(database, (transaction) => {
    const overSessions = lt(session.expiresAt, limits.sessionsBefore)
    transaction.delete(notices).where(lt(notices.toldOn, limits.toldNoticesBefore)).run()
    const overVerifications = lt(verification.expiresAt, limits.sessionsBefore)
    const deleted = {
      mails: transaction.delete(mails).where(lt(mails.sentAt, limits.sentMailsBefore)).run().changes,
      sessions:
        transaction.delete(session).where(overSessions).run().changes +
        transaction.delete(verification).where(overVerifications).run().changes,
      invitations: transaction
        .delete(invitations)
        .where(and(isNull(invitations.acceptedAt), lt(invitations.expiresAt, limits.invitationsBefore)))
        .run().changes,
      requests: transaction
        .delete(accountRequests)
        .where(
          or(
            lt(accountRequests.decidedAt, limits.decidedRequestsBefore),
            and(isNull(accountRequests.decidedAt), lt(accountRequests.requestedAt, limits.pendingRequestsBefore)),
          ),
        )
        .run().changes,
    }
    if (deleted.invitations + deleted.requests > 0) noteOf(deleted)(transaction)
    return deleted
  })
}

/** Stored files of assessments of a year or earlier. Needs the country's scope. */
export async function listFilesUntilYear(
  database: Database,
  scope: Scope,
  year: number,
): Promise<{ readonly id: string; readonly entityId: string; readonly year: number }[]> {
  if (scope.kind !== 'country') return []
  return database
    .select({ id: evidence.id, entityId: evidence.entityId, year: assessments.year })
    .from(evidence)
    .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
    .where(and(eq(evidence.kind, 'file'), lte(assessments.year, year)))
    .all()
}
