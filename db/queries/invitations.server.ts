import { and, asc, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { account, entities, invitations, user } from '#db/schema/index.ts'
import { within, type Scope } from '#db/scope.ts'

export type NewInvitation = typeof invitations.$inferInsert
export type Invitation = typeof invitations.$inferSelect & { readonly entityName: string | null }

/** One that nobody used nor took back, be it over or not. */
const unsettled = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))

/** One that may still be accepted: neither used nor withdrawn nor over. @param now ISO instant. */
function open(now: string): SQL | undefined {
  return and(unsettled, gt(invitations.expiresAt, now))
}

function select(database: Pick<Database, 'select'>) {
  return database
    .select({ invitation: invitations, entityName: entities.name })
    .from(invitations)
    .leftJoin(entities, eq(entities.id, invitations.entityId))
}

/** Invitations of the scope that wait or were never used, the oldest first. */
export async function unsettledInvitations(database: Pick<Database, 'select'>, scope: Scope): Promise<Invitation[]> {
  return select(database)
    .where(and(within(scope, invitations.entityId), unsettled))
    .orderBy(asc(invitations.invitedAt))
    .all()
    .map(({ invitation, entityName }) => ({ ...invitation, entityName }))
}

/** The open invitation that a link leads to, or null. */
export function invitationByToken(
  database: Pick<Database, 'select'>,
  tokenHash: string,
  now: string,
): Invitation | null {
  const found = select(database)
    .where(and(eq(invitations.tokenHash, tokenHash), open(now)))
    .get()
  return found ? { ...found.invitation, entityName: found.entityName } : null
}

/** An invitation by its id that nobody used nor took back, or null where it is not in the scope. */
export function unsettledInvitation(database: Pick<Database, 'select'>, scope: Scope, id: string): Invitation | null {
  const found = select(database)
    .where(and(within(scope, invitations.entityId), eq(invitations.id, id), unsettled))
    .get()
  return found ? { ...found.invitation, entityName: found.entityName } : null
}

/** Stores an invitation in place of an unused one of the same person for the same role: one link works, the newest. */
export function insertInvitation(database: Pick<Database, 'insert' | 'update'>, invitation: NewInvitation): void {
  const sameEntity = invitation.entityId ? eq(invitations.entityId, invitation.entityId) : isNull(invitations.entityId)
  database
    .update(invitations)
    .set({ withdrawnAt: invitation.invitedAt })
    .where(and(eq(invitations.email, invitation.email), eq(invitations.role, invitation.role), sameEntity, unsettled))
    .run()
  database.insert(invitations).values(invitation).run()
}

/** @param now ISO instant. @returns whether it could still be withdrawn. */
export function withdrawInvitation(database: Pick<Database, 'update'>, id: string, now: string): boolean {
  return (
    database
      .update(invitations)
      .set({ withdrawnAt: now })
      .where(and(eq(invitations.id, id), unsettled))
      .run().changes === 1
  )
}

/** Uses an invitation up. @returns whether it was still open: of two who come at once one gets it. */
export function spendInvitation(database: Pick<Database, 'update'>, id: string, now: string): boolean {
  return (
    database
      .update(invitations)
      .set({ acceptedAt: now })
      .where(and(eq(invitations.id, id), open(now)))
      .run().changes === 1
  )
}

type NewUser = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly passwordHash: string
}

/** An account with a password, in the shape in which better-auth keeps one. */
export function insertUser(database: Pick<Database, 'insert'>, { passwordHash, ...person }: NewUser, now: Date): void {
  const stamps = { createdAt: now, updatedAt: now }
  database
    .insert(user)
    .values({ ...person, ...stamps })
    .run()
  database
    .insert(account)
    .values({
      id: `${person.id}-password`,
      accountId: person.id,
      providerId: 'credential',
      userId: person.id,
      password: passwordHash,
      ...stamps,
    })
    .run()
}
