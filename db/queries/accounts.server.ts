import { and, countDistinct, eq, gte, isNull, lte, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { entities, memberships, user } from '#db/schema/index.ts'
import type { Role } from '#db/schema/accounts.ts'
import type { Scope } from '#db/scope.ts'

export type Membership = {
  readonly role: Role
  readonly entity: { readonly id: string; readonly name: string } | null
  /** Heads planning and budget of the entity. */
  readonly headsPlanning: boolean
}

/** Roles that a user holds, each with its entity; empty for an unknown user. */
export async function membershipsOf(database: Database, userId: string): Promise<Membership[]> {
  const rows = database
    .select({ role: memberships.role, headsPlanning: memberships.headsPlanning, entityId: entities.id, entityName: entities.name })
    .from(memberships)
    .leftJoin(entities, eq(memberships.entityId, entities.id))
    .where(eq(memberships.userId, userId))
    .all()
  return rows.map(({ role, entityId, entityName, headsPlanning }) => ({
    role,
    headsPlanning,
    entity: entityId !== null && entityName !== null ? { id: entityId, name: entityName } : null,
  }))
}

/** Id of the user with this address, or null. */
export async function userIdByEmail(database: Database, email: string): Promise<string | null> {
  return database.select({ id: user.id }).from(user).where(eq(user.email, email)).get()?.id ?? null
}

export async function addMembership(
  database: Database,
  membership: typeof memberships.$inferInsert,
): Promise<void> {
  database.insert(memberships).values(membership).run()
}

function activeOn(today: string) {
  return and(isNull(memberships.endedAt), lte(memberships.startsOn, today), or(isNull(memberships.endsOn), gte(memberships.endsOn, today)))
}

/** Accounts of the scope that may act on a day (ISO date). */
export async function countActiveMembers(database: Database, scope: Scope, today: string): Promise<number> {
  const mine = scope.kind === 'entity' ? eq(memberships.entityId, scope.entityId) : undefined
  return database.select({ accounts: countDistinct(memberships.userId) }).from(memberships).where(and(mine, activeOn(today))).get()?.accounts ?? 0
}

/** Addresses of whoever administers the platform on a day (ISO date). */
export async function administratorAddresses(database: Database, today: string): Promise<string[]> {
  const active = and(eq(memberships.role, 'administrator'), activeOn(today))
  return database.selectDistinct({ email: user.email }).from(memberships).innerJoin(user, eq(user.id, memberships.userId)).where(active).all().map(({ email }) => email)
}
