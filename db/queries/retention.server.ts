import { and, asc, eq, isNotNull, isNull, lt, lte, or } from 'drizzle-orm'
import { truncateLog, type Database } from '#db/client.server.ts'
import {
  accountRequests,
  assessments,
  campaigns,
  destructionActs,
  entities,
  evidence,
  invitations,
  mails,
  releases,
  responses,
  session,
  verification,
} from '#db/schema/index.ts'

/** A closed campaign whose rows are still there. */
export type KeptRows = {
  readonly campaignId: string
  readonly entityId: string
  readonly entityName: string
  readonly instrumentHash: string
  readonly closedOn: string
  readonly releaseDigest: string
}

/** Closed campaigns with rows that closed on or before a day (ISO date), oldest first. */
export async function rowsClosedUntil(database: Database, day: string): Promise<KeptRows[]> {
  const rows = database
    .select({
      campaignId: campaigns.id,
      entityId: campaigns.entityId,
      entityName: entities.name,
      instrumentHash: campaigns.instrumentHash,
      closedOn: campaigns.closedOn,
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
 * @param note what else happens in the same transaction.
 * @returns whether there were rows to destroy.
 */
export async function destroyRows(
  database: Database,
  { campaignId, releaseDigest }: KeptRows,
  today: string,
  note: (transaction: Pick<Database, 'select' | 'insert'>) => void,
): Promise<boolean> {
  const done = database.transaction(
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
    { behavior: 'immediate' },
  )
  truncateLog(database)
  return done
}

/** Day on which the rows of a campaign were destroyed, or null. */
export async function destructionDay(database: Database, campaignId: string): Promise<string | null> {
  return (
    database
      .select({ destroyedOn: destructionActs.destroyedOn })
      .from(destructionActs)
      .where(eq(destructionActs.campaignId, campaignId))
      .get()?.destroyedOn ?? null
  )
}

export type Limits = {
  readonly sentMailsBefore: string
  readonly sessionsBefore: Date
  readonly invitationsBefore: string
  readonly decidedRequestsBefore: string
  readonly pendingRequestsBefore: string
}

/** Deletes what accounts left behind and whose time is over. @returns how many of each. */
export async function deleteLeftovers(
  database: Database,
  limits: Limits,
): Promise<Readonly<Record<'mails' | 'sessions' | 'invitations' | 'requests', number>>> {
  return database.transaction((transaction) => ({
    mails: transaction.delete(mails).where(lt(mails.sentAt, limits.sentMailsBefore)).run().changes,
    sessions:
      transaction.delete(session).where(lt(session.expiresAt, limits.sessionsBefore)).run().changes +
      transaction.delete(verification).where(lt(verification.expiresAt, limits.sessionsBefore)).run().changes,
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
  }))
}

/** Stored files of assessments of a year or earlier. */
export async function filesUntilYear(
  database: Database,
  year: number,
): Promise<{ readonly id: string; readonly entityId: string; readonly year: number }[]> {
  return database
    .select({ id: evidence.id, entityId: evidence.entityId, year: assessments.year })
    .from(evidence)
    .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
    .where(and(eq(evidence.kind, 'file'), lte(assessments.year, year)))
    .all()
}
