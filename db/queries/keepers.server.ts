import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { KEEPER_ROLES, type Role } from '#db/schema/roles.ts'
import { entities, memberships, user } from '#db/schema/index.ts'
import { preparedWithin } from '#db/prepared-within.server.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle, Transaction } from '#db/unit-of-work.server.ts'
import type { Membership } from './accounts.server.ts'
import type { Note } from './audit.server.ts'
import { listConfirmedSizesOf } from './staff-figures.server.ts'

const waiting = and(
  inArray(memberships.role, [...KEEPER_ROLES]),
  isNull(memberships.confirmedAt),
  isNull(memberships.endedAt),
)

/**
 * Somebody vouches for a keeper, by name. @param unit where she works, as whoever vouches says it. @param at ISO instant.
 * @returns whether she still waited; where she did not, nothing is noted.
 */
export function updateKeeperAsConfirmed(
  transaction: Transaction,
  { id }: Pick<Membership, 'id'>,
  { unit, confirmedBy, at }: { readonly unit: string; readonly confirmedBy: string; readonly at: string },
  note: Note,
): boolean {
  const { changes } = transaction
    .update(memberships)
    .set({ confirmedAt: at, confirmedBy, unit })
    .where(and(eq(memberships.id, id), waiting))
    .run()
  if (changes === 1) note(transaction)
  return changes === 1
}

/** A keeper is refused: her membership ends before it began. @param at ISO instant. @returns whether she still waited. */
export function updateKeeperAsRefused(
  transaction: Transaction,
  { id }: Pick<Membership, 'id'>,
  { refusal, endedBy, at }: { readonly refusal: string; readonly endedBy: string; readonly at: string },
  note: Note,
): boolean {
  const { changes } = transaction
    .update(memberships)
    .set({ endedAt: at, endedBy, refusal })
    .where(and(eq(memberships.id, id), waiting))
    .run()
  if (changes === 1) note(transaction)
  return changes === 1
}

export type WaitingKeeper = {
  readonly membershipId: string
  readonly userId: string
  readonly name: string
  readonly role: Role
  readonly proposedBy: string | null
  readonly entityId: string
  readonly entityName: string
}

const day = sql.placeholder('day')

const waitingWithin = preparedWithin((database, mine) =>
  database
    .select({
      membershipId: memberships.id,
      userId: memberships.userId,
      name: user.name,
      role: memberships.role,
      proposedBy: memberships.proposedBy,
      entityId: entities.id,
      entityName: entities.name,
    })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .innerJoin(entities, eq(entities.id, memberships.entityId))
    .where(and(mine(memberships.entityId), waiting, or(isNull(memberships.endsOn), gte(memberships.endsOn, day))))
    .orderBy(asc(memberships.startsOn), asc(memberships.id))
    .prepare(),
)

/** Keepers of the scope for whom nobody vouched yet, the oldest first. @param today ISO date. */
export function listWaitingKeepers(database: Database | Transaction, scope: Scope, today: string): WaitingKeeper[] {
  const { statement, values } = waitingWithin(database, scope)
  return statement.all({ ...values, day: today })
}

/** Who could vouch for keepers of an entity. */
export type VoucherAccount = {
  readonly userId: string
  readonly role: 'head' | 'administrator'
  readonly name: string
  readonly email: string
}

/** Heads of an entity in force on a day (ISO date), without delegates, and every administrator. */
export function listVouchers(database: Handle, entityId: string, today: string): VoucherAccount[] {
  const inForce = and(
    isNull(memberships.endedAt),
    lte(memberships.startsOn, today),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, today)),
  )
  const head = and(eq(memberships.role, 'head'), eq(memberships.isDelegate, false), eq(memberships.entityId, entityId))
  return database
    .select({ userId: user.id, role: memberships.role, name: user.name, email: user.email })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(and(inForce, or(head, eq(memberships.role, 'administrator'))))
    .orderBy(asc(memberships.startsOn), asc(memberships.id))
    .all()
    .flatMap(({ role, ...rest }) => (role === 'head' || role === 'administrator' ? [{ ...rest, role }] : []))
}

/** Name and address of an account, and whether a mail reached it; null for no account. */
export function findAccountPerson(
  database: Handle,
  userId: string,
): { readonly name: string; readonly email: string; readonly emailVerified: boolean } | null {
  const { name, email, emailVerified } = user
  return database.select({ name, email, emailVerified }).from(user).where(eq(user.id, userId)).get() ?? null
}

/** The scope's own entity, and those that are attached to it or lie in its region, by name; for lending them keepers. */
export function listEntitiesAround(database: Handle, scope: Scope) {
  if (scope.kind !== 'entity') return null
  const { id, name, governmentLevel, region, status, parentId } = entities
  const columns = { id, name, governmentLevel, region, status, parentId }
  const own = database.select(columns).from(entities).where(eq(id, scope.entityId)).get()
  if (!own) return null
  const near = own.region === null ? eq(parentId, own.id) : or(eq(parentId, own.id), eq(region, own.region))
  const around = database.select(columns).from(entities).where(near).orderBy(asc(name)).all()
  const sizes = listConfirmedSizesOf(
    database,
    around.map((each) => each.id),
  )
  return { own, around: around.map((each) => ({ ...each, staff: sizes.get(each.id)?.people ?? null })) }
}
