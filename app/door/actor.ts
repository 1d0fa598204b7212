import type { Role } from '#db/schema/roles.ts'
import { countryScope, entityScope, type Scope } from '#db/scope.ts'
import { AppError } from '#app/kit/program/app-error.server.ts'
import type { Account } from './current-account.server.ts'

/** Somebody who signed in, in one role. Made by the door alone; use cases ask for one. */
export type Actor = {
  readonly userId: string
  readonly name: string
  readonly role: Role
  /** The entity the role is for; null for national roles. */
  readonly entity: { readonly id: string; readonly name: string } | null
  /** Signs the budget assessment of the entity. */
  readonly headsPlanning: boolean
  /** Acts for the head by a resolution. */
  readonly isDelegate: boolean
  /** The membership by which she acts; null in tests and commands, which have none. */
  readonly membershipId: string | null
  /** Day until which the head must confirm the entity's list of accounts. */
  readonly confirmBy: string | null
  readonly scope: Scope
  readonly [acting]: true
}
declare const acting: unique symbol

type Identity = {
  userId: string
  name: string
  role: Role
  entity: { id: string; name: string } | null
  headsPlanning?: boolean
  isDelegate?: boolean
  membershipId?: string | null
  confirmBy?: string | null
}

/** A reader sees what was shared with her membership; without one, nothing. */
function scopeOf({ role, entity, membershipId }: Identity): Scope {
  if (!entity) return countryScope()
  return role === 'reader' ? entityScope(entity.id, membershipId ?? '') : entityScope(entity.id)
}

/** What belongs to an entity of which somebody holds a role, for judging that role before she acts in it. */
export function scopeIn(entity: { readonly id: string }): Scope {
  return entityScope(entity.id)
}

/** The whole country, for the program itself: the calendar acts where no person does. */
export function programScope(): Scope {
  return countryScope()
}

/** Makes an actor from a membership; exported for accepting an invitation and for tests, which have no session. */
export function actorFor(identity: Identity): Actor {
  return {
    headsPlanning: false,
    isDelegate: false,
    membershipId: null,
    confirmBy: null,
    ...identity,
    scope: scopeOf(identity),
  } as Actor
}

/**
 * Who sees the whole country, for the time in which she keeps the accounts of one entity: her role stays, her scope is
 * that entity's. @throws {AppError} `not-found` for anybody else.
 */
export function inEntity(actor: Actor, entity: { readonly id: string; readonly name: string }): Actor {
  if (actor.scope.kind !== 'country') throw new AppError('not-found')
  return { ...actor, entity, scope: entityScope(entity.id) }
}

/** The actor of an account; null while it has no role in force, or must set up the second step first. */
export function actorOf({ userId, name, active, mustSetUp }: Account): Actor | null {
  if (!active || mustSetUp) return null
  const { id, role, entity, headsPlanning, isDelegate, confirmBy } = active
  return actorFor({ userId, name, role, entity, headsPlanning, isDelegate, membershipId: id, confirmBy })
}
