import { and, desc, eq, gt, ne } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { session } from '#db/schema/index.ts'

export type AccountSession = {
  readonly id: string
  readonly userAgent: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** Sessions of a person that still work, the last used first. */
export async function sessionsOf(database: Database, userId: string, now: Date): Promise<AccountSession[]> {
  const { id, userAgent, createdAt, updatedAt } = session
  return database
    .select({ id, userAgent, createdAt, updatedAt })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expiresAt, now)))
    .orderBy(desc(updatedAt))
    .all()
}

/** Ends one session of a person. @returns whether it was hers. */
export function deleteSession(database: Pick<Database, 'delete'>, userId: string, sessionId: string): boolean {
  return (
    database
      .delete(session)
      .where(and(eq(session.userId, userId), eq(session.id, sessionId)))
      .run().changes === 1
  )
}

/** Ends the sessions of a person, all but one where one is kept. */
export function deleteSessions(database: Pick<Database, 'delete'>, userId: string, keep: string | null): void {
  database
    .delete(session)
    .where(and(eq(session.userId, userId), keep === null ? undefined : ne(session.id, keep)))
    .run()
}

/** Says in which role a session acts. */
export function setActiveMembership(
  database: Pick<Database, 'update'>,
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
