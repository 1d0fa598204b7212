import { and, asc, countDistinct, eq, gte, inArray, isNull, lte, max, min, or, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Database } from '#db/client.server.ts'
import { accountConfirmations, entities, memberships, session, user } from '#db/schema/index.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { within, type Scope } from '#db/scope.ts'
import { preparedOnce, type Handle, type Transaction } from '#db/unit-of-work.server.ts'
import type { Note } from './audit.server.ts'

export type Membership = {
  readonly id: string
  readonly userId: string
  readonly role: Role
  readonly entity: { readonly id: string; readonly name: string } | null
  /** Heads planning and budget of the entity. */
  readonly headsPlanning: boolean
  /** Acts for the head by a resolution. */
  readonly isDelegate: boolean
  readonly resolution: string
  /** ISO dates. */
  readonly startsOn: string
  readonly endsOn: string | null
  /** ISO instant. */
  readonly endedAt: string | null
  /** Of a keeper: unit, who lends her (an entity's id, or `mimp`), who proposed her, and when somebody vouched for her. */
  readonly unit: string
  readonly lentBy: string | null
  readonly proposedBy: string | null
  readonly confirmedAt: string | null
  readonly confirmedBy: string | null
  /** Why she was not confirmed; empty otherwise. */
  readonly refusal: string
}

/** A membership with the person who holds it. */
export type Member = Membership & {
  readonly name: string
  readonly email: string
  readonly secondFactor: boolean /** She deleted her account: the address is none. */
  readonly deletedAt: Date | null
}

const columns = {
  id: memberships.id,
  userId: memberships.userId,
  role: memberships.role,
  headsPlanning: memberships.headsPlanning,
  isDelegate: memberships.isDelegate,
  resolution: memberships.resolution,
  startsOn: memberships.startsOn,
  endsOn: memberships.endsOn,
  endedAt: memberships.endedAt,
  unit: memberships.unit,
  lentBy: memberships.lentBy,
  proposedBy: memberships.proposedBy,
  confirmedAt: memberships.confirmedAt,
  confirmedBy: memberships.confirmedBy,
  refusal: memberships.refusal,
  entityId: entities.id,
  entityName: entities.name,
} as const

type Row = Omit<Membership, 'entity'> & { readonly entityId: string | null; readonly entityName: string | null }

function shaped<T extends Row>({ entityId, entityName, ...rest }: T) {
  return { ...rest, entity: entityId !== null && entityName !== null ? { id: entityId, name: entityName } : null }
}

/** Of somebody, and of an entity on a day: asked at every request of whoever has signed in. */
const standingStatements = preparedOnce((database) => ({
  held: database
    .select(columns)
    .from(memberships)
    .leftJoin(entities, eq(memberships.entityId, entities.id))
    .where(eq(memberships.userId, sql.placeholder('userId')))
    .orderBy(asc(memberships.startsOn), asc(memberships.id))
    .prepare(),
  lastConfirmed: database
    .select({ day: max(accountConfirmations.confirmedOn) })
    .from(accountConfirmations)
    .where(eq(accountConfirmations.entityId, sql.placeholder('entityId')))
    .prepare(),
  oldestCurrent: database
    .select({ day: min(memberships.startsOn) })
    .from(memberships)
    .where(
      and(
        eq(memberships.entityId, sql.placeholder('entityId')),
        isNull(memberships.endedAt),
        or(isNull(memberships.endsOn), gte(memberships.endsOn, sql.placeholder('today'))),
      ),
    )
    .prepare(),
}))

/** Every membership a user holds or held, the oldest first; empty for an unknown user. */
export async function listMemberships(database: Database | Transaction, userId: string): Promise<Membership[]> {
  return standingStatements(database).held.all({ userId }).map(shaped)
}

function members(database: Handle) {
  return database
    .select({
      ...columns,
      name: user.name,
      email: user.email,
      secondFactor: user.twoFactorEnabled,
      deletedAt: user.deletedAt,
    })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .leftJoin(entities, eq(memberships.entityId, entities.id))
}

/** Those of some entities alone, where they are named. */
const among = (column: SQLiteColumn, entityIds: readonly string[] | undefined) =>
  entityIds && inArray(column, [...entityIds])

/** Who holds or held a role in the scope, the oldest first. */
export async function listMembers(database: Handle, scope: Scope, entityIds?: readonly string[]): Promise<Member[]> {
  return members(database)
    .where(and(within(scope, memberships.entityId), among(memberships.entityId, entityIds)))
    .orderBy(asc(memberships.startsOn), asc(user.name))
    .all()
    .map(shaped)
}

/** What accounts with these addresses hold or held in the scope. */
export async function listMembersCalled(database: Handle, scope: Scope, emails: readonly string[]): Promise<Member[]> {
  return members(database)
    .where(and(within(scope, memberships.entityId), inArray(user.email, [...emails])))
    .orderBy(asc(memberships.startsOn), asc(user.name))
    .all()
    .map(shaped)
}

const memberWithin = preparedWithin((database, mine) =>
  members(database)
    .where(and(mine(memberships.entityId), eq(memberships.id, sql.placeholder('membershipId'))))
    .prepare(),
)

/** One of them, or null where it is not in the scope. */
export async function findMember(
  database: Database | Transaction,
  scope: Scope,
  membershipId: string,
): Promise<Member | null> {
  const { statement, values } = memberWithin(database, scope)
  const row = statement.get({ ...values, membershipId })
  return row ? shaped(row) : null
}

/** Id of the user with this address, or null. */
export async function findUserId(database: Handle, email: string): Promise<string | null> {
  return database.select({ id: user.id }).from(user).where(eq(user.email, email.toLowerCase())).get()?.id ?? null
}

export type NewMembership = typeof memberships.$inferInsert

/** Gives somebody a role. */
export function insertMembership(transaction: Transaction, membership: NewMembership, note: Note): void {
  transaction.insert(memberships).values(membership).run()
  note(transaction)
}

/** What a membership that may act on a day (ISO date) fulfils. */
function activeOn(today: string) {
  return and(
    isNull(memberships.endedAt),
    lte(memberships.startsOn, today),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, today)),
  )
}

/** Accounts of the scope that may act on a day (ISO date). */
export async function countActiveMembers(database: Handle, scope: Scope, today: string): Promise<number> {
  return (
    database
      .select({ accounts: countDistinct(memberships.userId) })
      .from(memberships)
      .where(and(within(scope, memberships.entityId), activeOn(today)))
      .get()?.accounts ?? 0
  )
}

/** Addresses of whoever administers the platform on a day (ISO date). */
export async function listAdministratorAddresses(database: Handle, today: string): Promise<string[]> {
  const active = and(eq(memberships.role, 'administrator'), activeOn(today))
  return database
    .selectDistinct({ email: user.email })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(active)
    .all()
    .map(({ email }) => email)
}

/** Whose role ended, and where; `entityId` null for the Ministry. */
export type EndedRole = Pick<typeof memberships.$inferSelect, 'userId' | 'role' | 'entityId'>

/**
 * Ends a membership at once. A session that was not told in which role it acts is tied to the ended one, so that it
 * cannot go on in another role of the same person without her knowing.
 * @param at ISO instant. @returns whose role it was; null where it was not in force until now: then nothing is noted.
 */
export function endMembership(
  transaction: Transaction,
  { id }: Pick<Membership, 'id'>,
  endedBy: string,
  at: string,
  note: Note,
): EndedRole | null {
  const ended = transaction
    .update(memberships)
    .set({ endedAt: at, endedBy })
    .where(and(eq(memberships.id, id), isNull(memberships.endedAt)))
    .returning({ userId: memberships.userId, role: memberships.role, entityId: memberships.entityId })
    .get()
  if (!ended) return null
  transaction
    .update(session)
    .set({ activeMembershipId: id })
    .where(and(eq(session.userId, ended.userId), isNull(session.activeMembershipId)))
    .run()
  note(transaction)
  return ended
}

/** Sets the last day (ISO date) of a membership that did not end yet. @returns whether it had not. */
export function updateMembershipEnd(
  transaction: Transaction,
  { id }: Pick<Membership, 'id'>,
  endsOn: string,
  note: Note,
): boolean {
  const going = and(eq(memberships.id, id), isNull(memberships.endedAt))
  if (transaction.update(memberships).set({ endsOn }).where(going).run().changes === 0) return false
  note(transaction)
  return true
}

/** From when the yearly confirmation of the list of a scope's entity counts; of the country there is none. @param today ISO date. */
export async function findConfirmationBasis(
  database: Database | Transaction,
  scope: Scope,
  today: string,
): Promise<{ confirmedOn: string | null; oldestStart: string | null }> {
  if (scope.kind !== 'entity') return { confirmedOn: null, oldestStart: null }
  const { entityId } = scope
  const { lastConfirmed, oldestCurrent } = standingStatements(database)
  return {
    confirmedOn: lastConfirmed.get({ entityId })?.day ?? null,
    oldestStart: oldestCurrent.get({ entityId, today })?.day ?? null,
  }
}

/** Who administers the platform on a day (ISO date), and whether with a second step. */
export function listAdministrators(
  database: Handle,
  today: string,
): { readonly userId: string; readonly secondFactor: boolean }[] {
  const active = and(eq(memberships.role, 'administrator'), activeOn(today))
  return database
    .select({ userId: memberships.userId, secondFactor: user.twoFactorEnabled })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(active)
    .all()
}

/** The head says that the list is right. Saying it twice on one day is one row, and two notes. */
export function insertConfirmation(
  transaction: Transaction,
  confirmation: typeof accountConfirmations.$inferInsert,
  note: Note,
): void {
  transaction.insert(accountConfirmations).values(confirmation).onConflictDoNothing().run()
  note(transaction)
}

/** Entities in which somebody holds a role that was not ended. */
export async function listEntitiesWithAccounts(database: Handle): Promise<{ id: string; name: string }[]> {
  return database
    .selectDistinct({ id: entities.id, name: entities.name })
    .from(memberships)
    .innerJoin(entities, eq(entities.id, memberships.entityId))
    .where(isNull(memberships.endedAt))
    .all()
}
