import { and, asc, countDistinct, eq, gte, isNull, lte, max, min, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { accountConfirmations, entities, memberships, session, user } from '#db/schema/index.ts'
import type { Role } from '#db/schema/accounts.ts'
import { within, type Scope } from '#db/scope.ts'

type Reader = Pick<Database, 'select' | 'selectDistinct'>
type Writer = Pick<Database, 'select' | 'insert' | 'update' | 'delete'>

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
  entityId: entities.id,
  entityName: entities.name,
} as const

type Row = Omit<Membership, 'entity'> & { readonly entityId: string | null; readonly entityName: string | null }

function shaped<T extends Row>({ entityId, entityName, ...rest }: T) {
  return { ...rest, entity: entityId !== null && entityName !== null ? { id: entityId, name: entityName } : null }
}

/** Every membership a user holds or held, the oldest first; empty for an unknown user. */
export async function membershipsOf(database: Reader, userId: string): Promise<Membership[]> {
  return database
    .select(columns)
    .from(memberships)
    .leftJoin(entities, eq(memberships.entityId, entities.id))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(memberships.startsOn), asc(memberships.id))
    .all()
    .map(shaped)
}

function members(database: Reader) {
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

/** Who holds or held a role in the scope, the oldest first. */
export async function membersWithin(database: Reader, scope: Scope): Promise<Member[]> {
  return members(database)
    .where(within(scope, memberships.entityId))
    .orderBy(asc(memberships.startsOn), asc(user.name))
    .all()
    .map(shaped)
}

/** One of them, or null where it is not in the scope. */
export async function memberWithin(database: Reader, scope: Scope, membershipId: string): Promise<Member | null> {
  const row = members(database)
    .where(and(within(scope, memberships.entityId), eq(memberships.id, membershipId)))
    .get()
  return row ? shaped(row) : null
}

/** Id of the user with this address, or null. */
export async function userIdByEmail(database: Reader, email: string): Promise<string | null> {
  return database.select({ id: user.id }).from(user).where(eq(user.email, email.toLowerCase())).get()?.id ?? null
}

/** Gives somebody a role; runs in the transaction of whoever gives it, or alone. */
export async function addMembership(
  database: Pick<Database, 'insert'>,
  membership: typeof memberships.$inferInsert,
): Promise<void> {
  insertMembership(database, membership)
}

export function insertMembership(
  database: Pick<Database, 'insert'>,
  membership: typeof memberships.$inferInsert,
): void {
  database.insert(memberships).values(membership).run()
}

/** What a membership that may act on a day (ISO date) fulfils. */
export function activeOn(today: string) {
  return and(
    isNull(memberships.endedAt),
    lte(memberships.startsOn, today),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, today)),
  )
}

/** Accounts of the scope that may act on a day (ISO date). */
export async function countActiveMembers(database: Database, scope: Scope, today: string): Promise<number> {
  const mine = within(scope, memberships.entityId)
  return (
    database
      .select({ accounts: countDistinct(memberships.userId) })
      .from(memberships)
      .where(and(mine, activeOn(today)))
      .get()?.accounts ?? 0
  )
}

/** Addresses of whoever administers the platform on a day (ISO date). */
export async function administratorAddresses(database: Database, today: string): Promise<string[]> {
  const active = and(eq(memberships.role, 'administrator'), activeOn(today))
  return database
    .selectDistinct({ email: user.email })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(active)
    .all()
    .map(({ email }) => email)
}

/**
 * Ends a membership at once. A session that was not told in which role it acts is tied to the ended one, so that it
 * cannot go on in another role of the same person without her knowing.
 * @param at ISO instant. @returns whether it was in force until now.
 */
export function endMembership(database: Writer, membershipId: string, endedBy: string, at: string): boolean {
  const ended = database
    .update(memberships)
    .set({ endedAt: at, endedBy })
    .where(and(eq(memberships.id, membershipId), isNull(memberships.endedAt)))
    .returning({ userId: memberships.userId })
    .get()
  if (!ended) return false
  database
    .update(session)
    .set({ activeMembershipId: membershipId })
    .where(and(eq(session.userId, ended.userId), isNull(session.activeMembershipId)))
    .run()
  return true
}

/** From when the yearly confirmation of an entity's list counts. @param today ISO date. */
export async function confirmationBasis(
  database: Reader,
  entityId: string,
  today: string,
): Promise<{ confirmedOn: string | null; oldestStart: string | null }> {
  const confirmed = database
    .select({ day: max(accountConfirmations.confirmedOn) })
    .from(accountConfirmations)
    .where(eq(accountConfirmations.entityId, entityId))
    .get()
  const current = and(
    eq(memberships.entityId, entityId),
    isNull(memberships.endedAt),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, today)),
  )
  const oldest = database
    .select({ day: min(memberships.startsOn) })
    .from(memberships)
    .where(current)
    .get()
  return { confirmedOn: confirmed?.day ?? null, oldestStart: oldest?.day ?? null }
}

/** Last day (ISO date) on which the list of each entity was confirmed, by entity; for looking at all of them at once. */
export async function lastConfirmations(database: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = database
    .select({ entityId: accountConfirmations.entityId, day: max(accountConfirmations.confirmedOn) })
    .from(accountConfirmations)
    .groupBy(accountConfirmations.entityId)
    .all()
  return new Map(rows.flatMap(({ entityId, day }) => (day === null ? [] : [[entityId, day] as const])))
}

/** Who administers the platform on a day (ISO date), and whether with a second step. */
export function administratorsInForce(
  database: Reader,
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

/** The head says that the list is right. Saying it twice on one day is saying it once. @param today ISO date. */
export function insertConfirmation(database: Writer, entityId: string, today: string, confirmedBy: string): void {
  database
    .insert(accountConfirmations)
    .values({ entityId, confirmedOn: today, confirmedBy })
    .onConflictDoNothing()
    .run()
}

/** Entities in which somebody holds a role that was not ended. */
export async function entitiesWithAccounts(database: Reader): Promise<{ id: string; name: string }[]> {
  return database
    .selectDistinct({ id: entities.id, name: entities.name })
    .from(memberships)
    .innerJoin(entities, eq(entities.id, memberships.entityId))
    .where(isNull(memberships.endedAt))
    .all()
}
