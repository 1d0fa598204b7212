import { and, count, desc, eq, gt } from 'drizzle-orm'
import { session } from '#db/schema/index.ts'
import type { Handle } from '#db/unit-of-work.server.ts'

// Sessions are never noted by what writes them; a use case notes that a person ended one.

export type AccountSession = {
  readonly id: string
  readonly userAgent: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Sessions of a person that still work, the last used first. */
export async function listSessions(database: Handle, userId: string, now: Date): Promise<AccountSession[]> {
  const { id, userAgent, createdAt, updatedAt } = session
  return database
    .select({ id, userAgent, createdAt, updatedAt })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(updatedAt))
    .all()
}

/** Ends one session of a person. @returns whether it was hers. */
export function deleteSession(database: Handle, userId: string, sessionId: string): boolean {
  return (
    database
      .delete(session)
      .where(and(eq(session.userId, userId), eq(session.id, sessionId)))
      .run().changes === 1
  )
}

/** Sessions of a person, those that are over and not yet removed too. */
export function countSessions(database: Handle, userId: string): number {
  return database.select({ sessions: count() }).from(session).where(eq(session.userId, userId)).get()?.sessions ?? 0
}

/** Ends the sessions of a person. */
export function deleteSessions(database: Handle, userId: string): void {
  database.delete(session).where(eq(session.userId, userId)).run()
}

/** Says in which role a session acts. */
export function updateActiveMembership(
  database: Handle,
  userId: string,
  sessionId: string,
  membershipId: string,
): void {
  database
    .update(session)
    .set({ activeMembershipId: membershipId })
    .where(and(eq(session.userId, userId), eq(session.id, sessionId)))
    .run()
}
