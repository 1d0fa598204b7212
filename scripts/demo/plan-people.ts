import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import type { Role } from '#db/schema/roles.ts'
import { memberships, user } from '#db/schema/index.ts'

export type Person = { readonly userId: string; readonly who: string }

/** Who works on the plans of an entity. */
export type PlanPeople = {
  readonly coordination: Person
  readonly head: Person
  /** Accounts that do parts of the work; none in most entities. */
  readonly team: readonly Person[]
}

/** Accounts of an entity where it has them; otherwise somebody invented without one. */
export function findPlanPeople(database: Database, entityId: string): PlanPeople {
  const of = (role: Role): Person[] =>
    database
      .select({ userId: user.id, who: user.name })
      .from(memberships)
      .innerJoin(user, eq(user.id, memberships.userId))
      .where(and(eq(memberships.entityId, entityId), eq(memberships.role, role)))
      .orderBy(user.email)
      .all()
  return {
    coordination: of('coordinator')[0] ?? { userId: `persona-${entityId}`, who: 'Persona inventada' },
    head: of('head')[0] ?? { userId: `titular-${entityId}`, who: 'Persona titular inventada' },
    team: of('contributor'),
  }
}

/** In the middle of a day in Lima. @param day ISO date. */
export const atNoon = (day: string) => `${day}T17:00:00.000Z`

/** Of ISO dates. */
export const earliest = (first: string, ...days: readonly string[]) =>
  days.reduce((found, day) => (day < found ? day : found), first)
export const latest = (first: string, ...days: readonly string[]) =>
  days.reduce((found, day) => (day > found ? day : found), first)
