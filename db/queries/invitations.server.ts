import { and, asc, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { account, entities, invitations, memberships, user } from '#db/schema/index.ts'
import { prepared } from '#db/prepared-insert.server.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import { within, type Scope } from '#db/scope.ts'
import { preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { NewMembership } from './accounts.server.ts'
import type { Note } from './audit.server.ts'

export type NewInvitation = typeof invitations.$inferInsert
export type Invitation = typeof invitations.$inferSelect & { readonly entityName: string | null }

/** One that nobody used nor took back, be it over or not. */
const unsettled = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))

/** One that may still be accepted: neither used nor withdrawn nor over. @param now ISO instant. */
function open(now: string): SQL | undefined {
  return and(unsettled, gt(invitations.expiresAt, now))
}

function select(database: Handle) {
  return database
    .select({ invitation: invitations, entityName: entities.name })
    .from(invitations)
    .leftJoin(entities, eq(entities.id, invitations.entityId))
}

const unsettledWithin = preparedWithin((database, mine) =>
  select(database)
    .where(and(mine(invitations.entityId), unsettled))
    .orderBy(asc(invitations.invitedAt))
    .prepare(),
)

/** Invitations of the scope that wait or were never used, the oldest first. */
export async function listUnsettledInvitations(database: Database | Transaction, scope: Scope): Promise<Invitation[]> {
  const { statement, values } = unsettledWithin(database, scope)
  return statement.all(values).map(({ invitation, entityName }) => ({ ...invitation, entityName }))
}

/** Those of some entities alone. */
export async function listUnsettledOf(
  database: Handle,
  scope: Scope,
  entityIds: readonly string[],
): Promise<Invitation[]> {
  return select(database)
    .where(and(within(scope, invitations.entityId), inArray(invitations.entityId, [...entityIds]), unsettled))
    .orderBy(asc(invitations.invitedAt))
    .all()
    .map(({ invitation, entityName }) => ({ ...invitation, entityName }))
}

/** The open invitation that a link leads to, or null. */
export function findInvitationByToken(database: Handle, tokenHash: string, now: string): Invitation | null {
  const found = select(database)
    .where(and(eq(invitations.tokenHash, tokenHash), open(now)))
    .get()
  return found ? { ...found.invitation, entityName: found.entityName } : null
}

/** An invitation by its id that nobody used nor took back, or null where it is not in the scope. */
export function findUnsettledInvitation(database: Handle, scope: Scope, id: string): Invitation | null {
  const found = select(database)
    .where(and(within(scope, invitations.entityId), eq(invitations.id, id), unsettled))
    .get()
  return found ? { ...found.invitation, entityName: found.entityName } : null
}

const withdrawReplaced = preparedOnce((database) =>
  database
    .update(invitations)
    .set({ withdrawnAt: sql`${sql.placeholder('invitedAt')}` })
    .where(
      and(
        eq(invitations.email, sql.placeholder('email')),
        eq(invitations.role, sql.placeholder('role')),
        sql`${invitations.entityId} IS ${sql.placeholder('entityId')}`,
        unsettled,
      ),
    )
    .prepare(),
)

/** Stores an invitation in place of an unused one of the same person for the same role: one link works, the newest. */
export function insertInvitation(transaction: Transaction, invitation: NewInvitation, note: Note): void {
  const { email, role, entityId = null, invitedAt } = invitation
  withdrawReplaced(transaction).run({ email, role, entityId, invitedAt })
  prepared(transaction).insert(invitations, invitation)
  note(transaction)
}

/** @param now ISO instant. @returns whether it could still be withdrawn; where not, nothing is noted. */
export function updateInvitationAsWithdrawn(
  transaction: Transaction,
  { id }: Pick<Invitation, 'id'>,
  now: string,
  note: Note,
): boolean {
  const { changes } = transaction
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(eq(invitations.id, id), unsettled))
    .run()
  if (changes === 1) note(transaction)
  return changes === 1
}

export type NewUser = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly passwordHash: string
}

/** An account with a password, in the shape in which better-auth keeps one. @returns false where the address has one by now. */
function insertUser(transaction: Transaction, { passwordHash, ...person }: NewUser, now: Date): boolean {
  const stamps = { createdAt: now, updatedAt: now }
  const { changes } = transaction
    .insert(user)
    .values({ ...person, ...stamps })
    .onConflictDoNothing()
    .run()
  if (changes === 0) return false
  transaction
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
  return true
}

/** What an invitation makes of whoever accepts it: a role, and an account where she has none yet. */
export type Acceptance = {
  readonly membership: NewMembership
  /** Null for who has an account. */
  readonly newUser: NewUser | null
}

/**
 * Uses an invitation up and gives what it promised.
 * @returns false where it is no longer open, or the address got an account meanwhile: the caller then undoes its unit of
 * work, so that of two who come at once one gets it and of the other nothing is left.
 */
export function acceptInvitation(
  transaction: Transaction,
  { id }: Pick<Invitation, 'id'>,
  { membership, newUser }: Acceptance,
  now: Date,
  note: Note,
): boolean {
  const at = now.toISOString()
  const { changes } = transaction
    .update(invitations)
    .set({ acceptedAt: at })
    .where(and(eq(invitations.id, id), open(at)))
    .run()
  if (changes !== 1) return false
  if (newUser && !insertUser(transaction, newUser, now)) return false
  transaction.insert(memberships).values(membership).run()
  note(transaction)
  return true
}
