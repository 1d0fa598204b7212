import { and, asc, count, eq, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
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
import type { Watched } from '#db/remembered.server.ts'
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

const keptUntil = (day: string) =>
  and(
    eq(campaigns.status, 'closed'),
    isNull(destructionActs.campaignId),
    isNotNull(campaigns.closedOn),
    lte(campaigns.closedOn, day),
  )

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
    .where(keptUntil(day))
    .orderBy(asc(campaigns.closedOn), asc(campaigns.id))
    .all()
  return rows.flatMap(({ closedOn, ...row }) => (closedOn === null ? [] : [{ ...row, closedOn }]))
}

/** What the pages of campaigns with rows read. */
export const KEPT_TABLES = [
  [campaigns.status, campaigns.closedOn],
  [entities.name],
  releases,
  destructionActs,
] as const satisfies readonly Watched[]

/** How many of them closed on each day, the oldest first. Needs the country's scope. @param day ISO date. */
export function countKeptRows(
  database: Database,
  scope: Scope,
  day: string,
): { readonly closedOn: string; readonly campaigns: number }[] {
  if (scope.kind !== 'country') return []
  return database
    .select({ closedOn: sql<string>`${campaigns.closedOn}`, campaigns: count() })
    .from(campaigns)
    .innerJoin(releases, eq(releases.campaignId, campaigns.id))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, campaigns.id))
    .where(keptUntil(day))
    .groupBy(campaigns.closedOn)
    .orderBy(asc(campaigns.closedOn))
    .all()
}

/** One page of them, for showing: of the release nothing is read. Needs the country's scope. @param day ISO date. */
export function listKeptPage(
  database: Database,
  scope: Scope,
  day: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Pick<KeptRows, 'campaignId' | 'entityName' | 'instrumentHash' | 'closedOn'>[] {
  if (scope.kind !== 'country') return []
  return database
    .select({
      campaignId: campaigns.id,
      entityName: entities.name,
      instrumentHash: campaigns.instrumentHash,
      closedOn: sql<string>`${campaigns.closedOn}`,
    })
    .from(campaigns)
    .innerJoin(releases, eq(releases.campaignId, campaigns.id))
    .innerJoin(entities, eq(entities.id, campaigns.entityId))
    .leftJoin(destructionActs, eq(destructionActs.campaignId, campaigns.id))
    .where(keptUntil(day))
    .orderBy(asc(campaigns.closedOn), asc(campaigns.id))
    .limit(limit)
    .offset(offset)
    .all()
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
