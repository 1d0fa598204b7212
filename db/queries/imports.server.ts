import { and, asc, eq, gt, gte, inArray, isNull, or } from 'drizzle-orm'
import type { Role } from '#db/schema/roles.ts'
import { entities, entityStaff, invitations, memberships, user } from '#db/schema/index.ts'
import type { Scope } from '#db/scope.ts'
import type { Handle } from '#db/unit-of-work.server.ts'
import type { Entity, Headcount } from './directory.server.ts'

// What an import decides by is read inside its own transaction, so these answer at once.

/** An entity as an import compares it, with the newest figure of its staff. */
export type ListedEntity = Pick<
  Entity,
  'id' | 'name' | 'governmentLevel' | 'region' | 'ruc' | 'ubigeo' | 'sector' | 'parentId' | 'status'
> & {
  readonly staff: Headcount | null
}

/** Every entity of the scope, by name. */
export function listEntitiesWithStaff(database: Handle, scope: Scope): ListedEntity[] {
  const own = scope.kind === 'entity' ? scope.entityId : null
  const rows = database
    .select()
    .from(entities)
    .where(own === null ? undefined : eq(entities.id, own))
    .orderBy(asc(entities.name))
    .all()
  const figures = database
    .select()
    .from(entityStaff)
    .where(own === null ? undefined : eq(entityStaff.entityId, own))
    .orderBy(asc(entityStaff.countedOn))
    .all()
  const newest = new Map(figures.map((figure) => [figure.entityId, figure]))
  return rows.map(({ id, name, governmentLevel, region, ruc, ubigeo, sector, parentId, status }) => ({
    id,
    name,
    governmentLevel,
    region,
    ruc,
    ubigeo,
    sector,
    parentId,
    status,
    staff: newest.get(id) ?? null,
  }))
}

/** A role that somebody has, or is invited to. */
export type RoleOf = { readonly email: string; readonly role: Role; readonly entityId: string | null }

/** Roles of the owners of these addresses that were not ended. Needs the country's scope. @param today ISO date. */
export function listRolesHeld(database: Handle, scope: Scope, emails: readonly string[], today: string): RoleOf[] {
  if (scope.kind !== 'country') return []
  const current = and(
    inArray(user.email, [...emails]),
    isNull(memberships.endedAt),
    or(isNull(memberships.endsOn), gte(memberships.endsOn, today)),
  )
  return database
    .select({ email: user.email, role: memberships.role, entityId: memberships.entityId })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(current)
    .all()
}

/**
 * Invitations to these addresses that may still be accepted; `expiresAt` is an ISO instant. Needs the country's scope.
 * @param now ISO instant.
 */
export function listRolesOffered(
  database: Handle,
  scope: Scope,
  emails: readonly string[],
  now: string,
): (RoleOf & { readonly id: string; readonly expiresAt: string })[] {
  if (scope.kind !== 'country') return []
  const open = and(
    inArray(invitations.email, [...emails]),
    isNull(invitations.acceptedAt),
    isNull(invitations.withdrawnAt),
    gt(invitations.expiresAt, now),
  )
  return database
    .select({
      id: invitations.id,
      email: invitations.email,
      role: invitations.role,
      entityId: invitations.entityId,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(open)
    .orderBy(asc(invitations.id))
    .all()
}

/** Every role that the owners of these addresses have or had, by address. Needs the country's scope. */
export function listRolesEverHeld(database: Handle, scope: Scope, emails: readonly string[]) {
  if (scope.kind !== 'country') return []
  const { role, entityId, endsOn, endedAt, confirmedAt } = memberships
  return database
    .select({ email: user.email, role, entityId, endsOn, endedAt, confirmedAt })
    .from(memberships)
    .innerJoin(user, eq(user.id, memberships.userId))
    .where(inArray(user.email, [...emails]))
    .all()
}

/** Names under which these addresses have an account. Needs the country's scope. */
export function listAccountNames(database: Handle, scope: Scope, emails: readonly string[]): Map<string, string> {
  if (scope.kind !== 'country') return new Map()
  return new Map(
    database
      .select({ email: user.email, name: user.name })
      .from(user)
      .where(inArray(user.email, [...emails]))
      .all()
      .map(({ email, name }) => [email, name]),
  )
}
